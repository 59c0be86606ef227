"""A proposed "no" lapses with a case that its applicant took back; until now such a one was told as rejected."""

from django.db import migrations, models

LAPSED = """
update cases_proposal set answer = 'lapsed', answer_reason = '' where answer = 'rejected' and answered_by_id is null
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_taken_back")]
    operations = [
        migrations.RemoveConstraint("proposal", "proposal_answer_is_known"),
        migrations.AddConstraint(
            "proposal",
            models.CheckConstraint(
                condition=models.Q(
                    ("answer__in", ["", "confirmed", "rejected", "overtaken", "at_once", "withdrawn", "lapsed"])
                ),
                name="proposal_answer_is_known",
            ),
        ),
        migrations.RunSQL(LAPSED, migrations.RunSQL.noop),
    ]
