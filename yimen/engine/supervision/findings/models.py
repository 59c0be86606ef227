"""Tables of the findings: one card per rule and occurrence, what was annotated, and how far the patrol has walked."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.supervision.card_life import CLOSED, LEVELS, Accountability, CardState
from yimen.kernel.supervision.rules import Colour, RuleCode

_CLOSED = sorted(one.value for one in CLOSED)
_OPEN = ~Q(state__in=_CLOSED)


class Card(Chained):
    """A formal finding of supervision 黄牌/红牌. `state` is written by moves alone; what it rests on never changes."""

    ref = models.TextField(unique=True)
    rule = models.TextField()
    rule_version = models.SmallIntegerField()
    colour = models.TextField()
    subject_kind = models.TextField()
    subject_ref = models.TextField()
    occurrence = models.TextField()
    lines = ArrayField(models.BigIntegerField())  # of the journal: what it rests on
    actors = ArrayField(models.TextField())  # who did what is found: they judge nothing here
    facts = models.JSONField()  # the parameters that decided, as they were
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", null=True, db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    desk_id = models.BigIntegerField(null=True)
    city_id = models.BigIntegerField(null=True)
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    level = models.TextField()  # before which level of supervision it lies
    happened_at = models.DateTimeField()
    raised_at = models.DateTimeField()
    state = models.TextField(default=CardState.OPEN.value)
    due_at = models.DateTimeField(null=True)  # by when the office is to answer, or to have put it right
    escalated_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    judgement = models.TextField(default="")
    judged_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    judged_at = models.DateTimeField(null=True)
    objection = models.TextField(default="")
    objected_at = models.DateTimeField(null=True)
    order = models.TextField(default="")
    ordered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    ordered_at = models.DateTimeField(null=True)
    report = models.TextField(default="")
    reported_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    reported_at = models.DateTimeField(null=True)
    accountability = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_ref", "rule", "occurrence"], name="card_is_raised_once_per_occurrence"
            ),
            models.CheckConstraint(condition=Q(rule__in=[one.value for one in RuleCode]), name="card_rule_is_known"),
            models.CheckConstraint(condition=Q(colour__in=[one.value for one in Colour]), name="card_colour_is_known"),
            models.CheckConstraint(condition=Q(level__in=[one.value for one in LEVELS]), name="card_level_is_known"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in CardState]), name="card_state_is_known"),
            models.CheckConstraint(
                condition=Q(accountability__in=["", *(one.value for one in Accountability)]),
                name="card_accountability_is_known",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) & _OPEN | Q(closed_at__isnull=False, state__in=_CLOSED),
                name="card_is_closed_with_its_state",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["upheld", "lifted"]) | ~Q(judgement=""), name="card_judgement_has_its_reasons"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["ordered", "reported"])
                | (~Q(order="") & Q(due_at__isnull=False, ordered_by__isnull=False)),
                name="card_order_has_its_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(colour="warning") | Q(state__in=["open", "passed"]), name="card_warning_is_not_judged"
            ),
            models.CheckConstraint(condition=Q(raised_at__gte=F("happened_at")), name="card_follows_what_happened"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "-id"], name="card_of_office"),
            models.Index(fields=["city_id", "-id"], name="card_of_city"),
            models.Index(fields=["county_id", "-id"], condition=Q(county_id__isnull=False), name="card_of_county"),
            models.Index(fields=["town_id", "-id"], condition=Q(town_id__isnull=False), name="card_of_town"),
            models.Index(fields=["village_id", "-id"], condition=Q(village_id__isnull=False), name="card_of_village"),
            models.Index(fields=["case"], condition=Q(case__isnull=False), name="card_of_case"),
            models.Index(fields=["due_at"], condition=Q(state="open", due_at__isnull=False), name="card_unanswered"),
            models.Index(fields=["id"], condition=_OPEN, name="card_open"),
        ]


class CardNote(models.Model):
    """An annotation 批注 to a card by supervision or the office; it stays as it was written."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="notes")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    written_at = models.DateTimeField()


class Patrol(models.Model):
    """How far the patrol 巡查 has walked through the cases; at their end it begins anew. One row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    last_case = models.BigIntegerField(default=0)
    walked_at = models.DateTimeField()
    rounds = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="patrol_is_one")]
