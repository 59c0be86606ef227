"""Division set-up, duties, templates, seats, residencies and where each item is handled."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import yimen.kernel.offices.concentration
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0009_texts_and_libraries"),
        ("offices", "0003_naming"),
        ("people", "0003_cashier"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Residency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("batch", models.TextField()),
                ("due", models.DateField()),
                ("front", models.IntegerField()),
                ("back", models.IntegerField()),
                ("windows", models.IntegerField()),
                ("staff", models.IntegerField()),
                ("basis", models.TextField(default="")),
                ("planned_on", models.DateField()),
                ("entered_on", models.DateField(null=True)),
                ("left_on", models.DateField(null=True)),
                ("called_off_on", models.DateField(null=True)),
                ("end_basis", models.TextField(default="")),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.centre")),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("back__gte", 0), ("front__gte", 0), ("staff__gte", 0), ("windows__gte", 0)),
                        name="residency_asks_for_no_less_than_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on", None),
                            models.Q(("entered_on__isnull", False), ("left_on__gt", models.F("entered_on"))),
                            _connector="OR",
                        ),
                        name="residency_ends_after_it_was_entered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("called_off_on", None), ("entered_on", None), _connector="OR"),
                        name="residency_entered_is_not_called_off",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("called_off_on", None), ("left_on", None)),
                        fields=("office", "centre"),
                        name="residency_one_open_per_office_and_centre",
                    ),
                ],
                "indexes": [models.Index(fields=["centre", "due"], name="residency_of_centre")],
            },
        ),
        migrations.CreateModel(
            name="ResidentItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("place", models.TextField()),
                ("ground", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="catalogue.item")),
                (
                    "residency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="concentration.residency",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ground", yimen.kernel.offices.concentration.Ground["NONE"]),
                                (
                                    "place__in",
                                    [
                                        yimen.kernel.offices.concentration.Place["AUTHORISED"],
                                        yimen.kernel.offices.concentration.Place["CENTRE"],
                                    ],
                                ),
                                ("residency__isnull", False),
                            ),
                            models.Q(
                                ("place", yimen.kernel.offices.concentration.Place["IN_PLACE"]),
                                ("residency", None),
                                ("valid__isnull", False),
                                models.Q(("ground", yimen.kernel.offices.concentration.Ground["NONE"]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="resident_item_is_in_a_centre_or_in_place_on_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ground__in",
                                [
                                    yimen.kernel.offices.concentration.Ground["NONE"],
                                    yimen.kernel.offices.concentration.Ground["SECRET"],
                                    yimen.kernel.offices.concentration.Ground["SITE"],
                                    yimen.kernel.offices.concentration.Ground["LAW"],
                                ],
                            )
                        ),
                        name="resident_item_ground_is_known",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("item_id"), models.F("item_id"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="item_is_handled_at_one_place_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatStock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("front", models.IntegerField()),
                ("back", models.IntegerField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
                ("centre", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.centre")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("back__gte", 0), ("front__gte", 0)), name="seat_stock_is_not_negative"
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
                            ("valid", "&&"),
                        ],
                        name="centre_has_one_seat_stock_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcentrationTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("template", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
                ("region", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regions.region")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "template__in",
                                [
                                    yimen.kernel.offices.concentration.Template["TWO_TWO"],
                                    yimen.kernel.offices.concentration.Template["THREE_TWO"],
                                    yimen.kernel.offices.concentration.Template["THREE_THREE"],
                                ],
                            )
                        ),
                        name="concentration_template_is_known",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("region_id"),
                                    models.F("region_id"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="region_asks_by_one_template_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Determination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("number", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("form", models.TextField()),
                ("way", models.TextField()),
                ("integration", models.TextField()),
                ("tasks", models.JSONField(default=list)),
                ("headcount", models.SmallIntegerField()),
                ("closes", models.JSONField(default=list)),
                ("begins", models.DateField()),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.TextField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("approved_by", models.TextField(default="")),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ["stand_alone", "co_located", "delegated"])),
                        name="determination_has_one_of_three_forms",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "way__in",
                                [
                                    yimen.kernel.offices.concentration.SetUp["NEW"],
                                    yimen.kernel.offices.concentration.SetUp["RENAMED"],
                                    yimen.kernel.offices.concentration.SetUp["REPLACED"],
                                    yimen.kernel.offices.concentration.SetUp["MERGED"],
                                    yimen.kernel.offices.concentration.SetUp["PLATE"],
                                ],
                            )
                        ),
                        name="determination_way_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "integration__in",
                                [
                                    yimen.kernel.offices.concentration.Integration["WHOLE"],
                                    yimen.kernel.offices.concentration.Integration["GROUPED"],
                                    yimen.kernel.offices.concentration.Integration["SERVING"],
                                ],
                            )
                        ),
                        name="determination_integration_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__gte", 0)), name="determination_counts_heads"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="determination_needs_four_eyes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DivisionDuty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("duty", models.TextField()),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("basis", models.TextField(default="")),
                ("end_basis", models.TextField(default="")),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="offices.office")),
                ("staff", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.staff")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "duty__in",
                                [
                                    yimen.kernel.offices.concentration.Duty["LEADER"],
                                    yimen.kernel.offices.concentration.Duty["HEAD"],
                                    yimen.kernel.offices.concentration.Duty["DEPUTY"],
                                    yimen.kernel.offices.concentration.Duty["MEMBER"],
                                ],
                            )
                        ),
                        name="division_duty_is_known",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            (
                                "duty__in",
                                [
                                    yimen.kernel.offices.concentration.Duty["LEADER"],
                                    yimen.kernel.offices.concentration.Duty["HEAD"],
                                ],
                            )
                        ),
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
                                    models.F("duty"),
                                    function="int8range",
                                    template="int8range(hashtextextended(duty, 0), hashtextextended(duty, 0), '[]')",
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="division_has_one_leader_and_one_head_at_a_time",
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
                                    models.F("staff_id"), models.F("staff_id"), models.Value("[]"), function="int8range"
                                ),
                                "&&",
                            ),
                            ("valid", "&&"),
                        ],
                        name="somebody_has_one_duty_in_a_division_at_a_time",
                    ),
                ],
            },
        ),
    ]
