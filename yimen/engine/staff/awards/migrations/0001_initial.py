"""The tables of the awards."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("winners", models.SmallIntegerField()),
                ("model_windows", models.SmallIntegerField()),
                ("window_fen", models.BigIntegerField()),
                ("model_fen", models.BigIntegerField()),
                ("budget_fen", models.BigIntegerField()),
                ("weights", models.JSONField()),
                ("most_upheld", models.SmallIntegerField()),
                ("document", models.TextField()),
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
            ],
        ),
        migrations.CreateModel(
            name="AwardRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("month", models.DateField()),
                ("published_at", models.DateTimeField()),
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
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="awards.awardrule",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PioneerPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("most_upheld", models.SmallIntegerField()),
                ("most_late", models.SmallIntegerField()),
                ("awarded_on", models.DateField()),
                ("document", models.TextField()),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("upheld", models.SmallIntegerField(default=0)),
                ("late", models.SmallIntegerField(default=0)),
                ("lost_at", models.DateTimeField(null=True)),
                ("lost_for", models.TextField(default="")),
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
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RedFlag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
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
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="awards.awardround",
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reward",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("fen", models.BigIntegerField()),
                ("line", models.TextField()),
                ("ground", models.TextField()),
                ("evidence", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("appeal", models.TextField(default="")),
                ("appealed_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
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
                    "proposed_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.window",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ServiceCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("commitment", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AwardPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.SmallIntegerField()),
                ("score", models.IntegerField()),
                ("figures", models.JSONField()),
                ("excluded", models.TextField(default="")),
                ("won", models.TextField(default="")),
                ("model", models.TextField(default="")),
                (
                    "nominated_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "nominee",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="awards.awardround"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "place"), name="award_place_is_taken_once"),
                    models.UniqueConstraint(fields=("round", "window"), name="award_place_once_a_window"),
                    models.CheckConstraint(
                        condition=models.Q(("model__in", ["", "yes"]), ("won__in", ["", "yes"])),
                        name="award_place_is_won_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("excluded", ""), models.Q(("model", ""), ("won", "")), _connector="OR"),
                        name="award_excluded_wins_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("model", ""), ("won", "yes"), _connector="OR"),
                        name="award_model_window_has_won",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nominee", None), ("model", "yes"), _connector="OR"),
                        name="award_service_model_is_of_a_model",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nominee", None),
                            models.Q(("nominee", models.F("nominated_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="award_nobody_nominates_themself",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="awardrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["advanced", "red_flag"])), name="award_rule_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="awardrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("model_windows__gte", 0), ("model_windows__lte", models.F("winners")), ("winners__gte", 1)
                ),
                name="award_rule_models_are_winners",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "budget_fen__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("model_windows"),
                            "*",
                            django.db.models.expressions.CombinedExpression(
                                models.F("window_fen"), "+", models.F("model_fen")
                            ),
                        ),
                    )
                ),
                name="award_rule_lies_within_its_budget",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardrule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
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
                name="award_has_one_rule_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardround",
            constraint=models.UniqueConstraint(fields=("centre", "kind", "month"), name="award_round_once_a_month"),
        ),
        migrations.AddConstraint(
            model_name="pioneerpost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lost_at", None), ("lost_for", "")),
                    models.Q(("lost_at__isnull", False), models.Q(("lost_for", ""), _negated=True)),
                    _connector="OR",
                ),
                name="pioneer_post_is_lost_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="pioneerpost",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lost_at", None)), fields=("window",), name="pioneer_post_once_a_window"
            ),
        ),
        migrations.AddConstraint(
            model_name="redflag",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("centre_id"), models.F("centre_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="red_flag_has_one_holder_at_a_time",
            ),
        ),
        migrations.AddIndex(
            model_name="reward",
            index=models.Index(fields=["centre", "-id"], name="reward_of_centre"),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["reward", "sanction"])), name="reward_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("staff__isnull", False), ("window", None)),
                    models.Q(("staff", None), ("window__isnull", False)),
                    _connector="OR",
                ),
                name="reward_is_for_somebody_or_a_window",
            ),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(
                condition=models.Q(("fen__gte", 0), models.Q(("evidence", ""), _negated=True)),
                name="reward_has_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    models.Q(
                        models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                        models.Q(("approved_by", models.F("staff")), _negated=True),
                    ),
                    models.Q(
                        ("approved_by__isnull", False),
                        ("staff", None),
                        models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reward_is_approved_by_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="reward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by", None),
                    models.Q(("answered_by", models.F("approved_by")), _negated=True),
                    _connector="OR",
                ),
                name="reward_appeal_is_answered_by_another",
            ),
        ),
        migrations.AddIndex(
            model_name="servicecard",
            index=models.Index(fields=["staff", "-id"], name="service_card_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="servicecard",
            constraint=models.CheckConstraint(
                condition=models.Q(("commitment", ""), _negated=True), name="service_card_says_something"
            ),
        ),
    ]
