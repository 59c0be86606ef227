"""Tables of the onboardings: applications, runs in the sandbox with every word of them, and the checklist."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.connections import SystemKind
from yimen.kernel.onboarding import (
    CheckPoint,
    ConformanceFault,
    ConformanceStep,
    ConformanceVerdict,
    OnboardingState,
    OnboardingWay,
)

WAYS, STATES, STEPS, VERDICTS, FAULTS, POINTS, KINDS = (
    [str(one) for one in kind]
    for kind in (
        OnboardingWay,
        OnboardingState,
        ConformanceStep,
        ConformanceVerdict,
        ConformanceFault,
        CheckPoint,
        SystemKind,
    )
)


class Onboarding(Chained):
    """A system that is to come in 系统接入: whose, by which interface, how far. Its keys are derived, never stored."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    name = models.TextField()
    way = models.TextField()
    kind = models.TextField(default="")  # of a system that is jumped to
    address = models.TextField(default="")
    items = ArrayField(models.TextField(), default=list)  # for which people go over to it
    beside = models.TextField(default="")  # why it comes in though one of its kind stands
    vendor = models.TextField()  # the firm that builds it
    purpose = models.TextField()
    edition = models.TextField()  # of the interface description
    state = models.TextField(default=OnboardingState.APPLIED)
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    key_edition = models.SmallIntegerField(default=1)
    moved_at = models.DateTimeField()
    basis = models.TextField(default="")  # of the last suspension or withdrawal
    system_ref = models.TextField(default="")  # of the real system, while it is live

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(way__in=WAYS), name="onboarding_comes_by_a_way"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="onboarding_state_is_known"),
            models.CheckConstraint(
                condition=Q(way="push", kind="", address="")
                | Q(way="jump", kind__in=KINDS, address__startswith="https://"),
                name="onboarding_says_what_its_way_needs",
            ),
            models.CheckConstraint(
                condition=Q(state="live") & ~Q(system_ref="") | ~Q(state="live") & Q(system_ref=""),
                name="onboarding_has_its_system_while_live",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["suspended", "withdrawn"]) | ~Q(basis=""), name="onboarding_ends_on_a_basis"
            ),
            models.UniqueConstraint(
                fields=["office", "name"], condition=~Q(state="withdrawn"), name="onboarding_is_named_once"
            ),
        ]


class OnboardingPoint(models.Model):
    """A point of the checklist 上线检查 that was said in words, by whom and when; the latest counts."""

    onboarding = models.ForeignKey(Onboarding, models.PROTECT, related_name="points")
    point = models.TextField()
    words = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(point__in=POINTS), name="onboarding_point_is_known"),
            models.CheckConstraint(condition=~Q(words=""), name="onboarding_point_is_said"),
        ]


class ConformanceRun(models.Model):
    """One run in the sandbox 联调测试: by which key, how many steps are passed, what is remembered of the last word."""

    ref = models.TextField(unique=True)
    onboarding = models.ForeignKey(Onboarding, models.PROTECT, related_name="runs")
    key_edition = models.SmallIntegerField()
    edition = models.TextField()
    began_at = models.DateTimeField()
    began_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    step = models.SmallIntegerField(default=0)
    last = models.IntegerField(default=0)
    digest = models.TextField(default="")
    held = models.TextField(default="")
    known = models.TextField(default="")
    happened_at = models.DateTimeField(null=True)  # of the last word that was taken, as the system says
    tries = models.IntegerField(default=0)
    passed_at = models.DateTimeField(null=True)


class ConformanceTry(models.Model):
    """One word in the sandbox 联调记录: what came, what was answered, and what it is worth."""

    run = models.ForeignKey(ConformanceRun, models.PROTECT, related_name="words", db_index=False)
    number = models.IntegerField()
    step = models.TextField()
    door = models.TextField()
    came_at = models.DateTimeField()
    request = models.TextField()
    status = models.SmallIntegerField()
    answer = models.TextField()
    verdict = models.TextField()
    fault = models.TextField(default="")
    field = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="conformance_try_has_its_number"),
            models.CheckConstraint(condition=Q(step__in=STEPS), name="conformance_try_is_of_a_step"),
            models.CheckConstraint(condition=Q(verdict__in=VERDICTS), name="conformance_try_has_a_verdict"),
            models.CheckConstraint(
                condition=Q(verdict="failed", fault__in=FAULTS) | ~Q(verdict="failed") & Q(fault=""),
                name="conformance_try_that_failed_says_why",
            ),
        ]
