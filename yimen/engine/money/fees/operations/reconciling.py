"""Reconciliation 对账: a day of the gateway against our records; every difference is named and worked off."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q

from yimen.engine.money.fees import allow, booking, ports
from yimen.engine.money.fees.booking import Booked
from yimen.engine.money.fees.models import Discrepancy, Payment, Reconciliation, Refund
from yimen.engine.money.fees.ports import Notice
from yimen.engine.money.fees.refusals import DayNotOver, DiscrepancyUnknown, MovementUnknown, NotToBeTakenIn
from yimen.journal.operation import in_steps, operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.money.reconciliation import Booking, Flow, Gap, differences, total
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import ZONE, day_of, new_ref


@snapshot
class Reconciled:
    """A day held against the gateway's file: how many differences there are."""

    ref: str
    discrepancies: int


@snapshot
class WorkedOff:
    """A difference that needs nobody any more."""

    ref: str


@in_steps
def reconcile(day: date, *, by: Actor, now: datetime) -> Reconciled:
    """Hold a day that is over against the gateway's day file; asked again, it is the same reconciliation.

    Refuses with DayNotOver, and with NotYourRole for anybody but the system, cashiers and centre managers.
    """
    if by.kind is not ActorKind.SYSTEM:
        allow.bookkeeper(by, "reconcile")
    if day >= day_of(now):
        raise DayNotOver()
    return _hold_against(day, tuple(ports.gateway().statement(day)), by=by, now=now)


@operation
def _hold_against(day: date, theirs: Sequence[Booking], *, by: Actor, now: datetime) -> Reconciled:
    """Hold what we know of a day against the gateway's file; whoever was first has made it."""
    ours = _ours(day)
    made, fresh = Reconciliation.objects.get_or_create(
        day=day,
        defaults={
            "ref": new_ref(), "ours_fen": total(ours), "theirs_fen": total(theirs), "ours_count": len(ours),
            "theirs_count": len(theirs), "made_at": now,
        },
    )  # fmt: skip
    if not fresh:
        return Reconciled(made.ref, made.discrepancies.count())
    found = differences(ours, theirs)
    Discrepancy.objects.bulk_create(
        Discrepancy(
            ref=new_ref(), reconciliation=made, gap=one.gap, flow=one.flow, movement=one.ref, trade_no=one.trade_no,
            ours_fen=one.ours, theirs_fen=one.theirs,
        )
        for one in found
    )  # fmt: skip
    body = {"day": day.isoformat(), "ours": made.ours_fen, "theirs": made.theirs_fen, "differences": len(found)}
    tell(_subject(made), Line("reconcile", body, now), by)
    return Reconciled(made.ref, len(found))


@operation
def take_in(ref: str, *, by: Actor, now: datetime) -> Booked:
    """Book money of the day file of which no callback told us: it is the gateway's word as much as the callback is.

    Refuses with NotYourRole, DiscrepancyUnknown, NotToBeTakenIn, or as the callback would.
    """
    row = _open(ref, by, "take_in")
    if row.gap != Gap.MISSING_HERE:
        raise NotToBeTakenIn()
    try:
        # The money came on the day of the file, whenever we hear of it.
        at = datetime.combine(row.reconciliation.day, time(23, 59), ZONE)
        booked = booking.book(Notice(Flow(row.flow), row.movement, row.trade_no, row.theirs_fen, at), by, now)
    except MovementUnknown as unknown:
        raise NotToBeTakenIn() from unknown
    _settle(row, "taken_in", "", by, now)
    return booked


@operation
def explain_discrepancy(ref: str, note: str, *, by: Actor, now: datetime) -> WorkedOff:
    """Work a difference off with what was done about it. Refuses with DiscrepancyUnknown or NotYourRole."""
    row = _open(ref, by, "explain_discrepancy")
    _settle(row, "explained", must_be_said("note", note, 1000), by, now)
    return WorkedOff(ref)


def _ours(day: date) -> tuple[Booking, ...]:
    """What we know of a day. Money is dated by the gateway's own word, so that midnight parts nothing."""
    begins = datetime.combine(day, time(), ZONE)
    within = Q(at__gte=begins, at__lt=begins + timedelta(days=1))
    paid = Payment.objects.filter(way="online").annotate(at=F("received_at")).filter(within).select_related("order")
    back = Refund.objects.filter(payment__way="online", state="done").annotate(at=F("done_at")).filter(within)
    return (
        *(Booking(Flow.PAID, row.order.ref, row.fen, row.trade_no) for row in paid if row.order is not None),
        *(Booking(Flow.REFUNDED, row.ref, row.fen, row.trade_no) for row in back),
    )


def _open(ref: str, by: Actor, act: str) -> Discrepancy:
    allow.bookkeeper(by, act)
    row = Discrepancy.objects.select_for_update().filter(ref=ref, settled_at=None).first()
    if row is None:
        raise DiscrepancyUnknown(ref=ref)
    return row


def _settle(row: Discrepancy, how: str, note: str, by: Actor, now: datetime) -> None:
    made = Reconciliation.objects.select_for_update().get(pk=row.reconciliation_id)
    Discrepancy.objects.filter(pk=row.pk).update(settled_by_id=by.staff_id, settled_at=now, settlement=how, note=note)
    tell(_subject(made), Line("work_off", {"discrepancy": row.ref, "how": how}, now), by)


def _subject(made: Reconciliation) -> Subject:
    head = bytes(made.journal_head)
    return Subject("reconciliation", "fees_reconciliation", made.pk, made.ref, made.journal_seq, head)
