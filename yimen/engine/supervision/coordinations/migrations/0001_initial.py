"""The tables of the coordination meetings: who always sits, agenda, seats, opinions, tasks and papers."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("offices", "0004_office_chain"),
        ("people", "0009_told_parties"),
        ("projects", "0002_sites"),
    ]

    operations = [
        migrations.CreateModel(
            name="Coordination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("title", models.TextField()),
                ("place", models.TextField()),
                ("begins_at", models.DateTimeField()),
                ("called_at", models.DateTimeField()),
                ("state", models.TextField(default="called")),
                ("minutes", models.TextField(default="")),
                ("minuted_at", models.DateTimeField(null=True)),
                ("issued_at", models.DateTimeField(null=True)),
                ("called_off_why", models.TextField(default="")),
                (
                    "called_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoordinationMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("media", models.TextField()),
                ("sha256", models.TextField()),
                ("kept_at", models.DateTimeField()),
                (
                    "coordination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="coordinations.coordination",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoordinationPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("source", models.TextField()),
                ("source_ref", models.TextField()),
                ("title", models.TextField()),
                ("told", models.TextField(default="")),
                ("decision", models.TextField(default="")),
                (
                    "coordination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="coordinations.coordination",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoordinationSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("standing", models.TextField(default="no")),
                ("came_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                (
                    "came",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                (
                    "coordination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="coordinations.coordination",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoordinationOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stance", models.TextField()),
                ("text", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "said_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="coordinations.coordinationpoint",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="coordinations.coordinationseat",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoordinationTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField()),
                ("due_on", models.DateField()),
                ("directive_ref", models.TextField(default="")),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="coordinations.coordinationpoint",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StandingSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("journal_seq", models.IntegerField(default=0)),
                ("journal_head", models.BinaryField(default=b"")),
                ("ref", models.TextField(unique=True)),
                ("basis", models.TextField()),
                ("end_basis", models.TextField(default="")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.office"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="coordination",
            index=models.Index(fields=["-begins_at", "-id"], name="coordination_latest"),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["five_x", "departments"])), name="coordination_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["called", "minuted", "issued", "called_off"])),
                name="coordination_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(("begins_at__gt", models.F("called_at"))), name="coordination_is_called_beforehand"
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["minuted", "issued"]), _negated=True),
                    models.Q(models.Q(("minutes", ""), _negated=True), ("minuted_at__gte", models.F("begins_at"))),
                    _connector="OR",
                ),
                name="coordination_is_minuted_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "issued"), _negated=True),
                    ("issued_at__gte", models.F("minuted_at")),
                    _connector="OR",
                ),
                name="coordination_is_issued_last",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordination",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "called_off"), _negated=True),
                    models.Q(("called_off_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="coordination_is_called_off_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationmaterial",
            constraint=models.UniqueConstraint(
                fields=("coordination", "sha256"), name="coordination_material_is_kept_once"
            ),
        ),
        migrations.AddIndex(
            model_name="coordinationpoint",
            index=models.Index(fields=["source", "source_ref"], name="coordination_point_of"),
        ),
        migrations.AddConstraint(
            model_name="coordinationpoint",
            constraint=models.UniqueConstraint(
                fields=("coordination", "number"), name="coordination_point_has_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["opinion", "site", "sitting", "card", "brought"])),
                name="coordination_point_source_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="coordination_point_says_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationseat",
            constraint=models.UniqueConstraint(
                fields=("coordination", "office"), name="coordination_seat_once_an_office"
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationseat",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["yes", "no"])), name="coordination_seat_stands_or_not"
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationseat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_at", None), ("signed_by", None)),
                    models.Q(("signed_at__isnull", False), ("signed_by__isnull", False), ("came__isnull", False)),
                    _connector="OR",
                ),
                name="coordination_minutes_are_signed_by_who_came",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationopinion",
            constraint=models.UniqueConstraint(fields=("point", "seat"), name="coordination_opinion_once_a_point"),
        ),
        migrations.AddConstraint(
            model_name="coordinationopinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("stance__in", ["agree", "conditions", "disagree"])),
                name="coordination_opinion_stance_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationopinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="coordination_opinion_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinationtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="coordination_task_says_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="standingseat",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("office_id"), models.F("office_id"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("valid", "&&"),
                ],
                name="standing_seat_once_a_time",
            ),
        ),
    ]
