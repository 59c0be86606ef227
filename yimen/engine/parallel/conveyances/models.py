"""Tables of the conveyances: what is conveyed, by whom to whom, what was levied and how, and the plan of the unit.

How far registration and taxes are is no column: it follows from the opinions, the levy and the bill. Money in fen.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.kernel.conveyance.facts import MOST_FEN, ConveyanceKind, Homes, Side
from yimen.kernel.conveyance.rules import Tax
from yimen.kernel.conveyance.standing import LevyState


class Conveyance(models.Model):
    """What a case conveys 不动产转移: declared once at the receiving window, corrected with a reason."""

    ref = models.TextField(unique=True)
    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    kind = models.TextField()
    price_fen = models.BigIntegerField()
    area = models.IntegerField()  # hundredths of a square metre
    signed_on = models.DateField()  # of the contract: by its day the rules are chosen
    bought_on = models.DateField(null=True)
    original_fen = models.BigIntegerField(default=0)
    costs_fen = models.BigIntegerField(default=0)
    revision = models.SmallIntegerField(default=1)
    declared_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    declared_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    # Who pays when it is not the applicant 代缴人, and what they are to them.
    payer_name = models.TextField(default="")
    payer_relation = models.TextField(default="")
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in ConveyanceKind]), name="conveyance_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(price_fen__gt=0, price_fen__lte=MOST_FEN, area__gt=0)
                & Q(original_fen__gte=0, costs_fen__gte=0),
                name="conveyance_has_price_and_area",
            ),
            models.CheckConstraint(
                condition=~Q(kind="second_hand") | Q(bought_on__isnull=False), name="conveyance_again_was_bought_once"
            ),
            models.CheckConstraint(
                condition=Q(payer_name="", payer_relation="") | ~Q(payer_name="") & ~Q(payer_relation=""),
                name="conveyance_payer_is_somebody_to_them",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_by="")
                | Q(stopped_at__isnull=False, stopped_by__in=["refusal", "withdrawal", "denial", "ending"]),
                name="conveyance_is_stopped_by_something",
            ),
        ]  # fmt: skip


class TitleShare(models.Model):
    """Somebody who gives or takes a share 权利人份额, and what the household claims with its proof."""

    conveyance = models.ForeignKey(Conveyance, models.PROTECT, related_name="shares")
    number = models.SmallIntegerField()
    side = models.TextField()
    name = models.TextField()
    over = models.SmallIntegerField()
    under = models.SmallIntegerField()
    homes = models.TextField(default="more")
    proof = models.TextField(default="")  # the code of the material that proves it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conveyance", "number"], name="title_share_is_numbered"),
            models.CheckConstraint(condition=Q(side__in=[one.value for one in Side]), name="title_share_side_is_known"),
            models.CheckConstraint(
                condition=Q(over__gt=0, over__lte=F("under")), name="title_share_is_a_part_of_the_whole"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="title_share_is_somebodys"),
            models.CheckConstraint(
                condition=Q(homes__in=[one.value for one in Homes]) & (Q(homes="more") | ~Q(proof="")),
                name="title_share_is_favoured_on_proof",
            ),
        ]


class Levy(models.Model):
    """The taxes of a conveyance as they were worked out 税款核定. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    conveyance = models.ForeignKey(Conveyance, models.PROTECT, related_name="levies")
    number = models.SmallIntegerField()
    revision = models.SmallIntegerField()  # of what it was worked out from
    price_fen = models.BigIntegerField()
    area = models.IntegerField()
    fen = models.BigIntegerField()
    state = models.TextField(default=LevyState.STANDING)
    made_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")  # why it stands no longer

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conveyance", "number"], name="levy_is_numbered"),
            models.UniqueConstraint(
                fields=["conveyance"], condition=Q(state="standing"), name="levy_one_stands_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in LevyState]), name="levy_state_is_known"
            ),
            models.CheckConstraint(condition=Q(fen__gte=0), name="levy_asks_for_something_or_nothing"),
            models.CheckConstraint(
                condition=Q(state="standing", ended_at=None)
                | ~Q(state="standing") & Q(ended_at__isnull=False) & ~Q(reason=""),
                name="levy_ends_for_a_reason",
            ),
        ]  # fmt: skip


class LevyLine(models.Model):
    """One tax of one share 税款明细: by which dated rule, step by step."""

    levy = models.ForeignKey(Levy, models.PROTECT, related_name="lines")
    number = models.SmallIntegerField()
    tax = models.TextField()
    holder = models.TextField()  # the name of who owes it, as it stood then
    base_fen = models.BigIntegerField()
    fen = models.BigIntegerField()
    rule = models.ForeignKey("tax_rules.TaxRule", models.PROTECT, related_name="+", db_index=False)
    relief = models.ForeignKey("tax_rules.TaxRule", models.PROTECT, related_name="+", null=True, db_index=False)
    share_over = models.SmallIntegerField()
    share_under = models.SmallIntegerField()
    steps = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["levy", "number"], name="levy_line_is_numbered"),
            models.CheckConstraint(condition=Q(tax__in=[one.value for one in Tax]), name="levy_line_tax_is_known"),
            models.CheckConstraint(condition=Q(fen__gte=0, base_fen__gte=0), name="levy_line_owes_nothing_or_more"),
        ]


class FloorPlan(models.Model):
    """The plan of the unit 制图: its number, its area as measured, and the sheet."""

    conveyance = models.OneToOneField(Conveyance, models.PROTECT, related_name="plan")
    unit_number = models.TextField()
    area = models.IntegerField()
    sheet = models.TextField()
    drawn_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    drawn_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(area__gt=0), name="floor_plan_measures_something"),
            models.CheckConstraint(condition=~Q(sheet=""), name="floor_plan_has_a_sheet"),
        ]
