"""Tables of responsibility: the published list of censures, and each case from its opening to the end of its appeal."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.staffing.assessment import MOST_POINTS
from yimen.kernel.supervision.responsibility import (
    STANDS,
    WAITS,
    Censure,
    MisdeedSource,
    Publicity,
    ResponsibilityState,
)
from yimen.registries.dated import one_at_a_time

_STANDS = sorted(one.value for one in STANDS)
_DECIDED = [*_STANDS, ResponsibilityState.WITHDRAWN.value]


class CensureRule(Chained):
    """A censure of the published list 问责方式: how many points it takes, who is told, by which document, from when."""

    ref = models.TextField(unique=True)
    censure = models.TextField()
    points = models.SmallIntegerField()
    publicity = models.TextField()
    document = models.TextField()
    valid = DateRangeField()
    published_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(censure__in=[one.value for one in Censure]), name="censure_rule_is_of_the_list"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=1, points__lte=MOST_POINTS), name="censure_rule_takes_points"
            ),
            models.CheckConstraint(
                condition=Q(publicity__in=[one.value for one in Publicity]), name="censure_rule_publicity_is_known"
            ),
            models.CheckConstraint(condition=~Q(document=""), name="censure_rule_has_a_document"),
            one_at_a_time("censure_rule_is_one_at_a_time", "censure"),
        ]


class ResponsibilityCase(Chained):
    """Somebody is to answer for what was found 问责件. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    source = models.TextField()
    source_ref = models.TextField()
    source_said = models.TextField()
    happened_at = models.DateTimeField()
    subject = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)  # the subject's
    finders = ArrayField(models.BigIntegerField())  # who found it: they open and never decide
    city_id = models.BigIntegerField(null=True)
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    finding = models.TextField()
    opened_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    hear_by = models.DateTimeField()
    decide_by = models.DateTimeField()
    state = models.TextField(default=ResponsibilityState.OPENED.value)
    defence = models.TextField(default="")
    heard_at = models.DateTimeField(null=True)
    rule = models.ForeignKey(CensureRule, models.PROTECT, related_name="+", null=True, db_index=False)
    reason = models.TextField(default="")
    document = models.TextField(default="")  # by which it was decided
    notice = models.TextField(default="")  # what the public reads
    decided_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    decided_at = models.DateTimeField(null=True)
    appeal_by = models.DateTimeField(null=True)
    conduct_note = models.TextField(default="")  # of the assessment that counts it
    appeal = models.TextField(default="")
    appealed_at = models.DateTimeField(null=True)
    judge_by = models.DateTimeField(null=True)
    judgement = models.TextField(default="")
    judged_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "source_ref", "subject"], name="responsibility_once_for_each_finding"
            ),
            models.CheckConstraint(
                condition=Q(source__in=[one.value for one in MisdeedSource]), name="responsibility_source_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in ResponsibilityState]),
                name="responsibility_state_is_known",
            ),
            models.CheckConstraint(condition=~Q(finding=""), name="responsibility_says_what_was_found"),
            models.CheckConstraint(condition=~Q(opened_by=F("subject")), name="responsibility_is_opened_by_another"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("subject")) & ~Q(decided_by=F("opened_by")),
                name="responsibility_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(judged_by=None)
                | ~Q(judged_by=F("subject")) & ~Q(judged_by=F("opened_by")) & ~Q(judged_by=F("decided_by")),
                name="responsibility_appeal_is_judged_by_yet_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_DECIDED)
                | Q(rule__isnull=False, decided_by__isnull=False, decided_at__isnull=False, appeal_by__isnull=False)
                & ~Q(document="")
                & ~Q(reason=""),
                name="responsibility_is_decided_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="appealed") | ~Q(appeal="") & Q(appealed_at__isnull=False),
                name="responsibility_appeal_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "withdrawn"])
                | ~Q(judgement="") & Q(judged_by__isnull=False, judged_at__isnull=False),
                name="responsibility_judgement_has_its_reasons",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "-id"], name="responsibility_of_subject"),
            models.Index(fields=["office", "-id"], name="responsibility_of_office"),
            models.Index(
                fields=["decide_by", "id"],
                condition=Q(state__in=sorted(one.value for one in WAITS)),
                name="responsibility_waiting",
            ),
            models.Index(fields=["-decided_at", "-id"], condition=Q(state__in=_DECIDED), name="responsibility_decided"),
        ]
