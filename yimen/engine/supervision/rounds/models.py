"""Tables of the rounds: what was planned and drawn, each visit of a window, and each point that was wrong."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.rounds import CHECKLIST, FindingState, RoundKind


class WindowRound(Chained):
    """A round through the windows of a centre 巡查: planned for some days, drawn by lot from a secret."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    title = models.TextField()
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    first_day = models.DateField()
    last_day = models.DateField()
    inspectors = ArrayField(models.BigIntegerField())
    secret = models.TextField()
    planned_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    planned_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in RoundKind]), name="round_kind_is_known"),
            models.CheckConstraint(condition=~Q(title=""), name="round_has_a_title"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="round_ends_after_it_begins"),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-id"], name="round_of_centre")]


class RoundVisit(models.Model):
    """One window of a round and its day: looked at by an inspector, with who was there."""

    ref = models.TextField(unique=True)
    round = models.ForeignKey(WindowRound, models.PROTECT, related_name="visits")
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()
    visited_at = models.DateTimeField(null=True)
    visited_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    present = models.TextField(default="")  # who was there, as the inspector wrote it down

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "window"], name="round_visits_a_window_once"),
            models.CheckConstraint(
                condition=Q(visited_at=None, visited_by=None) | Q(visited_at__isnull=False, visited_by__isnull=False),
                name="round_visit_is_somebodys",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["on"], condition=Q(visited_at=None), name="round_visit_ahead")]


class RoundFinding(Chained):
    """A point that was wrong at a visit 巡查问题, with its photograph, whom it concerns, and how it was put right."""

    ref = models.TextField(unique=True)
    visit = models.ForeignKey(RoundVisit, models.PROTECT, related_name="findings")
    point = models.TextField()
    off = models.SmallIntegerField()
    told = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    photo = models.TextField(default="")  # hash of the picture
    state = models.TextField(default=FindingState.OPEN.value)
    found_at = models.DateTimeField()
    mend_by = models.DateTimeField()
    objection = models.TextField(default="")
    objected_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    judgement = models.TextField(default="")
    mended = models.TextField(default="")
    mended_at = models.DateTimeField(null=True)
    looked = models.TextField(default="")  # what was seen when it was looked at again
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit", "point"], name="round_finding_once_a_point"),
            models.CheckConstraint(
                condition=Q(point__in=[one.code for one in CHECKLIST]), name="round_finding_point_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in FindingState]), name="round_finding_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(told=""), name="round_finding_says_what"),
            models.CheckConstraint(
                condition=~Q(state="objected") | ~Q(objection="") & Q(objected_by__isnull=False),
                name="round_finding_objection_is_somebodys",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["mended", "closed"]) | ~Q(mended=""),
                name="round_finding_says_how_it_was_mended",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(looked="") & Q(closed_at__isnull=False),
                name="round_finding_is_closed_after_a_look",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["mend_by", "id"],
                condition=Q(state__in=["mended", "objected", "open"]),
                name="round_finding_open",
            ),
            models.Index(fields=["found_at"], name="round_finding_found"),
        ]
