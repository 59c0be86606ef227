"""Tables of the assessments: standards, notes of conduct, months and years of people, the committee and its votes."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.staffing.assessment import MOST_POINTS, AssessmentState, Conduct
from yimen.registries.dated import one_at_a_time


class AssessmentStandard(Chained):
    """By what people are assessed 考核办法: weights of the indicators, published, from when to when."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    period = models.TextField()
    weights = models.JSONField()
    document = models.TextField()
    valid = DateRangeField()
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(period__in=["month", "year"]), name="assessment_standard_is_of_a_period"
            ),
            one_at_a_time("assessment_has_one_standard_at_a_time", "centre_id", "period"),
        ]


class ConductNote(Chained):
    """What was noted of somebody beside the figures 纪律表现, with evidence. Withdrawn, never deleted."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    kind = models.TextField()
    points = models.SmallIntegerField()
    told = models.TextField()
    evidence = models.TextField()
    noted_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in Conduct]), name="conduct_is_known"),
            models.CheckConstraint(condition=~Q(evidence="") & ~Q(told=""), name="conduct_note_has_evidence"),
            models.CheckConstraint(
                condition=Q(points__gte=-MOST_POINTS, points__lte=MOST_POINTS) & ~Q(points=0),
                name="conduct_note_is_worth_something",
            ),
            models.CheckConstraint(condition=~Q(noted_by=F("staff")), name="conduct_is_noted_by_somebody_else"),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "day"], name="conduct_note_of_staff")]


class Assessment(Chained):
    """A month or a year of somebody 考核结果. `state` is written by moves alone; a fixed score never changes."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    period = models.TextField()
    month = models.DateField()  # its first day; of a year the first of January
    standard = models.ForeignKey(AssessmentStandard, models.PROTECT, related_name="+", db_index=False)
    figures = models.JSONField()
    points = models.SmallIntegerField()
    score = models.IntegerField()  # in hundredths
    state = models.TextField(default=AssessmentState.SHOWN.value)
    shown_at = models.DateTimeField()
    object_by = models.DateTimeField()
    noted_at = models.DateTimeField(null=True)
    objection = models.TextField(default="")
    objected_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    score_shown = models.IntegerField()  # as it was shown first
    fixed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    fixed_at = models.DateTimeField(null=True)
    grade = models.TextField(default="")  # of a year

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "staff", "period", "month"], name="assessment_once_a_period"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in AssessmentState]), name="assessment_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="fixed", fixed_at__isnull=False) | (~Q(state="fixed") & Q(fixed_at=None)),
                name="assessment_is_fixed_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("staff")), name="assessment_is_answered_by_another"
            ),
            models.CheckConstraint(
                condition=Q(fixed_by=None) | ~Q(fixed_by=F("staff")), name="assessment_is_fixed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(grade__in=["", "excellent", "competent"]), name="assessment_grade_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["staff", "-month"], name="assessment_of_staff"),
            models.Index(fields=["centre", "period", "-month"], name="assessment_of_centre"),
        ]


class AssessmentCorrection(models.Model):
    """A fixed result that turned out wrong 更正: what it was, what it is, why and by whom. The fixed one stays."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="corrections")
    before = models.IntegerField()
    after = models.IntegerField()
    reason = models.TextField()
    by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(after__gte=0) & ~Q(before=F("after")) & ~Q(reason=""), name="assessment_correction_says_why"
            ),
        ]


class ExcellentShare(Chained):
    """How many of a hundred may be rated excellent 优秀比例, by which document, from which year on."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    per_hundred = models.SmallIntegerField()
    document = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(per_hundred__gte=0, per_hundred__lte=100), name="excellent_share_is_of_a_hundred"
            ),
            one_at_a_time("excellent_share_is_one_at_a_time", "centre_id"),
        ]


class Committee(Chained):
    """Who assesses a year 考核委员会: an uneven number of people, at least three."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    year = models.SmallIntegerField()
    members = ArrayField(models.BigIntegerField())
    document = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "year"], name="committee_one_a_year"),
        ]


class ExcellentNomination(models.Model):
    """Somebody is nominated as excellent 优秀提名; within the quota, or not at all."""

    ref = models.TextField(unique=True)
    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="nomination")
    reason = models.TextField()
    nominated_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    nominated_at = models.DateTimeField()


class CommitteeVote(models.Model):
    """What a member of the committee says of a nomination, once."""

    nomination = models.ForeignKey(ExcellentNomination, models.PROTECT, related_name="votes")
    member = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    favour = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["nomination", "member"], name="committee_member_votes_once"),
            models.CheckConstraint(condition=Q(favour__in=["yes", "no"]), name="committee_vote_is_yes_or_no"),
        ]


class Promotion(Chained):
    """Somebody of the reserve list was promoted 提拔任用: to what, when, by which document."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    to = models.TextField()
    on = models.DateField()
    document = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "on"], name="promotion_once_a_day"),
        ]
