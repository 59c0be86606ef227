"""Tables of the post-checks: one a case that was granted on a promise, written in the decision's own statement."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.kernel.check_life import UNDONE, CheckState


class PostCheck(models.Model):
    """A later look at what was granted on a promise 后置核查. `state` is written by moves alone."""

    case_id = models.BigIntegerField(unique=True)
    case_ref = models.TextField(unique=True)
    case_number = models.TextField()
    item_name = models.TextField()
    applicant_name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, db_index=False)
    decided_by = ArrayField(models.BigIntegerField())  # who reviewed and decided: none of them may check
    conditions = models.JSONField()
    state = models.TextField(default=CheckState.OPEN)
    opened_at = models.DateTimeField()
    due_on = models.DateField()  # moved to the day of mending when mending is ordered
    inspectors = ArrayField(models.BigIntegerField(), default=list)
    finding = models.TextField(default="")
    found_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(CheckState)), name="post_check_state_is_known"),
            models.CheckConstraint(
                condition=Q(inspectors__len=0) | Q(inspectors__len=2), name="post_check_has_two_inspectors"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, state__in=sorted(UNDONE))
                | Q(closed_at__isnull=False, state__in=["passed", "revoked"]),
                name="post_check_is_closed_with_its_result",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_on"], condition=Q(closed_at__isnull=True), name="post_check_waiting"),
            models.Index(fields=["due_on"], condition=Q(closed_at__isnull=True), name="post_check_by_day"),
        ]
