"""What other cities published, and the values that were entered for it."""

import django.db.models.deletion
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("city", models.TextField()),
                ("title", models.TextField()),
                ("indicator", models.TextField(default="")),
                ("unit", models.TextField()),
                ("as_of", models.DateField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_for", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("unit__in", ["percent", "times", "count", "days", "rank"])),
                        name="reference_has_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("indicator", ""),
                            models.Q(("indicator", "on_time"), ("unit", "percent")),
                            models.Q(("indicator", "same_day"), ("unit", "percent")),
                            models.Q(("indicator", "satisfaction"), ("unit", "percent")),
                            models.Q(("indicator", "no_trip"), ("unit", "percent")),
                            models.Q(("indicator", "trips"), ("unit", "times")),
                            models.Q(("indicator", "online"), ("unit", "percent")),
                            models.Q(("indicator", "compression"), ("unit", "percent")),
                            models.Q(("indicator", "gathered"), ("unit", "percent")),
                            models.Q(("indicator", "one_and_one"), ("unit", "percent")),
                            models.Q(("indicator", "excellent"), ("unit", "percent")),
                            models.Q(("indicator", "items"), ("unit", "count")),
                            _connector="OR",
                        ),
                        name="reference_is_told_in_the_unit_of_its_figure",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("city", "title", "as_of"),
                        name="reference_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_for", "")),
                            models.Q(("withdrawn_at__isnull", False), models.Q(("withdrawn_for", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reference_is_withdrawn_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=14)),
                ("source", models.TextField()),
                ("reason", models.TextField(default="")),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="values", to="benchmarks.reference"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reference", "number"), name="reference_value_is_numbered"),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="reference_value_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__gte", Decimal("-1000000000")), ("value__lte", Decimal("1000000000"))
                        ),
                        name="reference_value_can_be",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", 1), ("reason", "")),
                            models.Q(("number__gt", 1), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reference_value_is_corrected_for_a_reason",
                    ),
                ],
            },
        ),
    ]
