"""The tables of the anomalies: the dated rules, and what came of each figure."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0012_establishment_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnomalyRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("margin", models.SmallIntegerField()),
                ("least", models.SmallIntegerField()),
                ("document", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AnomalyNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("month", models.DateField()),
                ("cases", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("last_at", models.DateTimeField()),
                ("city_id", models.BigIntegerField(null=True)),
                ("county_id", models.BigIntegerField(null=True)),
                ("town_id", models.BigIntegerField(null=True)),
                ("village_id", models.BigIntegerField(null=True)),
                ("outcome", models.TextField()),
                ("words", models.TextField()),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="anomalies.anomalyrule",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="anomalyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "asked_again",
                            "late_material",
                            "sent_back",
                            "in_seconds",
                            "pulled_forward",
                            "one_agent",
                            "special_late",
                        ],
                    )
                ),
                name="anomaly_rule_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="anomalyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("least__gte", 1), ("least__lte", 1000), ("margin__gte", 0), ("margin__lte", 1000)),
                name="anomaly_rule_asks_from_one_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="anomalyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", ""), _negated=True), name="anomaly_rule_has_a_document"
            ),
        ),
        migrations.AddConstraint(
            model_name="anomalyrule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("kind"),
                            function="int8range",
                            template="int8range(hashtextextended(kind, 0), hashtextextended(kind, 0), '[]')",
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="anomaly_rule_is_one_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="anomalynote",
            index=models.Index(fields=["month", "-id"], name="anomaly_note_of_month"),
        ),
        migrations.AddConstraint(
            model_name="anomalynote",
            constraint=models.UniqueConstraint(fields=("kind", "staff", "month"), name="anomaly_is_noted_once_a_month"),
        ),
        migrations.AddConstraint(
            model_name="anomalynote",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["explained", "confirmed"])), name="anomaly_outcome_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="anomalynote",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("words", ""), _negated=True), models.Q(("cases", []), _negated=True)),
                name="anomaly_note_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="anomalynote",
            constraint=models.CheckConstraint(
                condition=models.Q(("noted_by", models.F("staff")), _negated=True), name="anomaly_is_noted_by_another"
            ),
        ),
    ]
