"""The templates of the zones, their decisions, and the matters that follow them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0023_review_sheets"),
        ("catalogue", "0018_data_dictionary"),
        ("offices", "0004_office_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="ZoneTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("zone", models.TextField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_basis", models.TextField(default="")),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ZoneMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="zones.zonetemplate"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ZoneDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.SmallIntegerField()),
                ("turn", models.SmallIntegerField(default=1)),
                ("work", models.TextField()),
                ("days", models.DecimalField(decimal_places=1, max_digits=6)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="zones.zonetemplate",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="zonetemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("zone", ""), _negated=True), models.Q(("document", ""), _negated=True)),
                name="zone_template_has_name_and_document",
            ),
        ),
        migrations.AddConstraint(
            model_name="zonetemplate",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("station_id"), models.F("station_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    (
                        models.Func(models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="zone_template_of_an_item_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="zonedecision",
            constraint=models.UniqueConstraint(fields=("template", "level"), name="zone_decision_of_a_level_once"),
        ),
        migrations.AddConstraint(
            model_name="zonedecision",
            constraint=models.UniqueConstraint(fields=("template", "office"), name="zone_decision_of_an_office_once"),
        ),
        migrations.AddConstraint(
            model_name="zonedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__range", (1, 4))), name="zone_decision_is_of_four_levels"
            ),
        ),
        migrations.AddConstraint(
            model_name="zonedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("turn__range", (1, 4))), name="zone_decision_has_its_turn"
            ),
        ),
        migrations.AddConstraint(
            model_name="zonedecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gt", 0), models.Q(("work", ""), _negated=True)),
                name="zone_decision_has_time_and_work",
            ),
        ),
    ]
