"""A visit's act knows the how-many-th visit of its case it was done on, and which lists of its item it speaks against."""

from django.db import migrations, models
from django.db.models import Q

# Visits that were bound before count as well.
COUNTED = """
update visits_visitact a set nth = n.nth from (
  select id, dense_rank() over (partition by case_id order by visit_id) as nth from visits_visitact) n
 where n.id = a.id and n.nth <> a.nth
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0002_entry")]
    operations = [
        migrations.AddField("visitact", "nth", models.SmallIntegerField(default=1)),
        migrations.AddField("visitact", "against", models.BigIntegerField(default=0)),
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
        migrations.AddIndex(
            "visitact",
            models.Index(fields=["-done_at", "-id"], condition=~Q(against=0), name="visit_act_against_a_list"),
        ),
    ]
