"""The joint approvals, and the guard of an opinion's life, generated from the kernel's table."""

import django.contrib.postgres.fields
import django.db.models.deletion
import yimen.kernel.joint_life
from django.db import migrations, models

from yimen.kernel.joint_life import OPINION_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0019_lapsed_with_the_case"),
        ("offices", "0004_office_chain"),
        ("parallels", "0001_initial"),
        ("people", "0008_told"),
    ]

    operations = [
        migrations.CreateModel(
            name="JointApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "rules",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parallels.jointrules",
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("shared", models.TextField()),
                ("concluded_at", models.DateTimeField(null=True)),
                ("called_off_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("concluded_at", None), ("concluded_at__gte", models.F("begun_at")), _connector="OR"
                        ),
                        name="joint_approval_concludes_after_it_began",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JointGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "joint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groups", to="joint.jointapproval"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("started_at", models.DateTimeField(null=True)),
                ("joined_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("joint", "number"), name="joint_group_is_numbered_in_its_approval"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_at", None), ("joined_at__gte", models.F("started_at")), _connector="OR"
                        ),
                        name="joint_group_joins_once_started",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                (
                    "joint",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="joint.jointapproval",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="joint.jointgroup"
                    ),
                ),
                ("number", models.SmallIntegerField()),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.office",
                    ),
                ),
                ("work", models.TextField()),
                ("materials", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("state", models.TextField(default=yimen.kernel.joint_life.OpinionState["PLANNED"])),
                ("round", models.SmallIntegerField(default=1)),
                ("amount", models.DecimalField(decimal_places=1, max_digits=6)),
                ("unit", models.TextField()),
                (
                    "calendar",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.calendar",
                    ),
                ),
                ("calendar_revision", models.IntegerField()),
                ("began_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("warning_at", models.DateTimeField(null=True)),
                ("next_warning_at", models.DateTimeField(null=True)),
                (
                    "noticed_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                ("noticed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(default="")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", yimen.kernel.joint_life.OpinionState["RUNNING"])),
                        fields=["office", "due_at", "id"],
                        name="opinion_waits_at_office",
                    ),
                    models.Index(fields=["office", "-id"], name="opinion_of_office"),
                    models.Index(
                        condition=models.Q(("state", yimen.kernel.joint_life.OpinionState["RUNNING"])),
                        fields=["next_warning_at"],
                        name="opinion_next_warning",
                    ),
                    models.Index(
                        condition=models.Q(("state", yimen.kernel.joint_life.OpinionState["RUNNING"])),
                        fields=["calendar", "calendar_revision"],
                        name="opinion_of_calendar",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("joint", "number"), name="opinion_is_numbered_in_its_approval"),
                    models.UniqueConstraint(
                        fields=("joint", "office", "work"), name="opinion_is_asked_for_a_work_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    yimen.kernel.joint_life.OpinionState["PLANNED"],
                                    yimen.kernel.joint_life.OpinionState["RUNNING"],
                                    yimen.kernel.joint_life.OpinionState["ANSWERED"],
                                    yimen.kernel.joint_life.OpinionState["TACIT"],
                                    yimen.kernel.joint_life.OpinionState["WITHDRAWN"],
                                ],
                            )
                        ),
                        name="opinion_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="opinion_has_time"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["planned", "running"]), ("ended_at", None)),
                            models.Q(
                                models.Q(("state__in", ["planned", "running"]), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_ends_with_its_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", yimen.kernel.joint_life.OpinionState["RUNNING"]), _negated=True),
                            ("due_at__isnull", False),
                            _connector="OR",
                        ),
                        name="opinion_runs_against_a_clock",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="opinion_is_withdrawn_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpinionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="joint.opinion"
                    ),
                ),
                ("round", models.SmallIntegerField()),
                ("stance", models.TextField()),
                ("text", models.TextField()),
                ("basis", models.TextField(default="")),
                ("guidance", models.TextField(default="")),
                (
                    "written_by",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staff"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "said_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                ("said_at", models.DateTimeField(null=True)),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                ("sent_back_at", models.DateTimeField(null=True)),
                ("sent_back_reason", models.TextField(default="")),
                ("dealing", models.TextField(default="")),
                ("dealing_text", models.TextField(default="")),
                (
                    "dealt_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
                ("dealt_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("sent_back_at", None)),
                        fields=("opinion", "round"),
                        name="opinion_answer_one_in_a_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stance__in",
                                [
                                    yimen.kernel.joint_life.OpinionStance["AGREE"],
                                    yimen.kernel.joint_life.OpinionStance["CONDITIONS"],
                                    yimen.kernel.joint_life.OpinionStance["DISAGREE"],
                                ],
                            )
                        ),
                        name="opinion_answer_stance_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stance", "disagree"), _negated=True),
                            models.Q(models.Q(("basis", ""), _negated=True), models.Q(("guidance", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="opinion_answer_against_has_basis_and_way_out",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stance", "disagree"), _negated=True),
                            ("said_by", None),
                            models.Q(("said_by", models.F("written_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="opinion_answer_against_is_said_by_other_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stance", "disagree"), ("said_at__isnull", False), _connector="OR"),
                        name="opinion_answer_waits_only_when_against",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("said_at", None), ("sent_back_at", None), _connector="OR"),
                        name="opinion_answer_said_is_not_sent_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dealing", ""), ("dealt_at", None)),
                            models.Q(
                                (
                                    "dealing__in",
                                    [
                                        yimen.kernel.joint_life.Dealing["FOLLOWED"],
                                        yimen.kernel.joint_life.Dealing["NOT_FOLLOWED"],
                                    ],
                                ),
                                ("dealt_at__isnull", False),
                                ("stance", "disagree"),
                                models.Q(("dealing_text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opinion_answer_is_dealt_with_in_words",
                    ),
                ],
            },
        ),
        migrations.RunSQL(OPINION_LIFE.guard_sql("joint_opinion"), "drop function joint_opinion_state_guard() cascade"),
    ]
