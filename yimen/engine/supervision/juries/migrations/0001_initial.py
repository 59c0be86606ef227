"""The tables of the evaluation groups: what is judged, seats, indicators, scores, weaknesses."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directives", "0004_from_juries"),
        ("offices", "0004_office_chain"),
        ("people", "0011_secondment"),
    ]

    operations = [
        migrations.CreateModel(
            name="Jury",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("unit", models.TextField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("score_by", models.DateField()),
                ("every", models.SmallIntegerField()),
                ("state", models.TextField(default="called")),
                ("called_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("off_why", models.TextField(default="")),
                (
                    "called_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
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
            name="Juror",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("standing", models.TextField()),
                ("code_hash", models.BinaryField(null=True, unique=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("scored_at", models.DateTimeField(null=True)),
                (
                    "party",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "jury",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="jurors", to="juries.jury"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JuryIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("title", models.TextField()),
                ("figure", models.TextField(default="")),
                ("weight", models.SmallIntegerField()),
                ("least", models.SmallIntegerField()),
                ("part", models.IntegerField(null=True)),
                ("whole", models.IntegerField(null=True)),
                (
                    "jury",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="indicators", to="juries.jury"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JuryFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("before_part", models.IntegerField()),
                ("before_whole", models.IntegerField()),
                ("after_part", models.IntegerField(null=True)),
                ("after_whole", models.IntegerField(null=True)),
                ("effect", models.TextField(default="")),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "directive",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.directive",
                    ),
                ),
                (
                    "indicator",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="finding", to="juries.juryindicator"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JuryScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.SmallIntegerField()),
                ("said", models.TextField(default="")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="juries.juryindicator"
                    ),
                ),
                (
                    "juror",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="juries.juror"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="jury",
            index=models.Index(
                condition=models.Q(("state", "published")), fields=["-published_at", "-id"], name="jury_published"
            ),
        ),
        migrations.AddConstraint(
            model_name="jury",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["called", "open", "closed", "published", "called_off"])),
                name="jury_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="jury",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="jury_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="jury",
            constraint=models.CheckConstraint(condition=models.Q(("every__in", (3, 6, 12))), name="jury_comes_again"),
        ),
        migrations.AddConstraint(
            model_name="jury",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("centre__isnull", False), ("office", None), ("unit", "centre"), ("window", None)),
                    models.Q(("centre", None), ("office", None), ("unit", "window"), ("window__isnull", False)),
                    models.Q(("centre", None), ("office__isnull", False), ("unit", "office"), ("window", None)),
                    _connector="OR",
                ),
                name="jury_judges_one_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="jury",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))), name="jury_looks_at_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="jury",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["called", "open"])),
                fields=("unit", "centre", "window", "office"),
                name="jury_one_at_a_time",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="juror",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["official", "public", "expert", "technician"])),
                name="juror_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="juror",
            constraint=models.UniqueConstraint(fields=("jury", "staff"), name="juror_of_the_staff_sits_once"),
        ),
        migrations.AddConstraint(
            model_name="juror",
            constraint=models.UniqueConstraint(fields=("jury", "party"), name="juror_from_outside_sits_once"),
        ),
        migrations.AddConstraint(
            model_name="juror",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "public"), ("staff__isnull", False), _negated=True),
                    models.Q(("kind", "official"), ("staff", None), _negated=True),
                ),
                name="juror_kind_is_theirs",
            ),
        ),
        migrations.AddConstraint(
            model_name="juror",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("code_hash", None), ("party", None), ("staff__isnull", False), ("taken_at__isnull", False)
                    ),
                    models.Q(
                        ("code_hash__isnull", False),
                        ("staff", None),
                        models.Q(
                            models.Q(("party", None), ("taken_at", None)),
                            models.Q(("party__isnull", False), ("taken_at__isnull", False)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="juror_is_named_or_asked_in",
            ),
        ),
        migrations.AddConstraint(
            model_name="juror",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scored_at", None),
                    models.Q(("scored_at__gte", models.F("taken_at")), ("taken_at__isnull", False)),
                    _connector="OR",
                ),
                name="juror_scores_from_their_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="juryindicator",
            constraint=models.UniqueConstraint(fields=("jury", "number"), name="jury_indicator_has_a_number"),
        ),
        migrations.AddConstraint(
            model_name="juryindicator",
            constraint=models.UniqueConstraint(fields=("jury", "title"), name="jury_indicator_once"),
        ),
        migrations.AddConstraint(
            model_name="juryindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("figure__in", ["", "satisfied", "uncomplained", "answered", "sound", "clean"])),
                name="jury_indicator_figure_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="juryindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("least__gte", 1), ("least__lte", 100), ("weight__gte", 1), ("weight__lte", 100)),
                name="jury_indicator_weighs_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="juryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("after_part", None),
                        ("after_whole", None),
                        ("checked_at", None),
                        ("checked_by", None),
                        ("effect", ""),
                    ),
                    models.Q(
                        ("after_part__isnull", False),
                        ("after_whole__gt", 0),
                        ("checked_at__isnull", False),
                        ("checked_by__isnull", False),
                        ("effect__in", ["better", "not_better"]),
                    ),
                    _connector="OR",
                ),
                name="jury_finding_effect_is_counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="juryfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("before_whole__gt", 0)), name="jury_finding_rests_on_a_figure"
            ),
        ),
        migrations.AddConstraint(
            model_name="juryscore",
            constraint=models.UniqueConstraint(fields=("juror", "indicator"), name="jury_score_is_given_once"),
        ),
        migrations.AddConstraint(
            model_name="juryscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 100)), name="jury_score_is_of_a_hundred"
            ),
        ),
    ]
