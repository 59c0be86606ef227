"""Tables of the dispatches: one row per end of a case that the higher level is told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Dispatch(models.Model):
    """What the higher level is told of a case 办件上报: made once from a journal line, sent until it is taken."""

    ref = models.TextField(unique=True)
    entry_id = models.BigIntegerField(unique=True)  # the journal line that ended the case
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    verb = models.TextField()
    first = models.TextField()
    ended_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    digest = models.TextField(default="")
    receipt = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(first__in=["yes", ""]), name="dispatch_first_is_said"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, receipt="") | (Q(sent_at__isnull=False) & ~Q(receipt="")),
                name="dispatch_is_sent_when_it_was_taken",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=Q(sent_at__isnull=True), name="dispatch_waits"),
        ]
