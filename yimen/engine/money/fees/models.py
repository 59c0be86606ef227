"""Tables of the fees: bill, charges, reductions, orders, payments, refunds, tills, reconciliations. Money in fen.

What a state says of the money is a constraint: a bill is `paid` only with the money on it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained

_DUE = F("charged_fen") - F("reduced_fen")
_OTHER_EYES = Q(answered_by__isnull=True) | ~Q(answered_by=F("proposed_by"))


class Bill(Chained):
    """What a case costs 缴费单: made once from the fees that were frozen with it. `state` is written by moves.move.

    The postage of a parcel is a bill of its own: it is of no case, so that nothing of the case ever waits for it.
    """

    ref = models.TextField(unique=True)
    code = models.TextField(unique=True)  # 缴款码: what is typed or scanned at a till
    case_id = models.BigIntegerField(null=True)
    case_ref = models.TextField()
    parcel_ref = models.TextField(default="")
    case_number = models.TextField(db_index=True)
    item_name = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT)
    payer_name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, db_index=False)
    office_name = models.TextField()
    # The tax bureau, when taxes stand on the bill: it approves what is given back.
    taxed_by = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    online = models.TextField(default="no")  # whether the item may be paid for online
    state = models.TextField(default="open")
    charged_fen = models.BigIntegerField()
    reduced_fen = models.BigIntegerField(default=0)
    paid_fen = models.BigIntegerField(default=0)
    refunded_fen = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case_id"], condition=~Q(state__in=["cancelled", "refunded"]), name="bill_one_live_per_case"
            ),
            models.UniqueConstraint(
                fields=["parcel_ref"],
                condition=~Q(parcel_ref="") & ~Q(state__in=["cancelled", "refunded"]),
                name="bill_one_live_per_parcel",
            ),
            models.CheckConstraint(
                condition=Q(case_id__isnull=False, parcel_ref="") | (Q(case_id=None, case_ref="") & ~Q(parcel_ref="")),
                name="bill_is_of_a_case_or_a_parcel",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "paid", "refunded_in_part", "refunded", "waived", "cancelled"]),
                name="bill_state_is_known",
            ),
            models.CheckConstraint(condition=Q(charged_fen__gt=0), name="bill_asks_for_something"),
            models.CheckConstraint(
                condition=Q(reduced_fen__gte=0, reduced_fen__lte=F("charged_fen")),
                name="bill_is_reduced_to_nothing_at_most",
            ),
            models.CheckConstraint(
                condition=Q(refunded_fen__gte=0, refunded_fen__lte=F("paid_fen")), name="bill_gives_back_what_was_paid"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "cancelled", "waived"], paid_fen=0)
                | Q(state__in=["paid", "refunded_in_part", "refunded"], paid_fen__gte=_DUE, paid_fen__gt=0),
                name="bill_is_paid_with_money",
            ),
            models.CheckConstraint(
                condition=~Q(state="waived") | Q(reduced_fen=F("charged_fen")),
                name="bill_is_waived_when_all_is_reduced",
            ),
            models.CheckConstraint(
                condition=Q(state="refunded", refunded_fen=F("paid_fen"))
                | Q(state="refunded_in_part", refunded_fen__gt=0, refunded_fen__lt=F("paid_fen"))
                | Q(state__in=["open", "paid", "waived", "cancelled"], refunded_fen=0),
                name="bill_is_refunded_as_it_says",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["party", "-id"], name="bill_of_party"),
            models.Index(fields=["office", "-id"], name="bill_of_office"),
            models.Index(fields=["taxed_by"], condition=Q(taxed_by__isnull=False), name="bill_taxed_by"),
        ]


class Charge(models.Model):
    """One line of a bill 收费明细: a fee with its standard and its basis, as the case was promised it."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="charges")
    number = models.SmallIntegerField()
    name = models.TextField()
    standard = models.TextField()
    law = models.TextField()
    reduction = models.TextField(default="")
    fen = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bill", "number"], name="charge_number_is_used_once"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="charge_is_for_something"),
            models.CheckConstraint(condition=~Q(law="") & ~Q(standard=""), name="charge_has_basis_and_standard"),
        ]


class Reduction(models.Model):
    """A reduction 减免: proposed with ground and basis, answered by somebody else."""

    ref = models.TextField(unique=True)
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="reductions")
    charge = models.ForeignKey(Charge, models.PROTECT, related_name="+")
    fen = models.BigIntegerField()
    ground = models.TextField()
    basis = models.TextField()
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")
    answer_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bill"], condition=Q(answered_at__isnull=True), name="reduction_one_open_per_bill"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="reduction_is_of_something"),
            models.CheckConstraint(
                condition=Q(answer__in=["", "approved", "rejected"]), name="reduction_answer_is_known"
            ),
            models.CheckConstraint(condition=_OTHER_EYES, name="reduction_is_answered_by_another"),
        ]


class Order(models.Model):
    """An order 支付订单 at the payment gateway: the attempt to pay a bill online. It may end without money."""

    ref = models.TextField(unique=True)
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="orders")
    fen = models.BigIntegerField()
    address = models.TextField()  # where the payer pays
    through = models.TextField(default="")  # by which channel the payer came to it last
    placed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bill"],
                condition=Q(paid_at__isnull=True, closed_at__isnull=True),
                name="order_one_waiting_per_bill",
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="order_is_for_something"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["placed_at"], condition=Q(paid_at__isnull=True, closed_at__isnull=True), name="order_waiting"
            )
        ]


class Till(Chained):
    """A cashier's drawer 收银班次, from its opening to its balance."""

    ref = models.TextField(unique=True)
    cashier = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    float_fen = models.BigIntegerField()
    closed_at = models.DateTimeField(null=True)
    expected_fen = models.BigIntegerField(null=True)
    counted_fen = models.BigIntegerField(null=True)
    note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cashier"], condition=Q(closed_at__isnull=True), name="till_one_open_per_cashier"
            ),
            models.CheckConstraint(condition=Q(float_fen__gte=0), name="till_begins_with_money_or_none"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True)
                | Q(expected_fen__isnull=False, counted_fen=F("expected_fen"))
                | Q(expected_fen__isnull=False, counted_fen__isnull=False) & ~Q(note=""),
                name="till_closes_balanced_or_explained",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-opened_at"], name="till_of_centre")]


class Payment(models.Model):
    """Money received 收款. What came beside a bill that was settled already is surplus, and is given back."""

    ref = models.TextField(unique=True)
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="payments")
    way = models.TextField()
    purpose = models.TextField()
    fen = models.BigIntegerField()
    order = models.OneToOneField(Order, models.PROTECT, null=True)
    trade_no = models.TextField(default="")  # the gateway's number, or that of the card terminal's slip
    till = models.ForeignKey(Till, models.PROTECT, related_name="payments", null=True)
    received_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bill"], condition=Q(purpose="settles"), name="payment_settles_a_bill_once"
            ),
            models.UniqueConstraint(
                fields=["way", "trade_no"], condition=~Q(trade_no=""), name="payment_is_recorded_once"
            ),
            models.CheckConstraint(condition=Q(way__in=["online", "cash", "card"]), name="payment_way_is_known"),
            models.CheckConstraint(condition=Q(purpose__in=["settles", "surplus"]), name="payment_purpose_is_known"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="payment_is_of_something"),
            models.CheckConstraint(
                condition=Q(way="online", order__isnull=False, till__isnull=True)
                | Q(way__in=["cash", "card"], order__isnull=True, till__isnull=False),
                name="payment_came_by_its_way",
            ),
        ]


class Refund(models.Model):
    """Money given back 退费: proposed with its reason, approved by somebody else, then done. By moves.move_refund."""

    ref = models.TextField(unique=True)
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="refunds")
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    state = models.TextField(default="proposed")
    fen = models.BigIntegerField()
    reason = models.TextField()
    # Nobody: what came as surplus is proposed by itself.
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True)
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)
    answer_reason = models.TextField(default="")
    sent_at = models.DateTimeField(null=True)  # when the gateway was last asked
    till = models.ForeignKey(Till, models.PROTECT, related_name="refunds", null=True)
    trade_no = models.TextField(default="")
    done_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["payment"], condition=Q(state__in=["proposed", "approved"]), name="refund_one_open_per_payment"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "approved", "rejected", "done"]), name="refund_state_is_known"
            ),
            models.CheckConstraint(condition=Q(fen__gt=0), name="refund_is_of_something"),
            models.CheckConstraint(condition=_OTHER_EYES, name="refund_is_answered_by_another"),
            models.CheckConstraint(
                condition=Q(state="proposed", answered_by__isnull=True)
                | ~Q(state="proposed") & Q(answered_by__isnull=False),
                name="refund_names_who_answered",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | ~Q(state="done") & Q(done_at__isnull=True),
                name="refund_done_has_its_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=Q(state__in=["proposed", "approved"]), name="refund_waiting")
        ]


class Reconciliation(Chained):
    """One day of the gateway held against our records 对账."""

    ref = models.TextField(unique=True)
    day = models.DateField(unique=True)
    ours_fen = models.BigIntegerField()
    theirs_fen = models.BigIntegerField()
    ours_count = models.IntegerField()
    theirs_count = models.IntegerField()
    made_at = models.DateTimeField()


class Discrepancy(models.Model):
    """One difference of a reconciliation 对账差异, and how it was worked off."""

    ref = models.TextField(unique=True)
    reconciliation = models.ForeignKey(Reconciliation, models.PROTECT, related_name="discrepancies")
    gap = models.TextField()
    flow = models.TextField()
    movement = models.TextField()  # the reference of the order or refund
    trade_no = models.TextField(default="")
    ours_fen = models.BigIntegerField()
    theirs_fen = models.BigIntegerField()
    settled_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True)
    settled_at = models.DateTimeField(null=True)
    settlement = models.TextField(default="")
    note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reconciliation", "flow", "movement"], name="discrepancy_is_named_once"),
            models.CheckConstraint(
                condition=Q(gap__in=["missing_here", "missing_there", "amount_differs"]),
                name="discrepancy_gap_is_known",
            ),
            models.CheckConstraint(
                condition=Q(settlement="", settled_by__isnull=True, settled_at__isnull=True)
                | Q(settlement__in=["taken_in", "explained"], settled_by__isnull=False, settled_at__isnull=False),
                name="discrepancy_is_worked_off_by_somebody",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["id"], condition=Q(settled_at__isnull=True), name="discrepancy_open")]
