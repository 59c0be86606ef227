"""Reprojections: one run per change of a calendar, and the cases that wait in it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reprojection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("from_revision", models.IntegerField()),
                ("to_revision", models.IntegerField()),
                ("days", models.JSONField(default=list)),
                ("began_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("cases", models.IntegerField()),
                ("counted", models.IntegerField(default=0)),
                ("moved", models.IntegerField(default=0)),
                ("calendar", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="calendars.calendar")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("calendar", "to_revision"), name="reprojection_one_per_revision"),
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=("calendar",),
                        name="reprojection_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_revision__gt", models.F("from_revision"))),
                        name="reprojection_goes_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("counted__lte", models.F("cases")), ("moved__lte", models.F("counted"))),
                        name="reprojection_counts_each_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReprojectionCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waiting",
                        to="reprojections.reprojection",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "case_id"), name="reprojection_holds_a_case_once")
                ],
            },
        ),
    ]
