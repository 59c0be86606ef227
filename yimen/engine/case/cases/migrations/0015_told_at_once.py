"""That no licence is needed is kept with basis, explanation and guidance, as every "no" at the door is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_one_side_lengthened")]
    operations = [
        migrations.RemoveConstraint("proposal", "proposal_answer_is_known"),
        migrations.AddConstraint(
            "proposal",
            models.CheckConstraint(
                condition=models.Q(("answer__in", ["", "confirmed", "rejected", "overtaken", "at_once"])),
                name="proposal_answer_is_known",
            ),
        ),
    ]
