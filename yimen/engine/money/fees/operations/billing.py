"""Bills come to be from what was frozen with the case, and end with it."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.money.fees import booking, moves
from yimen.engine.money.fees.models import Bill, Charge, Payment
from yimen.engine.money.fees.refusals import BillUnknown, NotBilledYet, NothingToPay
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import CaseState
from yimen.kernel.conveyance.standing import ConveyancePart
from yimen.kernel.evidence import Line
from yimen.kernel.money.bill_life import GONE, BillMove, BillState
from yimen.kernel.money.fees import ART_59, UNCHARGED, billable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Fee, Terms
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.dated import new_ref
from yimen.registries.parallels import queries as parallels

_CASE = f"""
select c.id, c.ref, c.number, c.state, c.item_id, c.received_at, c.accepted_at, c.item_name, c.applicant_id,
  c.applicant_name, c.office_id,
  c.office_name, {TERMS} from cases_case c where c.ref = %s and """
_DIGITS = 16


@snapshot
class Billed:
    """A bill by its reference and its payment code."""

    ref: str
    code: str


@snapshot
class _Case:
    id: int
    ref: str
    number: str
    state: CaseState
    item_id: int
    received_at: datetime
    accepted_at: datetime | None
    item_name: str
    party_id: int
    payer_name: str
    office_id: int
    office_name: str
    terms: Terms


@operation
def open_bill(case_ref: str, *, by: Actor, now: datetime) -> Billed:
    """Bill a case from the frozen fees of its version and situation; asked again, it is the same bill.

    Only fees with a basis and a standard are charged. Refuses with BillUnknown for a case that `by` may not see,
    NotBilledYet before acceptance, after an end without a grant and while taxes that are paid with the fees are worked
    out, and NothingToPay when nothing may be asked.
    """
    case = _case(case_ref, by)
    if parallels.asks(case.item_id, case.received_at, ConveyancePart.TAX):
        made = _latest(case.id, frozenset({BillState.CANCELLED}))
        if made is None:
            raise NotBilledYet()
        return Billed(made.ref, made.code)
    # A fee that was given back is not asked for again by itself.
    return _billed(case, (), case.payer_name, by, now, frozenset({BillState.CANCELLED}))


def bill_with(
    case_ref: str, more: Sequence[Fee], payer: str, by: Actor, now: datetime, taxed_by: int | None = None
) -> Billed:
    """One bill for the fees of a case and what is paid with them, such as taxes; for an act that has weighed them.

    After all was given back, what is owed now is billed anew. Refuses with BillUnknown, NotBilledYet or NothingToPay.
    """
    case = _case(case_ref, by)
    return _billed(case, more, payer or case.payer_name, by, now, GONE, taxed_by)


@snapshot
class ParcelOwes:
    """What a parcel costs, who pays it, and to whose case it belongs."""

    ref: str
    fen: int
    name: str
    standard: str
    basis: str
    case_number: str
    party_id: int
    payer: str
    office_id: int
    office_name: str


def bill_of_parcel(owes: ParcelOwes, by: Actor, now: datetime) -> Billed:
    """The bill for the postage of a parcel; asked again, it is the same bill. For an act that has weighed who asks."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", (f"bill parcel {owes.ref}",))
    made = Bill.objects.filter(parcel_ref=owes.ref).exclude(state__in=GONE).first()
    if made is not None:
        return Billed(made.ref, made.code)
    bill = Bill.objects.create(
        ref=new_ref(), code=_code(), case_ref="", parcel_ref=owes.ref, case_number=owes.case_number,
        item_name=owes.name, party_id=owes.party_id, payer_name=owes.payer, office_id=owes.office_id,
        office_name=owes.office_name, online="yes", charged_fen=owes.fen, opened_at=now,
    )  # fmt: skip
    Charge.objects.create(bill=bill, number=1, name=owes.name, standard=owes.standard, law=owes.basis, fen=owes.fen)
    moves.remark(bill, Line("open_bill", {"parcel": owes.ref, "charges": [[1, owes.fen]]}, now), by)
    return Billed(bill.ref, bill.code)


def end_bill_of_parcel(parcel_ref: str, reason: str, by: Actor, now: datetime) -> str:
    """A parcel does not go: what is open is cancelled, what was paid is proposed to be given back, by itself and once.

    The bill, "" when there was nothing to be done.
    """
    found = Bill.objects.filter(parcel_ref=parcel_ref, state__in=[BillState.OPEN, BillState.PAID])
    ref = found.values_list("ref", flat=True).first()
    if ref is None:
        return ""
    bill = moves.locked(ref)
    if bill.state == BillState.OPEN:
        booking.close_orders(bill, now)
        moves.move(bill, BillMove.CANCEL, Line("cancel_bill", {"parcel": parcel_ref}, now), by, {"settled_at": now})
        return ref
    return _all_back(bill, reason, now)


def call_back(case_id: int, by: Actor, now: datetime) -> None:
    """The open bill of a case is cancelled, for what it asks for is worked out anew or nobody owes it any more."""
    for ref in Bill.objects.filter(case_id=case_id, state=BillState.OPEN).values_list("ref", flat=True):
        bill = moves.locked(ref)
        if bill.state == BillState.OPEN:
            booking.close_orders(bill, now)
            line = Line("cancel_bill", {"case_state": "corrected"}, now)
            moves.move(bill, BillMove.CANCEL, line, by, {"settled_at": now})


def give_all_back(case_id: int, reason: str, now: datetime) -> str:
    """What was paid for a case is proposed to be given back, by itself and once; the bill, "" when nothing was paid.

    Somebody of the office still approves it.
    """
    found = Bill.objects.filter(case_id=case_id, state=BillState.PAID).values_list("ref", flat=True).first()
    if found is None:
        return ""
    return _all_back(moves.locked(found), reason, now)


def _all_back(bill: Bill, reason: str, now: datetime) -> str:
    payment = Payment.objects.filter(bill_id=bill.pk, purpose="settles").first()
    if bill.state != BillState.PAID or payment is None or payment.refunds.exclude(state="rejected").exists():
        return ""
    booking.propose_back(bill, payment, payment.fen, reason, now)
    return bill.ref


def _latest(case_id: int, gone: frozenset[BillState]) -> Bill | None:
    return Bill.objects.filter(case_id=case_id).exclude(state__in=gone).order_by("-pk").first()


def _billed(
    case: "_Case",
    more: Sequence[Fee],
    payer: str,
    by: Actor,
    now: datetime,
    gone: frozenset[BillState],
    taxed_by: int | None = None,
) -> Billed:
    # Whoever bills this case at the same moment waits for us, and then finds our bill.
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", (f"bill {case.id}",))
    made = _latest(case.id, gone)
    if made is not None:
        return Billed(made.ref, made.code)
    if case.accepted_at is None or case.state in UNCHARGED:
        raise NotBilledYet()
    fees = (*more, *billable(case.terms.fees))
    if not fees:
        raise NothingToPay()
    bill = Bill.objects.create(
        ref=new_ref(),
        code=_code(),
        case_id=case.id,
        case_ref=case.ref,
        case_number=case.number,
        item_name=case.item_name,
        party_id=case.party_id,
        payer_name=payer,
        office_id=case.office_id,
        office_name=case.office_name,
        taxed_by_id=taxed_by if more else None,
        online="yes" if case.terms.service.online_payment == "yes" else "no",
        charged_fen=sum(fee.fen for fee in fees),
        opened_at=now,
    )
    Charge.objects.bulk_create(
        Charge(bill=bill, number=n, name=f.name, standard=f.standard, law=f.law, reduction=f.reduction, fen=f.fen)
        for n, f in enumerate(fees, start=1)
    )
    body = {"case": case.ref, "charges": [[n, fee.fen] for n, fee in enumerate(fees, start=1)]}
    moves.remark(bill, Line("open_bill", body, now, law=ART_59), by)
    return Billed(bill.ref, bill.code)


def _code() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(_DIGITS))


@operation
def end_bill(case_ref: str, *, by: Actor, now: datetime) -> str:
    """Cancel the open bill of a case that ended without a grant, by itself; its reference, "" when none was open.

    What was paid already stays until somebody gives it back with a reason.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise BillUnknown(ref=case_ref)
    case = _case(case_ref, by)
    found = Bill.objects.filter(case_id=case.id, state=BillState.OPEN).values_list("ref", flat=True).first()
    if found is None or case.state not in UNCHARGED:
        return ""
    bill = moves.locked(found)
    if bill.state != BillState.OPEN:
        return ""
    booking.close_orders(bill, now)
    moves.move(bill, BillMove.CANCEL, Line("cancel_bill", {"case_state": case.state}, now), by, {"settled_at": now})
    return bill.ref


def _case(ref: str, by: Actor) -> _Case:
    condition, values = ("true", ()) if by.kind is ActorKind.SYSTEM else seeing.visible(by)
    with connection.cursor() as cursor:
        cursor.execute(_CASE + condition, (ref, *values))
        row = cursor.fetchone()
    if row is None:
        raise BillUnknown(ref=ref)
    id, ref, number, state, item_id, received_at, accepted_at, item, party, payer, office, office_name, terms = row
    return _Case(
        id, ref, number, CaseState(state), item_id, received_at, accepted_at, item, party, payer, office, office_name,
        terms_from_text(terms),
    )  # fmt: skip
