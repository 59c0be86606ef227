"""Tables of the evaluations: the service that may be rated, what was said, its words apart, and what followed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.evaluation import Grade, RatingWay, ServiceKind

_GRADES = sorted(one.value for one in Grade)
_ANSWERS = ["", "yes", "no"]


class Evaluation(Chained):
    """One service that may be rated once 一次服务一次评价, until a moment; and by whom it was done."""

    ref = models.TextField(unique=True)
    code_hash = models.BinaryField(unique=True)
    kind = models.TextField()
    subject_id = models.BigIntegerField()
    subject_ref = models.TextField()
    what = models.TextField()
    online = models.TextField()  # yes: asked for without coming to a counter
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", null=True, db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    city_id = models.BigIntegerField()
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True, db_index=False)
    staff = ArrayField(models.BigIntegerField())  # who had a hand in the service
    served_at = models.DateTimeField()
    until = models.DateTimeField()
    # The first grade: what figures count. A second one, after a follow-up, stands beside it.
    grade = models.TextField(default="")
    rated_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="evaluation_one_per_service"),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in ServiceKind]), name="evaluation_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(online__in=["yes", "no"]), name="evaluation_online_is_yes_or_no"),
            models.CheckConstraint(condition=Q(until__gt=F("served_at")), name="evaluation_ends_after_the_service"),
            models.CheckConstraint(
                condition=Q(grade="", rated_at=None) | Q(grade__in=_GRADES, rated_at__gte=F("served_at")),
                name="evaluation_is_rated_at_a_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["party", "-served_at"], condition=Q(party__isnull=False), name="evaluation_of_party"),
            models.Index(fields=["served_at"], name="evaluation_served"),
            models.Index(fields=["window", "served_at"], name="evaluation_of_window"),
            models.Index(fields=["-rated_at", "-id"], condition=~Q(grade=""), name="evaluation_rated"),
        ]


class Rating(models.Model):
    """What was said of a service: the first time, and once more after a follow-up 追评."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="ratings")
    nth = models.SmallIntegerField()
    grade = models.TextField()
    reasons = ArrayField(models.TextField(), default=list)
    on_time = models.TextField(default="")
    extra = models.TextField(default="")
    paid = models.TextField(default="")
    way = models.TextField()
    rated_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evaluation", "nth"], name="rating_is_given_once"),
            models.CheckConstraint(condition=Q(nth__in=[1, 2]), name="rating_at_most_twice"),
            models.CheckConstraint(condition=Q(grade__in=_GRADES), name="rating_grade_is_known"),
            models.CheckConstraint(condition=Q(way__in=[one.value for one in RatingWay]), name="rating_way_is_known"),
            models.CheckConstraint(
                condition=Q(on_time__in=_ANSWERS, extra__in=_ANSWERS, paid__in=_ANSWERS),
                name="rating_answers_are_yes_or_no",
            ),
        ]


class RatingWords(models.Model):
    """What the rater wrote, kept apart from all else: they may take it back, and the grade stays."""

    rating = models.OneToOneField(Rating, models.CASCADE, primary_key=True, related_name="said")
    words = models.TextField()


class FollowUp(models.Model):
    """What became of a bad grade 差评整改: the rater called, what they said verified, mended or explained, told."""

    ref = models.TextField(unique=True)
    evaluation = models.OneToOneField(Evaluation, models.PROTECT, related_name="follow_up")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    opened_at = models.DateTimeField()
    contact_by = models.DateTimeField()
    answer_by = models.DateTimeField()
    handler = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    contacted_at = models.DateTimeField(null=True)
    reached = models.TextField(default="")
    heard = models.TextField(default="")
    outcome = models.TextField(default="")
    reason = models.TextField(default="")
    remedy = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)  # the rater took the grade back, or gave a better one
    raised_at = models.DateTimeField(null=True)  # overdue, and brought before supervision

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(reached__in=_ANSWERS), name="follow_up_reached_is_yes_or_no"),
            models.CheckConstraint(
                condition=Q(contacted_at=None, reached="")
                | Q(contacted_at__isnull=False, handler__isnull=False) & ~Q(reached=""),
                name="follow_up_is_contacted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, outcome="")
                | Q(answered_at__isnull=False, contacted_at__isnull=False, outcome__in=["valid", "invalid"])
                & ~Q(reason="")
                & (Q(outcome="invalid") | ~Q(remedy="")),
                name="follow_up_is_answered_with_reasons",
            ),
            models.CheckConstraint(condition=Q(answered_at=None) | Q(lapsed_at=None), name="follow_up_ends_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["answer_by", "id"], condition=Q(answered_at=None, lapsed_at=None), name="follow_up_open"
            ),
        ]
