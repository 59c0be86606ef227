"""The tables of the rounds: what was planned and drawn, each visit, and each point that was wrong."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="WindowRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "inspectors",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("secret", models.TextField()),
                ("planned_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
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
                    "planned_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoundVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("on", models.DateField()),
                ("visited_at", models.DateTimeField(null=True)),
                ("present", models.TextField(default="")),
                (
                    "visited_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="rounds.windowround"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoundFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("point", models.TextField()),
                ("off", models.SmallIntegerField()),
                ("told", models.TextField()),
                ("photo", models.TextField(default="")),
                ("state", models.TextField(default="open")),
                ("found_at", models.DateTimeField()),
                ("mend_by", models.DateTimeField()),
                ("objection", models.TextField(default="")),
                ("judgement", models.TextField(default="")),
                ("mended", models.TextField(default="")),
                ("mended_at", models.DateTimeField(null=True)),
                ("looked", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "objected_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="rounds.roundvisit"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["mended", "objected", "open"])),
                        fields=["mend_by", "id"],
                        name="round_finding_open",
                    ),
                    models.Index(fields=["found_at"], name="round_finding_found"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "point"), name="round_finding_once_a_point"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "point__in",
                                [
                                    "at_post",
                                    "ready",
                                    "badge",
                                    "manner",
                                    "one_time",
                                    "no_extra",
                                    "tidy",
                                    "devices",
                                    "access",
                                ],
                            )
                        ),
                        name="round_finding_point_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "objected", "mended", "closed", "lifted"])),
                        name="round_finding_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("told", ""), _negated=True), name="round_finding_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "objected"), _negated=True),
                            models.Q(models.Q(("objection", ""), _negated=True), ("objected_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="round_finding_objection_is_somebodys",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["mended", "closed"]), _negated=True),
                            models.Q(("mended", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="round_finding_says_how_it_was_mended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(models.Q(("looked", ""), _negated=True), ("closed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="round_finding_is_closed_after_a_look",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="windowround",
            index=models.Index(fields=["centre", "-id"], name="round_of_centre"),
        ),
        migrations.AddConstraint(
            model_name="windowround",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["patrol", "style", "joint"])), name="round_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="windowround",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="round_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="windowround",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))), name="round_ends_after_it_begins"
            ),
        ),
        migrations.AddIndex(
            model_name="roundvisit",
            index=models.Index(condition=models.Q(("visited_at", None)), fields=["on"], name="round_visit_ahead"),
        ),
        migrations.AddConstraint(
            model_name="roundvisit",
            constraint=models.UniqueConstraint(fields=("round", "window"), name="round_visits_a_window_once"),
        ),
        migrations.AddConstraint(
            model_name="roundvisit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("visited_at", None), ("visited_by", None)),
                    models.Q(("visited_at__isnull", False), ("visited_by__isnull", False)),
                    _connector="OR",
                ),
                name="round_visit_is_somebodys",
            ),
        ),
    ]
