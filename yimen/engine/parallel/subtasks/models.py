"""Tables of the subtasks: one row per piece of a case that another unit does."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.kernel.subtask_life import UNDONE, Finding, SubtaskKind, SubtaskState

_UNDONE = Q(state__in=sorted(UNDONE))


class Subtask(models.Model):
    """A piece of a case that another unit does 协办任务. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    number = models.SmallIntegerField()  # counts up within its case
    kind = models.TextField()
    step = models.TextField(default="")  # the step of the version that it carries out; empty: asked beside them
    work = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    sent_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    desk_id = models.BigIntegerField()  # the post at which the case lay
    question = models.TextField()
    materials = ArrayField(models.TextField())  # of the case's one electronic set: what goes along
    rank = models.SmallIntegerField(default=0)
    # Of a decision that the template of a zone asks for: at which level; null: of no template.
    zone_level = models.SmallIntegerField(null=True)
    state = models.TextField(default=SubtaskState.SENT)
    amount = models.DecimalField(max_digits=6, decimal_places=1)
    unit = models.TextField()
    calendar = models.ForeignKey("calendars.Calendar", models.PROTECT, related_name="+", db_index=False)
    calendar_revision = models.IntegerField()
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    warning_at = models.DateTimeField(null=True)
    next_warning_at = models.DateTimeField(null=True)
    taken_up_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    taken_up_at = models.DateTimeField(null=True)
    finding = models.TextField(default="")
    result = models.TextField(default="")
    basis = models.TextField(default="")
    signed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    letter_ref = models.TextField(default="")
    seal = models.TextField(default="")  # of a level's decision: under which seal of its own office it was made
    signature = models.BinaryField(default=b"")  # the journal's key over what was returned
    ended_at = models.DateTimeField(null=True)
    ended_seq = models.IntegerField(null=True)  # the line of the case's chain that told the end
    end_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="subtask_is_numbered_in_its_case"),
            models.UniqueConstraint(
                fields=["case", "office", "work"], condition=_UNDONE, name="subtask_asks_a_unit_for_a_work_once"
            ),
            models.CheckConstraint(condition=Q(state__in=list(SubtaskState)), name="subtask_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=list(SubtaskKind)), name="subtask_kind_is_known"),
            models.CheckConstraint(condition=Q(finding__in=["", *Finding]), name="subtask_finding_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="subtask_has_time"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, state__in=sorted(UNDONE))
                | (Q(ended_at__gte=F("sent_at")) & ~_UNDONE),
                name="subtask_ends_with_its_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned")
                | (Q(signed_by__isnull=False) & ~Q(finding="") & ~Q(result="") & ~Q(signature=b"")),
                name="subtask_returns_with_a_signed_result",
            ),
            models.CheckConstraint(
                condition=~Q(finding="against") | ~Q(basis=""), name="subtask_finding_against_has_a_basis"
            ),
            models.CheckConstraint(
                condition=~Q(kind="decide", state="returned") | ~Q(letter_ref=""),
                name="subtask_decision_stands_on_a_letter",
            ),
            models.UniqueConstraint(fields=["case", "zone_level"], name="subtask_of_a_level_once_in_its_case"),
            models.CheckConstraint(
                condition=Q(zone_level=None) | Q(zone_level__range=(1, 4), kind="decide"),
                name="subtask_of_a_level_decides",
            ),
            models.CheckConstraint(
                condition=Q(zone_level=None) | ~Q(state="returned") | ~Q(seal=""),
                name="subtask_of_a_level_is_decided_under_a_seal",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_at", "id"], condition=_UNDONE, name="subtask_waits_at_unit"),
            models.Index(fields=["office", "-id"], name="subtask_of_unit"),
            models.Index(fields=["next_warning_at"], condition=_UNDONE, name="subtask_next_warning"),
            models.Index(fields=["calendar", "calendar_revision"], condition=_UNDONE, name="subtask_of_calendar"),
        ]
