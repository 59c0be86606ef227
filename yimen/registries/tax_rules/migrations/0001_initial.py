"""The tax rules, each with its basis and its days."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="TaxRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code", models.TextField()),
                ("tax", models.TextField()),
                ("kind", models.TextField()),
                ("permyriad", models.IntegerField()),
                ("law", models.TextField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                (
                    "homes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("area_over", models.IntegerField(default=0)),
                ("area_to", models.IntegerField(default=0)),
                ("held_from", models.IntegerField(default=0)),
                ("held_under", models.IntegerField(default=0)),
                ("original", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("end_document", models.TextField(default="")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tax__in", ["vat", "urban", "education", "local_education", "income", "deed"])
                        ),
                        name="tax_rule_tax_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["rate", "exempt", "reduced"])), name="tax_rule_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("law", ""), _negated=True), models.Q(("code", ""), _negated=True)),
                        name="tax_rule_has_a_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "exempt"), ("permyriad", 0)),
                            models.Q(
                                models.Q(("kind", "exempt"), _negated=True),
                                ("permyriad__gt", 0),
                                ("permyriad__lt", 10000),
                            ),
                            _connector="OR",
                        ),
                        name="tax_rule_rate_lies_between_nothing_and_all",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("area_over__gte", 0),
                            ("held_from__gte", 0),
                            models.Q(("area_to", 0), ("area_to__gt", models.F("area_over")), _connector="OR"),
                            models.Q(("held_under", 0), ("held_under__gt", models.F("held_from")), _connector="OR"),
                        ),
                        name="tax_rule_limits_leave_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kinds__contained_by", ["first_hand", "second_hand", "spouses", "inheritance"]),
                            ("homes__contained_by", ["only", "second", "more"]),
                            ("original__in", ["", "known", "unknown"]),
                        ),
                        name="tax_rule_conditions_are_known",
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
                                    models.F("code"),
                                    function="int8range",
                                    template="int8range(hashtextextended(code, 0), hashtextextended(code, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="tax_rule_one_of_a_code_at_a_time",
                    ),
                ],
            },
        ),
    ]
