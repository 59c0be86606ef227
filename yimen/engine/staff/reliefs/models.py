"""Tables of the reliefs."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained


class Relief(Chained):
    """One handing over of a desk 移交清单: at a change of shift, for a leave, or for good."""

    ref = models.TextField(unique=True)
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+")
    kind = models.TextField()
    handed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    taken_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    note = models.TextField(default="")
    handed_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["shift", "leave", "departure"]), name="relief_kind_is_known"),
            models.CheckConstraint(
                condition=Q(handed_by__isnull=True) | ~Q(handed_by=F("taken_by")), name="relief_is_taken_by_another"
            ),
        ]


class ReliefEntry(models.Model):
    """A case on the list as it stood then: where it was and when it fell due."""

    relief = models.ForeignKey(Relief, models.PROTECT, related_name="entries")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    stood_at = models.TextField()  # the state in which the case was then
    due_at = models.DateTimeField(null=True)
