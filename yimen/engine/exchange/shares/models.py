"""Table of the shares: one row per case and centre it is open to."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained

RIGHTS = ["look", "continue"]


class Share(Chained):
    """A case opened to the centre of another district 跨区通办: to look at, or to continue at its windows.

    Whoever looks, takes in or hands out through it is told on its own chain.
    """

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    right = models.TextField()
    reason = models.TextField()
    shared_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    shared_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(right__in=RIGHTS), name="share_right_is_known"),
            models.CheckConstraint(condition=Q(until__gt=F("shared_at")), name="share_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(reason=""), name="share_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_at=None, end_reason="") | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
                name="share_is_ended_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["case", "centre"], condition=Q(ended_at=None), name="share_one_open_per_case_and_centre"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["centre", "until"], condition=Q(ended_at=None), name="share_open_to_centre")
        ]
