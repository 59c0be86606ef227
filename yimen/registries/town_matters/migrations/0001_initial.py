"""The matters of towns, where each is handled, and the lists that were published."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import yimen.kernel.villages.matters
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0018_data_dictionary"),
        ("offices", "0004_office_chain"),
        ("towns", "0002_trial_run"),
    ]

    operations = [
        migrations.CreateModel(
            name="TownMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("unit", models.TextField()),
                ("unit_kind", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.item"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TownMatterList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.IntegerField()),
                ("document", models.TextField()),
                ("published_at", models.DateTimeField()),
                ("matters", models.JSONField()),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TownMatterPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                (
                    "family",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="towns.windowfamily",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="town_matters.townmatter"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="townmatter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "unit_kind__in",
                        [
                            yimen.kernel.villages.matters.TownUnit["OFFICE"],
                            yimen.kernel.villages.matters.TownUnit["STATION"],
                        ],
                    )
                ),
                name="town_matter_unit_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="townmatter",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("unit", ""), _negated=True)),
                name="town_matter_has_name_and_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="townmatter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid__upper_inf", True)),
                fields=("centre", "name", "unit"),
                name="town_matter_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="townmatterlist",
            constraint=models.UniqueConstraint(fields=("centre", "number"), name="town_matter_list_has_its_number"),
        ),
        migrations.AddConstraint(
            model_name="townmatterlist",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", ""), _negated=True), name="town_matter_list_has_its_document"
            ),
        ),
        migrations.AddConstraint(
            model_name="townmatterplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("family__isnull", False), ("place", "")),
                    models.Q(("family__isnull", True), models.Q(("place", ""), _negated=True)),
                    _connector="OR",
                ),
                name="town_matter_is_in_the_centre_or_somewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="townmatterplace",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("matter_id"), models.F("matter_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="town_matter_is_in_one_place_at_a_time",
            ),
        ),
    ]
