"""Tables of the supplements."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Supplement(models.Model):
    """What an accepted case still asks of its applicant 补件: until when, what has come, and how it ended."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    asked = models.JSONField()  # [{material, name, code, text, remedy}]
    reason = models.TextField()
    asked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    # The end of the last day that was told: from here on the promise runs again, whether it came or not.
    until = models.DateTimeField()
    came = ArrayField(models.TextField(), default=list)  # codes of the materials for which something came
    ended = models.TextField(default="")  # kernel.supplements.Ended; empty: open
    ended_at = models.DateTimeField(null=True)
    why = models.TextField(default="")  # why the office goes on without it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="supplement_one_open_per_case"
            ),
            models.CheckConstraint(condition=Q(until__gt=F("asked_at")), name="supplement_gives_time"),
            models.CheckConstraint(condition=Q(ended__in=["", "answered", "given_up"]), name="supplement_end_is_known"),
            models.CheckConstraint(
                condition=Q(ended="", ended_at__isnull=True) | (~Q(ended="") & Q(ended_at__gte=F("asked_at"))),
                name="supplement_ends_after_it_was_asked",
            ),
            models.CheckConstraint(condition=~Q(ended="given_up") | ~Q(why=""), name="supplement_given_up_says_why"),
        ]
