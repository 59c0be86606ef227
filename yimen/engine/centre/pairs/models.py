"""Tables of the pairs: who stands by for an office, and the two who were found for a case."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained


class Standby(Chained):
    """An officer who stands by 在线候办 for the at-once cases of an office; the chain of the row is its history."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    said_at = models.DateTimeField()
    # Closing time of the day, or the moment of signing off.
    until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "office"], name="standby_one_per_officer_and_office"),
            models.CheckConstraint(
                condition=Q(said_at__gte=F("since"), until__gte=F("said_at")), name="standby_ends_after_it_was_said"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["office", "until"], name="standby_of_office")]


class Pair(models.Model):
    """The two who handle a case together 一审一核 while its applicant is at the counter, and by when."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    visit = models.ForeignKey("visits.Visit", models.PROTECT, related_name="+", db_index=False)
    opened_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    reviewer = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    approver = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # Given up: the case goes the ordinary way from here on.
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reviewer=F("approver")), name="pair_is_of_two_officers"),
            models.CheckConstraint(condition=Q(due_at__gt=F("opened_at")), name="pair_has_some_time"),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("opened_at")), name="pair_is_left_after_it_was_opened"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["reviewer", "-opened_at"], name="pair_of_reviewer"),
            models.Index(fields=["approver", "-opened_at"], name="pair_of_approver"),
            models.Index(fields=["opened_by", "-opened_at"], name="pair_of_clerk"),
            models.Index(fields=["-opened_at"], name="pair_lately"),
        ]
