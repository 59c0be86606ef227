"""Step clocks: one row per step of a case and side of its limit."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("offices", "0003_naming"),
    ]

    operations = [
        migrations.CreateModel(
            name="StepClock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                ("step", models.TextField()),
                ("side", models.TextField()),
                ("amount", models.DecimalField(decimal_places=1, max_digits=6)),
                ("unit", models.TextField()),
                ("law", models.TextField(default="")),
                ("calendar_revision", models.IntegerField()),
                ("desk_id", models.BigIntegerField()),
                ("began_by", models.BigIntegerField()),
                ("started_at", models.DateTimeField()),
                ("stopped_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("warning_at", models.DateTimeField(null=True)),
                ("next_warning_at", models.DateTimeField(null=True)),
                (
                    "calendar",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.calendar",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", True)),
                        fields=["next_warning_at"],
                        name="step_clock_next_warning",
                    ),
                    models.Index(
                        condition=models.Q(("stopped_at__isnull", True)),
                        fields=["calendar", "calendar_revision"],
                        name="step_clock_of_calendar",
                    ),
                    models.Index(fields=["case_id", "id"], name="step_clock_of_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("began_by", "step", "side"), name="step_clock_begins_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at__isnull", True)),
                        fields=("case_id", "step", "side"),
                        name="step_clock_one_running_per_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["promised", "statutory"])), name="step_clock_side_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="step_clock_has_time"),
                ],
            },
        ),
    ]
