"""Tables of the reform plans: a plan, every version of it, what was done with which version, and who was told."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.reform.plan_life import OPEN, ReformPlanMove, ReformPlanState

STEPS = ("submit", *(one.value for one in ReformPlanMove))


class ReformPlan(Chained):
    """A department's reform plan 改革方案. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    state = models.TextField(default=ReformPlanState.SUBMITTED.value)
    approved_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    approval_number = models.TextField(default="")
    determined_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    determination_ref = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in ReformPlanState]), name="reform_plan_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(determined_by=None) | ~Q(determined_by=F("approved_by")),
                name="reform_plan_passes_two_hands",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False) & ~Q(approval_number=""),
                name="reform_plan_is_approved_by_a_document",
            ),
            models.CheckConstraint(
                condition=~Q(state="determined") | Q(determined_by__isnull=False) & ~Q(determination_ref=""),
                name="reform_plan_ends_in_a_determination",
            ),
            models.UniqueConstraint(
                fields=["office"], condition=Q(state__in=sorted(OPEN)), name="office_has_one_open_reform_plan"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["office", "-id"], name="reform_plan_of_office")]


class ReformPlanVersion(models.Model):
    """A version of a plan 方案版本 as it was handed in: its words, its three determinations, its partners, its hash."""

    plan = models.ForeignKey(ReformPlan, models.PROTECT, related_name="versions")
    number = models.SmallIntegerField()
    title = models.TextField()
    text = models.TextField()
    division = models.JSONField()  # registries.concentration.operations.DivisionPlan
    begins = models.DateField()
    partners = models.JSONField(default=list)  # refs of the offices that are told at every stage
    sha256 = models.TextField()
    written_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    written_ref = models.TextField()  # the same hand as the journal names it
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="reform_plan_version_number_is_one"),
            models.CheckConstraint(condition=~Q(text=""), name="reform_plan_says_something"),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="reform_plan_version_has_its_hash"
            ),
        ]


class ReformPlanStep(models.Model):
    """What was done with a plan 方案办理: with which version, by whom, under which document, in which words."""

    plan = models.ForeignKey(ReformPlan, models.PROTECT, related_name="steps")
    version = models.ForeignKey(ReformPlanVersion, models.PROTECT, related_name="+", db_index=False)
    verb = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    number = models.TextField(default="")
    words = models.TextField(default="")
    done_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(verb__in=STEPS), name="reform_plan_step_is_known"),
            models.CheckConstraint(
                condition=~Q(verb__in=["return", "send_back", "withdraw"]) | ~Q(words=""),
                name="reform_plan_goes_back_for_a_reason",
            ),
        ]


class ReformPlanNotice(models.Model):
    """A partner was told of a step 告知; who of the office read it, and when."""

    step = models.ForeignKey(ReformPlanStep, models.PROTECT, related_name="notices")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    read_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "office"], name="reform_plan_step_tells_an_office_once"),
            models.CheckConstraint(
                condition=Q(read_by=None, read_at=None) | Q(read_by__isnull=False, read_at__isnull=False),
                name="reform_plan_notice_is_read_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office"], condition=Q(read_at=None), name="reform_plan_notice_unread"),
        ]
