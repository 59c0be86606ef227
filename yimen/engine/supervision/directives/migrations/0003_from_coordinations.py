"""A directive may come from a coordination meeting."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0002_guard"),
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="directive",
            name="directive_source_is_known",
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["meeting", "remark", "voice", "problem", "coordination"])),
                name="directive_source_is_known",
            ),
        ),
    ]
