"""How many people live in a place, as published."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0013_staff_revision"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Population",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("people", models.BigIntegerField()),
                ("as_of", models.DateField()),
                ("source", models.TextField()),
                ("entered_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_for", models.TextField(default="")),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("people__gt", 0)), name="population_is_of_people"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="population_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_for", "")),
                            models.Q(("withdrawn_at__isnull", False), models.Q(("withdrawn_for", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="population_is_withdrawn_for_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("region", "as_of"),
                        name="population_once_a_day",
                    ),
                ],
            },
        ),
    ]
