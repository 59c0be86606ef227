"""The subtasks, and the guard of their life, generated from the kernel's table."""

import django.contrib.postgres.fields
import django.db.models.deletion
import yimen.kernel.subtask_life
from django.db import migrations, models

from yimen.kernel.subtask_life import SUBTASK_LIFE


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("cases", "0001_initial"),
        ("offices", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subtask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.TextField(unique=True)),
                ("number", models.SmallIntegerField()),
                ("kind", models.TextField()),
                ("step", models.TextField(default="")),
                ("work", models.TextField()),
                ("desk_id", models.BigIntegerField()),
                ("question", models.TextField()),
                ("materials", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("rank", models.SmallIntegerField(default=0)),
                ("state", models.TextField(default=yimen.kernel.subtask_life.SubtaskState["SENT"])),
                ("amount", models.DecimalField(decimal_places=1, max_digits=6)),
                ("unit", models.TextField()),
                ("calendar_revision", models.IntegerField()),
                ("sent_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("warning_at", models.DateTimeField(null=True)),
                ("next_warning_at", models.DateTimeField(null=True)),
                ("taken_up_at", models.DateTimeField(null=True)),
                ("finding", models.TextField(default="")),
                ("result", models.TextField(default="")),
                ("basis", models.TextField(default="")),
                ("letter_ref", models.TextField(default="")),
                ("signature", models.BinaryField(default=b"")),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_seq", models.IntegerField(null=True)),
                ("end_reason", models.TextField(default="")),
                (
                    "calendar",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.calendar",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
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
                (
                    "sent_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
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
                (
                    "taken_up_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staff",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    yimen.kernel.subtask_life.SubtaskState["SENT"],
                                    yimen.kernel.subtask_life.SubtaskState["TAKEN_UP"],
                                ],
                            )
                        ),
                        fields=["office", "due_at", "id"],
                        name="subtask_waits_at_unit",
                    ),
                    models.Index(fields=["office", "-id"], name="subtask_of_unit"),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    yimen.kernel.subtask_life.SubtaskState["SENT"],
                                    yimen.kernel.subtask_life.SubtaskState["TAKEN_UP"],
                                ],
                            )
                        ),
                        fields=["next_warning_at"],
                        name="subtask_next_warning",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    yimen.kernel.subtask_life.SubtaskState["SENT"],
                                    yimen.kernel.subtask_life.SubtaskState["TAKEN_UP"],
                                ],
                            )
                        ),
                        fields=["calendar", "calendar_revision"],
                        name="subtask_of_calendar",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="subtask_is_numbered_in_its_case"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    yimen.kernel.subtask_life.SubtaskState["SENT"],
                                    yimen.kernel.subtask_life.SubtaskState["TAKEN_UP"],
                                ],
                            )
                        ),
                        fields=("case", "office", "work"),
                        name="subtask_asks_a_unit_for_a_work_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    yimen.kernel.subtask_life.SubtaskState["SENT"],
                                    yimen.kernel.subtask_life.SubtaskState["TAKEN_UP"],
                                    yimen.kernel.subtask_life.SubtaskState["RETURNED"],
                                    yimen.kernel.subtask_life.SubtaskState["DECLINED"],
                                    yimen.kernel.subtask_life.SubtaskState["CALLED_OFF"],
                                ],
                            )
                        ),
                        name="subtask_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    yimen.kernel.subtask_life.SubtaskKind["ASSIST"],
                                    yimen.kernel.subtask_life.SubtaskKind["VERIFY"],
                                    yimen.kernel.subtask_life.SubtaskKind["DECIDE"],
                                ],
                            )
                        ),
                        name="subtask_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "finding__in",
                                [
                                    "",
                                    yimen.kernel.subtask_life.Finding["FAVOUR"],
                                    yimen.kernel.subtask_life.Finding["AGAINST"],
                                ],
                            )
                        ),
                        name="subtask_finding_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="subtask_has_time"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                (
                                    "state__in",
                                    [
                                        yimen.kernel.subtask_life.SubtaskState["SENT"],
                                        yimen.kernel.subtask_life.SubtaskState["TAKEN_UP"],
                                    ],
                                ),
                            ),
                            models.Q(
                                ("ended_at__gte", models.F("sent_at")),
                                models.Q(
                                    (
                                        "state__in",
                                        [
                                            yimen.kernel.subtask_life.SubtaskState["SENT"],
                                            yimen.kernel.subtask_life.SubtaskState["TAKEN_UP"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="subtask_ends_with_its_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(
                                ("signed_by__isnull", False),
                                models.Q(("finding", ""), _negated=True),
                                models.Q(("result", ""), _negated=True),
                                models.Q(("signature", b""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="subtask_returns_with_a_signed_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding", "against"), _negated=True),
                            models.Q(("basis", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="subtask_finding_against_has_a_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "decide"), ("state", "returned"), _negated=True),
                            models.Q(("letter_ref", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="subtask_decision_stands_on_a_letter",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            SUBTASK_LIFE.guard_sql("subtasks_subtask"), "drop function subtasks_subtask_state_guard() cascade"
        ),
    ]
