"""A directive may come from a weakness that an evaluation found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directives", "0003_from_coordinations")]

    operations = [
        migrations.RemoveConstraint(model_name="directive", name="directive_source_is_known"),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["meeting", "remark", "voice", "problem", "coordination", "jury"])),
                name="directive_source_is_known",
            ),
        ),
    ]
