"""Tables of the step clocks: one row per step of a case and side of its limit."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

_RUNNING = Q(stopped_at__isnull=True)


class StepClock(models.Model):
    """The time of one step of a case 环节时钟: what law or version gives it, when it began and when it ended."""

    case_id = models.BigIntegerField()
    step = models.TextField()
    side = models.TextField()
    amount = models.DecimalField(max_digits=6, decimal_places=1)
    unit = models.TextField()
    law = models.TextField(default="")
    calendar = models.ForeignKey("calendars.Calendar", models.PROTECT, related_name="+", db_index=False)
    calendar_revision = models.IntegerField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    desk_id = models.BigIntegerField()  # where the case lay when the step began
    began_by = models.BigIntegerField()  # the journal line that began it
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    warning_at = models.DateTimeField(null=True)
    next_warning_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["began_by", "step", "side"], name="step_clock_begins_once"),
            models.UniqueConstraint(
                fields=["case_id", "step", "side"],
                condition=_RUNNING,
                name="step_clock_one_running_per_step",
            ),
            models.CheckConstraint(condition=Q(side__in=["promised", "statutory"]), name="step_clock_side_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="step_clock_has_time"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_warning_at"], condition=_RUNNING, name="step_clock_next_warning"),
            models.Index(
                fields=["calendar", "calendar_revision"],
                condition=_RUNNING,
                name="step_clock_of_calendar",
            ),
            models.Index(fields=["case_id", "id"], name="step_clock_of_case"),
        ]
