"""Whoever proposed a "no" may take it back before anybody has answered it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_not_on_file")]
    operations = [
        migrations.RemoveConstraint("proposal", "proposal_answer_is_known"),
        migrations.AddConstraint(
            "proposal",
            models.CheckConstraint(
                condition=models.Q(("answer__in", ["", "confirmed", "rejected", "overtaken", "at_once", "withdrawn"])),
                name="proposal_answer_is_known",
            ),
        ),
    ]
