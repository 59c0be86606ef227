"""A case knows when it was accepted on a promise, so that its later check is born with the decision."""

from django.db import migrations, models

# Those on their way were told so in the journal; those that are decided were granted before checks were born.
KNOWN = """
update cases_case c set committed_at = e.effective_at from journal_entry e
where e.subject_kind = 'case' and e.subject_id = c.id and e.verb = 'accept_on_commitment' and c.decided_at is null
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_steps_and_ranks"), ("journal", "0002_entry")]
    operations = [
        migrations.AddField("case", "committed_at", models.DateTimeField(null=True)),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]
