"""Tables of the evaluation groups: what is judged, who sits, indicators and scores, weaknesses, their improvement."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.supervision.juries import EVERY, Effect, JurorKind, JuryState, QualityFigure, UnitKind


class Jury(Chained):
    """An evaluation of one unit over some days 质量评价, by a group 评估组. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    title = models.TextField()
    unit = models.TextField()
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    first_day = models.DateField()
    last_day = models.DateField()
    score_by = models.DateField()
    every = models.SmallIntegerField()  # months after which the unit is judged again
    state = models.TextField(default=JuryState.CALLED.value)
    called_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    called_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    off_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in JuryState]), name="jury_state_is_known"),
            models.CheckConstraint(condition=~Q(title=""), name="jury_has_a_title"),
            models.CheckConstraint(condition=Q(every__in=EVERY), name="jury_comes_again"),
            models.CheckConstraint(
                condition=Q(unit=UnitKind.CENTRE.value, centre__isnull=False, window=None, office=None)
                | Q(unit=UnitKind.WINDOW.value, centre=None, window__isnull=False, office=None)
                | Q(unit=UnitKind.OFFICE.value, centre=None, window=None, office__isnull=False),
                name="jury_judges_one_unit",
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="jury_looks_at_days"),
            models.UniqueConstraint(
                fields=["unit", "centre", "window", "office"],
                nulls_distinct=False,
                condition=Q(state__in=["called", "open", "closed"]),
                name="jury_one_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-published_at", "-id"], condition=Q(state="published"), name="jury_published"),
        ]


class Juror(models.Model):
    """A seat in a group 评估组成员: a member of staff, or somebody from outside who took it with a code."""

    ref = models.TextField(unique=True)
    jury = models.ForeignKey(Jury, models.PROTECT, related_name="jurors")
    kind = models.TextField()
    name = models.TextField()
    standing = models.TextField()  # what they are: 人大代表, 某大学教授
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True)
    person = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True, db_index=False)
    code_hash = models.BinaryField(unique=True, null=True)
    taken_at = models.DateTimeField(null=True)
    scored_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in JurorKind]), name="juror_kind_is_known"),
            models.UniqueConstraint(fields=["jury", "staff"], name="juror_of_the_staff_sits_once"),
            models.UniqueConstraint(fields=["jury", "party"], name="juror_from_outside_sits_once"),
            # Who is an officer by day and a citizen at home is one person and scores once.
            models.UniqueConstraint(fields=["jury", "person"], name="juror_person_sits_once"),
            models.CheckConstraint(
                condition=Q(party=None) | Q(person=F("party")), name="juror_from_outside_is_their_person"
            ),
            models.CheckConstraint(
                condition=~Q(kind="public", staff__isnull=False) & ~Q(kind="official", staff=None),
                name="juror_kind_is_theirs",
            ),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, party=None, code_hash=None, taken_at__isnull=False)
                | Q(staff=None, code_hash__isnull=False)
                & (Q(party=None, taken_at=None) | Q(party__isnull=False, taken_at__isnull=False)),
                name="juror_is_named_or_asked_in",
            ),
            models.CheckConstraint(
                condition=Q(scored_at=None) | Q(taken_at__isnull=False, scored_at__gte=F("taken_at")),
                name="juror_scores_from_their_seat",
            ),
        ]


class JuryIndicator(models.Model):
    """What is looked at 评价指标: counted by the house or scored by the group, with its weight and its least."""

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="indicators")
    number = models.SmallIntegerField()
    title = models.TextField()
    figure = models.TextField(default="")
    weight = models.SmallIntegerField()
    least = models.SmallIntegerField()
    part = models.IntegerField(null=True)
    whole = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jury", "number"], name="jury_indicator_has_a_number"),
            models.UniqueConstraint(fields=["jury", "title"], name="jury_indicator_once"),
            models.CheckConstraint(
                condition=Q(figure__in=["", *(one.value for one in QualityFigure)]),
                name="jury_indicator_figure_is_known",
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100, least__gte=1, least__lte=100),
                name="jury_indicator_weighs_something",
            ),
        ]


class JuryScore(models.Model):
    """What a member scored an indicator 评分, once. A trigger keeps it as it was given."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="scores")
    indicator = models.ForeignKey(JuryIndicator, models.PROTECT, related_name="scores")
    score = models.SmallIntegerField()
    said = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["juror", "indicator"], name="jury_score_is_given_once"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=100), name="jury_score_is_of_a_hundred"),
        ]


class JuryFinding(models.Model):
    """A weakness 薄弱环节: an indicator below its least, what improves it, and the figure before and after."""

    ref = models.TextField(unique=True)
    indicator = models.OneToOneField(JuryIndicator, models.PROTECT, related_name="finding")
    before_part = models.IntegerField()
    before_whole = models.IntegerField()
    directive = models.OneToOneField("directives.Directive", models.PROTECT, related_name="+", null=True)
    after_part = models.IntegerField(null=True)
    after_whole = models.IntegerField(null=True)
    effect = models.TextField(default="")
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(effect="", after_part=None, after_whole=None, checked_at=None, checked_by=None)
                | Q(
                    effect__in=[one.value for one in Effect], after_part__isnull=False, after_whole__gt=0,
                    checked_at__isnull=False, checked_by__isnull=False,
                ),
                name="jury_finding_effect_is_counted",
            ),
            models.CheckConstraint(condition=Q(before_whole__gt=0), name="jury_finding_rests_on_a_figure"),
        ]  # fmt: skip
