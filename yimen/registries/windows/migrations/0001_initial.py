"""Window groups: which counters take which items in, from when to when."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0012_proof_decisions"),
        ("offices", "0003_naming"),
    ]

    operations = [
        migrations.CreateModel(
            name="WindowGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("letter", models.CharField(max_length=1)),
                ("name", models.TextField()),
                ("list_code", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.centre"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["everything", "sector", "chain", "few", "list"])),
                        name="window_group_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("letter__regex", "^[A-Z]$")), name="window_group_has_a_letter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "list"), ("list_code", ""), _connector="XOR"),
                        name="window_group_names_a_list_or_not",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("centre_id"),
                                    models.F("centre_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("letter"),
                                    function="int8range",
                                    template="int8range(ascii(letter::text), ascii(letter::text), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="window_group_letter_is_used_once_in_a_centre",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupedWindow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="windows", to="windows.windowgroup"
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("window_id"),
                                    models.F("window_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="window_stands_in_one_group_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="windows.windowgroup"
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("centre_id"),
                                    models.F("centre_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="item_stands_in_one_group_of_a_centre",
                    )
                ],
            },
        ),
    ]
