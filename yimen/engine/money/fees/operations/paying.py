"""Paying online: an order at the gateway, and the gateway's word that it was paid."""

from datetime import datetime, timedelta

from yimen.engine.money.fees import booking, moves, ports
from yimen.engine.money.fees.booking import Booked
from yimen.engine.money.fees.models import Bill, Order
from yimen.engine.money.fees.operations.reducing import must_be_decided
from yimen.engine.money.fees.ports import Notice, Placing
from yimen.engine.money.fees.refusals import BillUnknown, MovementUnknown, NoticeForged, NotOnline, OrderClosed
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.channels import channel_of
from yimen.kernel.evidence import Line
from yimen.kernel.money.bill_life import BILL_LIFE, BillMove, BillState
from yimen.kernel.money.reconciliation import Flow
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref

GOOD_FOR = timedelta(minutes=30)


@snapshot
class Placed:
    """An order and the address at which it is paid."""

    ref: str
    address: str


@snapshot
class OrderPut:
    """An order that is on record; the gateway may not have heard of it yet."""

    ref: str


@in_steps
def place_order(code: str, *, by: Actor, now: datetime) -> Placed:
    """Place an order for what is due, by whoever holds the payment code: anybody may pay for somebody.

    It is on record before the gateway hears of it, and while it waits for its money it is the same one, paid where it
    was last come to: a gateway that was away is told of it again. Refuses with BillUnknown, NotOnline, ReductionOpen,
    OrderClosed or WrongState.
    """
    put = _put_order(code, by=by, now=now)
    order = Order.objects.select_related("bill").get(ref=put.ref)
    if order.address:
        return Placed(order.ref, order.address)
    bill = order.bill
    address = ports.gateway().place(Placing(order.ref, order.fen, bill.item_name, bill.code, order.expires_at))
    return _note_address(order.ref, address, by=by.within(), now=now)


@operation
def _put_order(code: str, *, by: Actor, now: datetime) -> OrderPut:
    """Put the order on record, if one may be placed; the one that waits already is the same."""
    found = Bill.objects.filter(code=code).values_list("ref", flat=True).first()
    if found is None:
        raise BillUnknown(ref=code)
    bill = moves.locked(found)
    BILL_LIFE.after(BillMove.PAY, BillState(bill.state))
    if bill.online != "yes":
        raise NotOnline()
    must_be_decided(bill)
    waiting = Order.objects.filter(bill_id=bill.pk, paid_at=None, closed_at=None).first()
    if waiting is not None and now < waiting.expires_at:
        Order.objects.filter(pk=waiting.pk).update(through=channel_of(by))
        return OrderPut(waiting.ref)
    booking.close_orders(bill, now)
    due, ref = moves.amounts(bill).due, new_ref()
    Order.objects.create(
        ref=ref, bill_id=bill.pk, fen=due, address="", through=channel_of(by), placed_at=now,
        expires_at=now + GOOD_FOR,
    )  # fmt: skip
    moves.remark(bill, Line("place_order", {"order": ref, "fen": due}, now), by)
    return OrderPut(ref)


@operation
def _note_address(ref: str, address: str, *, by: Actor, now: datetime) -> Placed:
    """Note where an order is paid; a bill that was settled or called back meanwhile sends nobody there.

    Nor does an order that was closed meanwhile: it asks for another sum than what is due now. Refuses with OrderClosed.
    """
    bill = moves.locked(Order.objects.select_related("bill").get(ref=ref).bill.ref)
    BILL_LIFE.after(BillMove.PAY, BillState(bill.state))
    if Order.objects.filter(ref=ref, closed_at__isnull=False).exists():
        raise OrderClosed()
    Order.objects.filter(ref=ref, address="").update(address=address)
    return Placed(ref, Order.objects.values_list("address", flat=True).get(ref=ref))


@operation
def take_notice(body: bytes, signature: str, *, by: Actor, now: datetime) -> Booked:
    """Take the gateway's callback: it may come twice, late or out of order, and is booked once.

    Refuses with NoticeForged without its signature, MovementUnknown for what is not ours, and NoticeDiffers when the
    amount or the trade is another: then nothing is booked, and the reconciliation of the day names it.
    """
    notice = ports.gateway().read(body, signature)
    if notice is None or by.kind is not ActorKind.SYSTEM:
        raise NoticeForged()
    return booking.book(notice, by, now)


@in_steps
def chase_order(ref: str, *, by: Actor, now: datetime) -> str:
    """Ask the gateway what became of an order whose callback has not come; what was booked, or "" when nothing was.

    An order past its time is closed. Refuses with MovementUnknown when there is no such order.
    """
    order = Order.objects.filter(ref=ref).first()
    if order is None or by.kind is not ActorKind.SYSTEM:
        raise MovementUnknown(ref=ref)
    if order.paid_at is not None:
        return ""
    return _note_chased(ref, ports.gateway().ask(Flow.PAID, ref), by=by, now=now)


@operation
def _note_chased(ref: str, notice: Notice | None, *, by: Actor, now: datetime) -> str:
    """Book what the gateway said of an order; one past its time of which it knows nothing is closed."""
    if notice is not None:
        return booking.book(notice, by, now).outcome
    Order.objects.filter(ref=ref, paid_at=None, closed_at=None, expires_at__lte=now).update(closed_at=now)
    return ""
