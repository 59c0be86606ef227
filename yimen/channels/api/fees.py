"""Fees: bills with what, why and basis; paying, reducing, refunding; tills and reconciliation."""

from datetime import date, timedelta
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import Field, StrictInt

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import ALL, SIGNED_IN, STAFF
from yimen.channels.api.shapes import Body, PathRef, Text100, Text500, Text1000, result_of, several, shown
from yimen.engine.money.fees import operations, queries
from yimen.engine.money.fees.rows import (
    BillRow,
    BillView,
    DiscrepancyRow,
    PayerView,
    ReconciliationRow,
    ReductionRow,
    RefundRow,
    TillRow,
)
from yimen.insight.fees import queries as figures
from yimen.insight.fees.rows import FeeSum
from yimen.threshold import clock

router = Router(tags=["fees"])

PayCode = PathEx[str, P(pattern="^[0-9]{16}$", description="A payment code 缴款码")]
Fen = Annotated[StrictInt, Field(ge=0, le=10**13, description="An amount in fen")]
Days = QueryEx[int, P(ge=1, le=3660, description="How many days back the sums count")]


class ReductionBody(Body):
    """What is to be charged less, and why."""

    charge: Annotated[StrictInt, Field(ge=1, le=1000, description="The number of the charge on the bill")]
    fen: Fen
    ground: Text500
    basis: Text500


class AmountBody(Body):
    """An amount."""

    fen: Fen


class RefundBody(Body):
    """What is to be given back, and why."""

    fen: Fen
    reason: Text500


class ReasonBody(Body):
    """Why it is rejected."""

    reason: Text500


class SlipBody(Body):
    """The slip of the card terminal."""

    slip: Text100


class BalanceBody(Body):
    """What was counted in the drawer, and why it differs when it does."""

    counted: Fen
    note: Text500 = ""


class DayBody(Body):
    """A day."""

    day: date


class NoteBody(Body):
    """What was found out and done."""

    note: Text1000


@router.get("/cases/{ref}/bill", auth=SIGNED_IN, response=shown(BillView), operation_id="cases_bill")
def bill_of_case(request: HttpRequest, ref: PathRef) -> BillView:
    """The bill of a case, for whoever may see it."""
    return there(queries.of_case(ref, asker(request)))


@router.post("/cases/{ref}/bill", auth=SIGNED_IN, response=result_of(operations.open_bill), operation_id="open_bill")
def open_bill(request: HttpRequest, ref: PathRef) -> operations.Billed:
    """Bill a case; asked again, the same bill. Refuses with BillUnknown, NotBilledYet or NothingToPay."""
    return done(request, operations.open_bill, ref)


@router.get("/bills/{ref}", auth=SIGNED_IN, response=shown(BillView), operation_id="bill")
def bill(request: HttpRequest, ref: PathRef) -> BillView:
    """A bill with everything on it, for whoever may see it."""
    return there(queries.bill(ref, asker(request)))


@router.get("/pay/{code}", auth=ALL, response=shown(PayerView), operation_id="pay_bill")
def for_payer(request: HttpRequest, code: PayCode) -> PayerView:
    """What is to be paid under a payment code, and for what; no names."""
    return there(queries.for_payer(code))


@router.post(
    "/pay/{code}/order", auth=SIGNED_IN, response=result_of(operations.place_order), operation_id="place_order"
)
def place_order(request: HttpRequest, code: PayCode) -> operations.Placed:
    """Place an order at the gateway. Refuses with BillUnknown, NotOnline, ReductionOpen, OrderClosed or WrongState."""
    return done(request, operations.place_order, code)


@router.get("/till/bills", auth=STAFF, response=several(BillRow), operation_id="till_bills")
def bills_at_the_till(request: HttpRequest, code: QueryEx[str, P(max_length=40)]) -> list[BillRow]:
    """The bills meant by a payment code or case number, for a cashier."""
    return list(queries.at_the_till(code, asker(request)))


@router.get("/till", auth=STAFF, response=shown(TillRow), operation_id="own_till")
def own_till(request: HttpRequest) -> TillRow:
    """The cashier's open till."""
    return there(queries.own_till(asker(request)))


@router.get("/tills", auth=STAFF, response=several(TillRow), operation_id="tills")
def tills(request: HttpRequest) -> list[TillRow]:
    """The cashier's tills, or those of the manager's centre, the latest first."""
    return list(queries.tills(asker(request)))


@router.post("/till", auth=STAFF, response=result_of(operations.open_till), operation_id="open_till")
def open_till(request: HttpRequest, body: AmountBody) -> operations.TillOpened:
    """Open the drawer with its float. Refuses with NotYourRole, AmountWrong or TillOpen."""
    return done(request, operations.open_till, body.fen)


@router.post("/till/close", auth=STAFF, response=result_of(operations.close_till), operation_id="close_till")
def close_till(request: HttpRequest, body: BalanceBody) -> operations.TillClosed:
    """Balance the drawer. Refuses with NotYourRole, NoTill, AmountWrong or DifferenceUnexplained."""
    return done(request, operations.close_till, body.counted, body.note)


@router.post("/pay/{code}/cash", auth=STAFF, response=result_of(operations.take_cash), operation_id="take_cash")
def take_cash(request: HttpRequest, code: PayCode, body: AmountBody) -> operations.Taken:
    """Take cash; `fen` is what was handed over.

    Refuses with NotYourRole, NoTill, BillUnknown, ReductionOpen or AmountWrong.
    """
    return done(request, operations.take_cash, code, body.fen)


@router.post("/pay/{code}/card", auth=STAFF, response=result_of(operations.take_card), operation_id="take_card")
def take_card(request: HttpRequest, code: PayCode, body: SlipBody) -> operations.Taken:
    """Record a card payment by its slip.

    Refuses with NotYourRole, NoTill, BillUnknown, ReductionOpen, SlipUsed or TextMissing.
    """
    return done(request, operations.take_card, code, body.slip)


@router.post(
    "/bills/{ref}/reductions", auth=STAFF, response=result_of(operations.propose_reduction),
    operation_id="propose_reduction",
)  # fmt: skip
def propose_reduction(request: HttpRequest, ref: PathRef, body: ReductionBody) -> operations.Proposed:
    """Propose a reduction. Refuses with BillUnknown, NotYourRole, NotReducible, AmountWrong or ReductionOpen."""
    return done(request, operations.propose_reduction, ref, body.charge, body.fen, body.ground, body.basis)


@router.get("/reductions", auth=STAFF, response=several(ReductionRow), operation_id="reductions")
def reductions(request: HttpRequest) -> list[ReductionRow]:
    """The reductions that wait for an officer of the asker's offices."""
    return list(queries.reductions_for(asker(request)))


@router.post(
    "/reductions/{ref}/approve", auth=STAFF, response=result_of(operations.approve_reduction),
    operation_id="approve_reduction",
)  # fmt: skip
def approve_reduction(request: HttpRequest, ref: PathRef) -> operations.Answered:
    """Approve a reduction. Refuses with ReductionUnknown, NotYourRole, NotFormal, OwnProposal, OwnMatter or
    WrongState."""
    return done(request, operations.approve_reduction, ref)


@router.post(
    "/reductions/{ref}/reject", auth=STAFF, response=result_of(operations.reject_reduction),
    operation_id="reject_reduction",
)  # fmt: skip
def reject_reduction(request: HttpRequest, ref: PathRef, body: ReasonBody) -> operations.Answered:
    """Reject a reduction. Refuses with ReductionUnknown, NotYourRole, NotFormal, OwnProposal, OwnMatter or
    TextMissing."""
    return done(request, operations.reject_reduction, ref, body.reason)


@router.post(
    "/bills/{ref}/refunds", auth=STAFF, response=result_of(operations.propose_refund), operation_id="propose_refund"
)
def propose_refund(request: HttpRequest, ref: PathRef, body: RefundBody) -> operations.Proposed:
    """Propose a refund. Refuses with BillUnknown, NotYourRole, AmountWrong, RefundOpen, OwnMatter or WrongState."""
    return done(request, operations.propose_refund, ref, body.fen, body.reason)


@router.get("/refunds", auth=STAFF, response=several(RefundRow), operation_id="refunds")
def refunds(request: HttpRequest) -> list[RefundRow]:
    """The refunds that wait for an officer of the asker's offices."""
    return list(queries.refunds_for(asker(request)))


@router.post(
    "/refunds/{ref}/approve", auth=STAFF, response=result_of(operations.approve_refund), operation_id="approve_refund"
)
def approve_refund(request: HttpRequest, ref: PathRef) -> operations.Answered:
    """Approve a refund. Refuses with RefundUnknown, NotYourRole, NotFormal, OwnProposal, OwnMatter or WrongState."""
    return done(request, operations.approve_refund, ref)


@router.post(
    "/refunds/{ref}/reject", auth=STAFF, response=result_of(operations.reject_refund), operation_id="reject_refund"
)
def reject_refund(request: HttpRequest, ref: PathRef, body: ReasonBody) -> operations.Answered:
    """Reject a refund. Refuses with RefundUnknown, NotYourRole, OwnProposal, OwnMatter, TextMissing or WrongState."""
    return done(request, operations.reject_refund, ref, body.reason)


@router.post("/refunds/{ref}/pay-out", auth=STAFF, response=result_of(operations.pay_out), operation_id="pay_out")
def pay_out(request: HttpRequest, ref: PathRef) -> operations.Answered:
    """Pay an approved refund out at the window.

    Refuses with NotYourRole, NoTill, RefundUnknown, PaidOtherwise or DrawerShort.
    """
    return done(request, operations.pay_out, ref)


@router.get("/reconciliations", auth=STAFF, response=several(ReconciliationRow), operation_id="reconciliations")
def reconciliations(request: HttpRequest) -> list[ReconciliationRow]:
    """The days held against the gateway's file, the latest first."""
    return list(queries.reconciliations(asker(request)))


@router.post("/reconciliations", auth=STAFF, response=result_of(operations.reconcile), operation_id="reconcile")
def reconcile(request: HttpRequest, body: DayBody) -> operations.Reconciled:
    """Hold a day that is over against the gateway's file. Refuses with NotYourRole or DayNotOver."""
    return done(request, operations.reconcile, body.day)


@router.get("/reconciliations/{ref}", auth=STAFF, response=several(DiscrepancyRow), operation_id="discrepancies")
def discrepancies(request: HttpRequest, ref: PathRef) -> list[DiscrepancyRow]:
    """The differences of a day, open ones first."""
    return list(queries.discrepancies(ref, asker(request)))


@router.post("/discrepancies/{ref}/take-in", auth=STAFF, response=result_of(operations.take_in), operation_id="take_in")
def take_in(request: HttpRequest, ref: PathRef) -> operations.Booked:
    """Book money of the day file. Refuses with NotYourRole, DiscrepancyUnknown, NotToBeTakenIn or NoticeDiffers."""
    return done(request, operations.take_in, ref)


@router.post(
    "/discrepancies/{ref}/explain", auth=STAFF, response=result_of(operations.explain_discrepancy),
    operation_id="explain_discrepancy",
)  # fmt: skip
def explain(request: HttpRequest, ref: PathRef, body: NoteBody) -> operations.WorkedOff:
    """Work a difference off. Refuses with NotYourRole, DiscrepancyUnknown or TextMissing."""
    return done(request, operations.explain_discrepancy, ref, body.note)


@router.get("/fees/sums", auth=STAFF, response=several(FeeSum), operation_id="fee_sums")
def fee_sums(request: HttpRequest, by: Literal["office", "item", "day"] = "office", days: Days = 30) -> list[FeeSum]:
    """What was charged, reduced, paid and given back, within what the asker oversees."""
    now = clock.now()
    return list(figures.sums(asker(request), by, now - timedelta(days=days), now))
