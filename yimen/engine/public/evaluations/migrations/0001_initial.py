"""The tables of the evaluations: services that may be rated, what was said, its words apart, and follow-ups."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0016_found_as_facts"),
        ("offices", "0004_office_chain"),
        ("people", "0008_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("code_hash", models.BinaryField(unique=True)),
                ("kind", models.TextField()),
                ("subject_id", models.BigIntegerField()),
                ("subject_ref", models.TextField()),
                ("what", models.TextField()),
                ("online", models.TextField()),
                ("city_id", models.BigIntegerField()),
                ("county_id", models.BigIntegerField(null=True)),
                ("town_id", models.BigIntegerField(null=True)),
                ("village_id", models.BigIntegerField(null=True)),
                ("staff", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("served_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("grade", models.TextField(default="")),
                ("rated_at", models.DateTimeField(null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogue.item",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
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
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("party__isnull", False)),
                        fields=["party", "-served_at"],
                        name="evaluation_of_party",
                    ),
                    models.Index(fields=["served_at"], name="evaluation_served"),
                    models.Index(fields=["window", "served_at"], name="evaluation_of_window"),
                    models.Index(
                        condition=models.Q(("grade", ""), _negated=True),
                        fields=["-rated_at", "-id"],
                        name="evaluation_rated",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "subject_id"), name="evaluation_one_per_service"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["case", "ticket", "enquiry", "home_visit"])),
                        name="evaluation_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("online__in", ["yes", "no"])), name="evaluation_online_is_yes_or_no"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("served_at"))),
                        name="evaluation_ends_after_the_service",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade", ""), ("rated_at", None)),
                            models.Q(
                                (
                                    "grade__in",
                                    [
                                        "dissatisfied",
                                        "fairly_satisfied",
                                        "satisfied",
                                        "very_dissatisfied",
                                        "very_satisfied",
                                    ],
                                ),
                                ("rated_at__gte", models.F("served_at")),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_is_rated_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nth", models.SmallIntegerField()),
                ("grade", models.TextField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("on_time", models.TextField(default="")),
                ("extra", models.TextField(default="")),
                ("paid", models.TextField(default="")),
                ("way", models.TextField()),
                ("rated_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(null=True)),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="evaluations.evaluation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "nth"), name="rating_is_given_once"),
                    models.CheckConstraint(condition=models.Q(("nth__in", [1, 2])), name="rating_at_most_twice"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "grade__in",
                                [
                                    "dissatisfied",
                                    "fairly_satisfied",
                                    "satisfied",
                                    "very_dissatisfied",
                                    "very_satisfied",
                                ],
                            )
                        ),
                        name="rating_grade_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["web", "link", "kiosk", "api"])), name="rating_way_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("extra__in", ["", "yes", "no"]),
                            ("on_time__in", ["", "yes", "no"]),
                            ("paid__in", ["", "yes", "no"]),
                        ),
                        name="rating_answers_are_yes_or_no",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RatingWords",
            fields=[
                (
                    "rating",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="said",
                        serialize=False,
                        to="evaluations.rating",
                    ),
                ),
                ("words", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("opened_at", models.DateTimeField()),
                ("contact_by", models.DateTimeField()),
                ("answer_by", models.DateTimeField()),
                ("contacted_at", models.DateTimeField(null=True)),
                ("reached", models.TextField(default="")),
                ("heard", models.TextField(default="")),
                ("outcome", models.TextField(default="")),
                ("reason", models.TextField(default="")),
                ("remedy", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("lapsed_at", models.DateTimeField(null=True)),
                ("raised_at", models.DateTimeField(null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.centre",
                    ),
                ),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_up",
                        to="evaluations.evaluation",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at", None), ("lapsed_at", None)),
                        fields=["answer_by", "id"],
                        name="follow_up_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reached__in", ["", "yes", "no"])), name="follow_up_reached_is_yes_or_no"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contacted_at", None), ("reached", "")),
                            models.Q(
                                ("contacted_at__isnull", False),
                                ("handler__isnull", False),
                                models.Q(("reached", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_is_contacted_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("outcome", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("contacted_at__isnull", False),
                                ("outcome__in", ["valid", "invalid"]),
                                models.Q(("reason", ""), _negated=True),
                                models.Q(
                                    ("outcome", "invalid"), models.Q(("remedy", ""), _negated=True), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_is_answered_with_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_at", None), ("lapsed_at", None), _connector="OR"),
                        name="follow_up_ends_once",
                    ),
                ],
            },
        ),
    ]
