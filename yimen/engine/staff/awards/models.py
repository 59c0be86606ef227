"""Tables of the awards: rules from when to when, rounds with their places, the flag, rewards, commitments."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.staffing.awards import AwardKind
from yimen.registries.dated import one_at_a_time

_YES = ["", "yes"]


class AwardRule(Chained):
    """How windows are compared and what is awarded 评比办法, from when to when. Amounts in fen."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    winners = models.SmallIntegerField()
    model_windows = models.SmallIntegerField()
    window_fen = models.BigIntegerField()
    model_fen = models.BigIntegerField()
    budget_fen = models.BigIntegerField()
    weights = models.JSONField()
    most_upheld = models.SmallIntegerField()  # with more upheld complaints a window cannot win
    document = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in AwardKind]), name="award_rule_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(winners__gte=1, model_windows__gte=0, model_windows__lte=F("winners")),
                name="award_rule_models_are_winners",
            ),
            models.CheckConstraint(
                condition=Q(budget_fen__gte=F("model_windows") * (F("window_fen") + F("model_fen"))),
                name="award_rule_lies_within_its_budget",
            ),
            one_at_a_time("award_has_one_rule_at_a_time", "centre_id", "kind"),
        ]


class AwardRound(Chained):
    """A month's comparison 月度评比: published with every window's place and data, under the rule of that month."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    month = models.DateField()
    rule = models.ForeignKey(AwardRule, models.PROTECT, related_name="+", db_index=False)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "kind", "month"], name="award_round_once_a_month"),
        ]


class AwardPlace(models.Model):
    """A window's place in a round, with what was counted; of a model window its service model."""

    round = models.ForeignKey(AwardRound, models.PROTECT, related_name="places")
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    place = models.SmallIntegerField()
    score = models.IntegerField()
    figures = models.JSONField()
    excluded = models.TextField(default="")
    won = models.TextField(default="")
    model = models.TextField(default="")
    nominee = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    nominated_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "place"], name="award_place_is_taken_once"),
            models.UniqueConstraint(fields=["round", "window"], name="award_place_once_a_window"),
            models.CheckConstraint(condition=Q(won__in=_YES, model__in=_YES), name="award_place_is_won_or_not"),
            models.CheckConstraint(condition=Q(excluded="") | Q(won="", model=""), name="award_excluded_wins_nothing"),
            models.CheckConstraint(condition=Q(model="") | Q(won="yes"), name="award_model_window_has_won"),
            models.CheckConstraint(
                condition=Q(nominee=None) | Q(model="yes"), name="award_service_model_is_of_a_model"
            ),
            models.CheckConstraint(
                condition=Q(nominee=None) | ~Q(nominee=F("nominated_by")), name="award_nobody_nominates_themself"
            ),
        ]


class RedFlag(models.Model):
    """Who holds the travelling red flag 流动红旗, from when to when: one window of a centre at a time."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    round = models.ForeignKey(AwardRound, models.PROTECT, related_name="+", db_index=False)
    valid = DateTimeRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("red_flag_has_one_holder_at_a_time", "centre_id"),
        ]


class PioneerPost(Chained):
    """A demonstration post of party members 党员示范岗: its criteria, and when and why it lost the label."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    most_upheld = models.SmallIntegerField()
    most_late = models.SmallIntegerField()
    awarded_on = models.DateField()
    document = models.TextField()
    reviewed_at = models.DateTimeField(null=True)
    upheld = models.SmallIntegerField(default=0)  # as they were counted last
    late = models.SmallIntegerField(default=0)
    lost_at = models.DateTimeField(null=True)
    lost_for = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(lost_at=None, lost_for="") | (Q(lost_at__isnull=False) & ~Q(lost_for="")),
                name="pioneer_post_is_lost_for_a_reason",
            ),
            models.UniqueConstraint(fields=["window"], condition=Q(lost_at=None), name="pioneer_post_once_a_window"),
        ]


class Reward(Chained):
    """A reward or a sanction 奖惩: for whom, on what ground, from which budget line; approved by a second person."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    fen = models.BigIntegerField()
    line = models.TextField()
    ground = models.TextField()
    evidence = models.TextField()
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    approved_at = models.DateTimeField(null=True)
    appeal = models.TextField(default="")
    appealed_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["reward", "sanction"]), name="reward_kind_is_known"),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, window=None) | Q(staff=None, window__isnull=False),
                name="reward_is_for_somebody_or_a_window",
            ),
            models.CheckConstraint(condition=Q(fen__gte=0) & ~Q(evidence=""), name="reward_has_evidence"),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | (~Q(approved_by=F("proposed_by")) & ~Q(approved_by=F("staff")))
                | Q(approved_by__isnull=False, staff=None) & ~Q(approved_by=F("proposed_by")),
                name="reward_is_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("approved_by")),
                name="reward_appeal_is_answered_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-id"], name="reward_of_centre")]


class ServiceCard(Chained):
    """What somebody promises those who come to their counter 服务承诺, in their words; the newest counts."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    commitment = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(commitment=""), name="service_card_says_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "-id"], name="service_card_of_staff")]
