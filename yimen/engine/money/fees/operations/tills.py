"""The cashier's window: a till is opened, takes cash and cards for the bills of all offices, and is balanced."""

from datetime import datetime

from yimen.engine.money.fees import booking, moves
from yimen.engine.money.fees.booking import Money
from yimen.engine.money.fees.models import Bill, Payment, Refund, Till
from yimen.engine.money.fees.operations.reducing import must_be_decided
from yimen.engine.money.fees.refusals import BillUnknown, DifferenceUnexplained, NoTill, SlipUsed, TillOpen
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.evidence import Line
from yimen.kernel.money.bill_life import BILL_LIFE, BillMove, BillState
from yimen.kernel.money.fees import AmountWrong, in_drawer, yuan
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.registries.dated import new_ref, refusing

MOST_FLOAT = 10_000_000


@snapshot
class TillOpened:
    """A till by its reference."""

    ref: str


@snapshot
class Taken:
    """A bill paid at the window, and what the payer gets back of what was handed over."""

    bill_ref: str
    change_fen: int


@snapshot
class TillClosed:
    """A till with what its drawer had to hold and what was counted."""

    ref: str
    expected_fen: int
    counted_fen: int


@operation
def open_till(float_fen: int, *, by: Actor, now: datetime) -> TillOpened:
    """Open the drawer with the change it begins with. Refuses with NotYourRole, AmountWrong or TillOpen."""
    post = next((held for held in by.posts if held.role is Role.CASHIER and held.centre_id is not None), None)
    if post is None or post.centre_id is None or by.staff_id is None:
        raise NotYourRole(act="open_till")
    if not 0 <= float_fen <= MOST_FLOAT:
        raise AmountWrong(most=yuan(MOST_FLOAT))
    with refusing(till_one_open_per_cashier=TillOpen()):
        till = Till.objects.create(
            ref=new_ref(), cashier_id=by.staff_id, centre_id=post.centre_id, opened_at=now, float_fen=float_fen
        )
    moves.tell_till(till, Line("open_till", {"float": float_fen}, now), by)
    return TillOpened(till.ref)


@operation
def take_cash(code: str, handed_fen: int, *, by: Actor, now: datetime) -> Taken:
    """Take cash for a bill by its payment code; what was handed over beyond it goes back as change.

    Refuses with NotYourRole, NoTill, BillUnknown, ReductionOpen, AmountWrong when it is not enough, or WrongState.
    """
    till, bill = _at_the_till(code, by)
    due = moves.amounts(bill).due
    if handed_fen < due or handed_fen > due + MOST_FLOAT:
        raise AmountWrong(most=yuan(due))
    booking.take(bill, Money("cash", due, now, till=till), by, now)
    return Taken(bill.ref, handed_fen - due)


@operation
def take_card(code: str, slip: str, *, by: Actor, now: datetime) -> Taken:
    """Record what the card terminal took for a bill, under the number of its slip, which stands on one payment only.

    Refuses with NotYourRole, NoTill, BillUnknown, ReductionOpen, SlipUsed or WrongState.
    """
    till, bill = _at_the_till(code, by)
    number = must_be_said("slip", slip, 40).strip()
    with refusing(payment_is_recorded_once=SlipUsed(slip=number)):
        booking.take(bill, Money("card", moves.amounts(bill).due, now, number, till=till), by, now)
    return Taken(bill.ref, 0)


@operation
def close_till(counted_fen: int, note: str, *, by: Actor, now: datetime) -> TillClosed:
    """Balance the drawer: what was counted against what it must hold; a difference needs its explanation.

    Refuses with NotYourRole, NoTill or DifferenceUnexplained.
    """
    till = own_till(by)
    expected = must_hold(till)
    must_be_clean("note", note, 500)
    if not 0 <= counted_fen <= 100 * MOST_FLOAT:
        raise AmountWrong(most=yuan(100 * MOST_FLOAT))
    if counted_fen != expected and not note.strip():
        raise DifferenceUnexplained(expected=yuan(expected), counted=yuan(counted_fen))
    Till.objects.filter(pk=till.pk).update(
        closed_at=max(now, till.opened_at), expected_fen=expected, counted_fen=counted_fen, note=note.strip()
    )
    moves.tell_till(till, Line("close_till", {"expected": expected, "counted": counted_fen}, now), by)
    return TillClosed(till.ref, expected, counted_fen)


def own_till(by: Actor) -> Till:
    """The cashier's own open till, locked; refuses with NotYourRole or NoTill."""
    if not by.has_role(Role.CASHIER):
        raise NotYourRole(act="use_till")
    till = Till.objects.select_for_update().filter(cashier_id=by.staff_id, closed_at=None).first()
    if till is None:
        raise NoTill()
    return till


def must_hold(till: Till) -> int:
    """What the drawer must hold now."""
    taken = Payment.objects.filter(till=till, way="cash").values_list("fen", flat=True)
    paid_out = Refund.objects.filter(till=till, payment__way="cash").values_list("fen", flat=True)
    return in_drawer(till.float_fen, taken, paid_out)


def _at_the_till(code: str, by: Actor) -> tuple[Till, Bill]:
    till = own_till(by)
    found = Bill.objects.filter(code=code).values_list("ref", flat=True).first()
    if found is None:
        raise BillUnknown(ref=code)
    bill = moves.locked(found)
    BILL_LIFE.after(BillMove.PAY, BillState(bill.state))
    must_be_decided(bill)
    return till, bill
