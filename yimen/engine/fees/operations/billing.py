"""Bills come to be from what was frozen with the case, and end with it."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from yimen.engine.cases import seeing
from yimen.engine.cases.frozen import TERMS
from yimen.engine.fees import booking, moves
from yimen.engine.fees.models import Bill, Charge
from yimen.engine.fees.refusals import BillUnknown, NotBilledYet, NothingToPay
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import CaseState
from yimen.kernel.evidence import Line
from yimen.kernel.money.bill_life import BillMove, BillState
from yimen.kernel.money.fees import ART_59, billable
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.dated import new_ref

#: A case that ended so asks for nothing: what was not granted is not charged for.
UNCHARGED = frozenset(
    {
        CaseState.WITHDRAWN_EARLY,
        CaseState.NOT_NEEDED,
        CaseState.REFUSED,
        CaseState.DENIED,
        CaseState.WITHDRAWN,
        CaseState.REVOKED,
    }
)
_CASE = f"""
select c.id, c.ref, c.number, c.state, c.accepted_at, c.item_name, c.applicant_id, c.applicant_name, c.office_id,
  c.office_name, {TERMS} from cases_case c where c.ref = %s and """
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Billed:
    """A bill by its reference and its payment code."""

    ref: str
    code: str


@dataclass(frozen=True, slots=True)
class _Case:
    id: int
    ref: str
    number: str
    state: CaseState
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
    NotBilledYet before acceptance and after an end without a grant, and NothingToPay when nothing may be asked.
    """
    case = _case(case_ref, by)
    # Whoever bills this case at the same moment waits for us, and then finds our bill.
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", (f"bill {case.id}",))
    made = Bill.objects.filter(case_id=case.id).exclude(state=BillState.CANCELLED).first()
    if made is not None:
        return Billed(made.ref, made.code)
    if case.accepted_at is None or case.state in UNCHARGED:
        raise NotBilledYet()
    fees = billable(case.terms.fees)
    if not fees:
        raise NothingToPay()
    bill = Bill.objects.create(
        ref=new_ref(),
        code="".join(secrets.choice("0123456789") for _ in range(_DIGITS)),
        case_id=case.id,
        case_ref=case.ref,
        case_number=case.number,
        item_name=case.item_name,
        party_id=case.party_id,
        payer_name=case.payer_name,
        office_id=case.office_id,
        office_name=case.office_name,
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
    id, ref, number, state, accepted_at, item, party, payer, office, office_name, terms = row
    return _Case(
        id, ref, number, CaseState(state), accepted_at, item, party, payer, office, office_name, terms_from_text(terms)
    )
