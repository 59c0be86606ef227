"""By which model departments share their approvals, and where steps are done."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0001_initial"),
        ("offices", "0003_naming"),
    ]

    operations = [
        migrations.CreateModel(
            name="Integration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
                ("model", models.TextField()),
                ("sections", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("model__in", ["whole", "serving"]), ("sections__len", 1)),
                            models.Q(("model", "grouped"), ("sections__len__in", [2, 3])),
                            _connector="OR",
                        ),
                        name="integration_has_the_sections_of_its_model",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("office_id"),
                                    models.F("office_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="office_is_integrated_by_one_model_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
                (
                    "item",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="catalogue.item"),
                ),
                ("step", models.TextField()),
                (
                    "centre",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="offices.centre"),
                ),
                ("elsewhere", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
            ],
            options={
                "indexes": [models.Index(fields=["item"], name="step_place_of_item")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ["decide", "certificate"])), name="step_place_step_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("centre__isnull", False), ("elsewhere", "")),
                            models.Q(("centre", None), models.Q(("elsewhere", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="step_place_is_a_centre_or_named",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("office_id"),
                                    models.F("office_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("item_id"),
                                    function="int8range",
                                    template="int8range(coalesce(item_id, 0), coalesce(item_id, 0), '[]')",
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("step"),
                                    function="int8range",
                                    template="int8range(hashtextextended(step, 0), hashtextextended(step, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="step_is_done_at_one_place_at_a_time",
                    ),
                ],
            },
        ),
    ]
