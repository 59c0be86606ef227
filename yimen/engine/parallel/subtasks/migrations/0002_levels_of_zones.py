"""At which level of a zone's template a subtask decides, and under which seal of its own office."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0023_review_sheets"),
        ("offices", "0004_office_chain"),
        ("people", "0013_staff_revision"),
        ("subtasks", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="subtask",
            name="seal",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="subtask",
            name="zone_level",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="subtask",
            constraint=models.UniqueConstraint(
                fields=("case", "zone_level"), name="subtask_of_a_level_once_in_its_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="subtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("zone_level", None), models.Q(("kind", "decide"), ("zone_level__range", (1, 4))), _connector="OR"
                ),
                name="subtask_of_a_level_decides",
            ),
        ),
        migrations.AddConstraint(
            model_name="subtask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("zone_level", None),
                    models.Q(("state", "returned"), _negated=True),
                    models.Q(("seal", ""), _negated=True),
                    _connector="OR",
                ),
                name="subtask_of_a_level_is_decided_under_a_seal",
            ),
        ),
    ]
