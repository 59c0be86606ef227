"""A proposed "no" may be overtaken by the law."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_village_ledger")]
    operations = [
        migrations.RemoveConstraint("proposal", "proposal_answer_is_known"),
        migrations.AddConstraint(
            "proposal",
            models.CheckConstraint(
                condition=models.Q(("answer__in", ["", "confirmed", "rejected", "overtaken"])),
                name="proposal_answer_is_known",
            ),
        ),
    ]
