"""Tables of the supervision tasks: one per granted case and entry of the supervision list in force at the grant."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.three_lists import SupervisionOutcome


class SupervisionTask(Chained):
    """A check after approval 监管任务: what, by which office, by which day, and what came of it."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey("three_lists.ListEntry", models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    decided_by = ArrayField(models.BigIntegerField())  # who reviewed and decided: none of them closes it
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    finding = models.TextField(default="")
    checked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "entry"], name="supervision_task_is_opened_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="", finding="", checked_by=None)
                | Q(
                    closed_at__isnull=False,
                    outcome__in=[one.value for one in SupervisionOutcome],
                    checked_by__isnull=False,
                )
                & ~Q(finding=""),
                name="supervision_task_is_closed_with_its_result",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_on"], condition=Q(closed_at=None), name="supervision_task_waiting"),
            models.Index(fields=["due_on"], condition=Q(closed_at=None), name="supervision_task_by_day"),
            models.Index(fields=["office", "-closed_at"], name="supervision_task_lately"),
        ]
