"""Tables of the plans: a plan over a span of days, and its milestones."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.meanwhile import mark_of
from yimen.kernel.plans import MilestoneState, PlanKind


class Plan(Chained):
    """A plan 工作计划 over a span of days, by a document of the library; the public reads it or not."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    title = models.TextField(unique=True)
    basis = models.ForeignKey("bases.Basis", models.PROTECT, related_name="+", db_index=False)
    begins = models.DateField()
    ends = models.DateField()
    public = models.TextField(default="no")
    made_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in PlanKind]), name="plan_kind_is_known"),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="plan_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(public__in=["yes", "no"]), name="plan_is_public_or_not"),
        ]


class Milestone(Chained):
    """A milestone 节点: what is to be there by a day, by which office. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="milestones")
    title = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    project_code = models.TextField(default="")
    parcel = models.TextField(default="")
    first_due = models.DateField()
    due_on = models.DateField()
    state = models.TextField(default=MilestoneState.OPEN.value)
    evidence = models.TextField(default="")
    reported_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    reported_at = models.DateTimeField(null=True)
    why = models.TextField(default="")  # it was returned, put off or dropped
    # What its keeper asks for, and another has to agree to: put_off to a day, or drop.
    asked = models.TextField(default="")
    asked_due = models.DateField(null=True)
    asked_why = models.TextField(default="")
    asked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    confirmed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in MilestoneState]), name="milestone_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="milestone_says_what"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("first_due")), name="milestone_is_put_off_and_never_hurried"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["reported", "done"])
                | ~Q(evidence="") & Q(reported_by__isnull=False, reported_at__isnull=False),
                name="milestone_is_reported_with_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(state="done")
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("reported_by")),
                name="milestone_is_confirmed_by_others",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(why=""), name="milestone_is_dropped_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(asked="", asked_due=None, asked_by=None)
                | Q(asked="put_off", asked_due__isnull=False, asked_by__isnull=False, state="open") & ~Q(asked_why="")
                | Q(asked="drop", asked_due=None, asked_by__isnull=False, state="open") & ~Q(asked_why=""),
                name="milestone_change_is_asked_by_somebody",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["due_on", "id"], condition=Q(state__in=["open", "reported"]), name="milestone_open"),
        ]

    @property
    def mark(self) -> str:
        """Of the change that is asked for."""
        return mark_of(self.asked, self.asked_due, self.asked_why)
