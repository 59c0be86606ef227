"""An old number knows when it was listed, can be struck for a reason, and names a case that no other one names."""

from django.db import migrations, models
from django.db.models import Q

LISTED = """
update network_oldnumber o set listed_at = e.effective_at from journal_entry e
where e.subject_kind = 'old_number' and e.subject_id = o.id and e.verb = 'list_old_number'
"""


class Migration(migrations.Migration):
    dependencies = [("network", "0002_old_numbers"), ("journal", "0002_entry")]
    operations = [
        migrations.AddField("oldnumber", "listed_at", models.DateTimeField(null=True)),
        migrations.RunSQL(LISTED, migrations.RunSQL.noop),
        migrations.AlterField("oldnumber", "listed_at", models.DateTimeField()),
        migrations.AddField("oldnumber", "struck", models.TextField(default="")),
        migrations.AddField("oldnumber", "struck_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "oldnumber",
            models.CheckConstraint(
                condition=Q(("struck", ""), ("struck_at", None))
                | (~Q(("struck", "")) & Q(("struck_at__isnull", False))),
                name="old_number_is_struck_for_a_reason",
            ),
        ),
        migrations.RemoveConstraint("oldnumber", "old_number_stands_once_for_a_hall"),
        migrations.AddConstraint(
            "oldnumber",
            models.UniqueConstraint(
                condition=Q(("struck_at", None)),
                fields=("hall", "kind", "number"),
                name="old_number_stands_once_for_a_hall",
            ),
        ),
        migrations.AddConstraint(
            "oldnumber",
            models.UniqueConstraint(
                condition=Q(("kind", "case"), ("struck_at", None)) & ~Q(("named_ref", "")),
                fields=("named_ref",),
                name="old_number_names_a_case_once",
            ),
        ),
    ]
