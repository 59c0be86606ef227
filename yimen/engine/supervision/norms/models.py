"""Tables of the norms: a standard with its clauses, and each self-check of a centre with how every clause was found."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.norms import NormFamily, Outcome, Probe, SelfCheckState


class Norm(Chained):
    """A standard that centres are held against 标准规范: by a document, for kinds of centres, from day to day."""

    ref = models.TextField(unique=True)
    family = models.TextField()
    title = models.TextField()
    basis = models.ForeignKey("bases.Basis", models.PROTECT, related_name="+", db_index=False)
    kinds = ArrayField(models.TextField())
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(family__in=[one.value for one in NormFamily]), name="norm_family_is_known"
            ),
            models.CheckConstraint(condition=Q(kinds__len__gte=1), name="norm_is_for_some_centres"),
            models.UniqueConstraint(
                fields=["title"], condition=Q(valid__endswith=None), name="norm_of_a_title_once_a_time"
            ),
        ]


class NormClause(models.Model):
    """A clause 条款: its group and words; the probe that looks at it and the least it asks, or people alone."""

    norm = models.ForeignKey(Norm, models.PROTECT, related_name="clauses")
    number = models.SmallIntegerField()
    group = models.TextField()
    text = models.TextField()
    probe = models.TextField(default="")
    least = models.SmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["norm", "number"], name="norm_clause_has_a_number"),
            models.CheckConstraint(
                condition=Q(probe="", least=0)
                | Q(probe__in=[one.value for one in Probe], least__gte=1, least__lte=100),
                name="norm_clause_is_probed_or_looked_at",
            ),
            models.CheckConstraint(condition=~Q(group="") & ~Q(text=""), name="norm_clause_says_something"),
        ]


class SelfCheck(Chained):
    """A centre held against a norm by its own people 自查, confirmed by others. Moves alone write `state`."""

    ref = models.TextField(unique=True)
    norm = models.ForeignKey(Norm, models.PROTECT, related_name="checks")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    state = models.TextField(default=SelfCheckState.OPEN.value)
    opened_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    submitted_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    submitted_at = models.DateTimeField(null=True)
    returned_why = models.TextField(default="")
    confirmed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    confirmed_at = models.DateTimeField(null=True)
    seen = models.TextField(default="")  # what was seen by who confirmed it

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in SelfCheckState]), name="self_check_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["norm", "centre"],
                condition=Q(state__in=["open", "submitted"]),
                name="self_check_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(seen="")
                & ~Q(confirmed_by=F("submitted_by")),
                name="self_check_is_confirmed_by_others",
            ),
        ]  # fmt: skip


class SelfCheckLine(models.Model):
    """How a clause was found 自查结果: by the house as a part of a whole, or by people with their evidence."""

    check_of = models.ForeignKey(SelfCheck, models.PROTECT, related_name="lines")
    clause = models.ForeignKey(NormClause, models.PROTECT, related_name="+", db_index=False)
    outcome = models.TextField()
    part = models.IntegerField(null=True)
    whole = models.IntegerField(null=True)
    evidence = models.TextField(default="")
    struck = models.TextField(default="")  # why it was not accepted as met

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["check_of", "clause"], name="self_check_line_once_a_clause"),
            models.CheckConstraint(
                condition=Q(outcome__in=[one.value for one in Outcome]), name="self_check_line_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(part__isnull=False, whole__isnull=False) | ~Q(evidence=""),
                name="self_check_line_rests_on_something",
            ),
        ]
