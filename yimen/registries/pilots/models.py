"""Tables of the pilots: who has what from which day, what others found, and what was decided. Nothing is deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.reform.pilots import PilotFeature, PilotResolve, PilotVerdict


class Pilot(Chained):
    """A reform that is tried at some places first 试点, over a span of days; how it stands follows from its days."""

    ref = models.TextField(unique=True)
    feature = models.TextField()
    name = models.TextField()
    purpose = models.TextField()
    document = models.TextField()
    begins = models.DateField()
    ends = models.DateField()
    opened_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    # By which document and mode items are given to points; empty for every other feature.
    announcement = models.TextField(default="")
    mode = models.TextField(default="")
    begun_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(feature__in=[one.value for one in PilotFeature]), name="pilot_feature_is_known"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="pilot_has_an_end_after_its_beginning"),
            models.CheckConstraint(condition=~Q(document=""), name="pilot_has_a_document"),
            models.CheckConstraint(
                condition=Q(feature=PilotFeature.AT_POINT.value) ^ Q(announcement=""),
                name="pilot_at_points_is_announced",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["feature", "begins"], name="pilot_of_feature")]


class PilotSubject(models.Model):
    """An office, an item or a point that takes part 试点对象, since a day; who joined later was named by a decision."""

    pilot = models.ForeignKey(Pilot, models.PROTECT, related_name="subjects")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", null=True, db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    since = models.DateField()
    decision = models.ForeignKey("pilots.PilotDecision", models.PROTECT, related_name="+", null=True, db_index=False)
    # What was handed down to a point for this pilot; the pilot's end ends it.
    delegations = ArrayField(models.TextField(), default=list)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(office__isnull=False, item=None, centre=None)
                | Q(office=None, item__isnull=False, centre=None)
                | Q(office=None, item=None, centre__isnull=False),
                name="pilot_subject_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["pilot", "office", "item", "centre"], nulls_distinct=False, name="pilot_subject_is_named_once"
            ),
        ]


class PilotEvaluation(models.Model):
    """What somebody apart found of a pilot 评估 by a day; the figures of that day are counted anew from the records."""

    ref = models.TextField(unique=True)
    pilot = models.ForeignKey(Pilot, models.PROTECT, related_name="evaluations")
    as_of = models.DateField()
    verdict = models.TextField()
    said = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verdict__in=[one.value for one in PilotVerdict]), name="pilot_evaluation_verdict_is_known"
            ),
            models.CheckConstraint(condition=~Q(said=""), name="pilot_evaluation_says_why"),
        ]


class PilotDecision(models.Model):
    """What was decided about a pilot 推广决定: who gets it too, until when it runs, its end, or that all have it."""

    ref = models.TextField(unique=True)
    pilot = models.ForeignKey(Pilot, models.PROTECT, related_name="decisions")
    kind = models.TextField()
    document = models.TextField()
    why = models.TextField(default="")
    effective = models.DateField()
    evaluation = models.ForeignKey(PilotEvaluation, models.PROTECT, related_name="+", null=True, db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in PilotResolve]), name="pilot_decision_is_known"
            ),
            models.CheckConstraint(condition=~Q(document=""), name="pilot_decision_has_a_document"),
            models.CheckConstraint(
                condition=~Q(kind__in=[PilotResolve.EXTEND.value, PilotResolve.OPEN.value])
                | Q(evaluation__isnull=False),
                name="pilot_given_to_more_was_evaluated",
            ),
        ]
