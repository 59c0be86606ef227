"""Looking at fees: a bill for whoever may see it, what waits for other eyes, tills and reconciliations."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum

from yimen.engine.money.fees import allow
from yimen.engine.money.fees import ports as gateways
from yimen.engine.money.fees.asrow import bill_row, charge_row, discrepancy_row, payment_row, reduction_row, refund_row
from yimen.engine.money.fees.models import Bill, Discrepancy, Order, Payment, Reconciliation, Reduction, Refund, Till
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
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates.queries import mask_name
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.money.bill_life import SETTLED, BillState, RefundState
from yimen.kernel.money.fees import UNCHARGED, in_drawer
from yimen.kernel.refs import heard_case_number
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

#: kernel.money.fees.billable in the words of the database; what ended without a grant, or lost it, is not charged.
_CHARGED = """
select coalesce(sum((f->>'fen')::bigint), 0) from cases_case c join cases_frozenterms t on t.hash = c.terms_hash,
  jsonb_array_elements(t.terms->'fees') f
where c.id = %s and c.state <> all(%s)
  and (f->>'fen')::bigint > 0 and btrim(f->>'law') <> '' and btrim(f->>'standard') <> ''
"""
PAGE = 30
MOST = 200
GOING_BACK = (RefundState.PROPOSED, RefundState.APPROVED)


def bill(ref: str, actor: Actor) -> BillView | None:
    """A bill with everything on it, for whoever may see it."""
    row = Bill.objects.filter(ref=ref).select_related("party").first()
    return _view(row, actor) if row is not None and allow.may_see(row, actor) else None


def to_pay(actor: Actor) -> tuple[BillRow, ...]:
    """The bills that the parties this actor acts for still owe, the oldest first."""
    rows = Bill.objects.filter(party_id__in=set(actor.parties()), state=BillState.OPEN).order_by("id")[:PAGE]
    return tuple(bill_row(row) for row in rows)


def of_case(case_ref: str, actor: Actor) -> BillView | None:
    """The bill of a case, the live one first; None when there is none or it is not to be seen."""
    rows = Bill.objects.filter(case_ref=case_ref).select_related("party").order_by("-id")
    row = min(rows, key=lambda one: one.state == BillState.CANCELLED, default=None)
    return _view(row, actor) if row is not None and allow.may_see(row, actor) else None


def paid_for(case_id: int) -> int:
    """What the treasury has of a case's bill, in fen."""
    rows = Bill.objects.filter(case_id=case_id).exclude(state=BillState.CANCELLED)
    return sum(row.paid_fen - row.refunded_fen for row in rows)


def kept_for(case_id: int) -> int:
    """What the treasury keeps of it: money that somebody wants to give back is not kept any more, in fen."""
    going = Refund.objects.filter(bill__case_id=case_id, payment__purpose="settles", state__in=GOING_BACK)
    return paid_for(case_id) - sum(going.values_list("fen", flat=True))


def settled_at(case_id: int) -> datetime | None:
    """When nothing was owed any more for a case; None while something is, or nothing ever was."""
    rows = Bill.objects.filter(case_id=case_id).exclude(state=BillState.CANCELLED)
    return rows.order_by("-pk").values_list("settled_at", flat=True).first()


def taken_online() -> str:
    """yes: a gateway is connected; empty: money is taken at a cashier's window alone."""
    return gateways.connected()


def owed_for(case_id: int) -> int:
    """What is still owed for a case, billed or not, in fen; nothing once its bill is settled or its grant is gone."""
    bill = Bill.objects.filter(case_id=case_id).exclude(state=BillState.CANCELLED).order_by("-pk").first()
    if bill is not None:
        return 0 if BillState(bill.state) in SETTLED else bill.charged_fen - bill.reduced_fen
    with connection.cursor() as cursor:
        cursor.execute(_CHARGED, (case_id, sorted(UNCHARGED)))
        return int(cursor.fetchone()[0])


def owed_of(case_ref: str, actor: Actor) -> int:
    """The same by the reference of a case, for who may see it."""
    case_id = ports.cases().seen(case_ref, actor)
    return owed_for(case_id) if case_id is not None else 0


def for_payer(code: str) -> PayerView | None:
    """What anybody with this payment code is asked to pay, and for what; no names."""
    row = Bill.objects.filter(code=_digits(code)).first()
    if row is None:
        return None
    return PayerView(
        code=row.code,
        item_name=row.item_name,
        office_name=row.office_name,
        state=BillState(row.state),
        online=row.online if gateways.connected() else "no",
        due_fen=row.charged_fen - row.reduced_fen,
        charges=tuple(charge_row(one) for one in row.charges.order_by("number")),
        reduced_fen=row.reduced_fen,
        parcel_ref=row.parcel_ref,
    )


def at_the_till(typed: str, actor: Actor) -> tuple[BillRow, ...]:
    """The bills meant by a payment code or a case number, for a cashier; never a list of other people's."""
    if not actor.has_role(Role.CASHIER) or not typed.strip():
        return ()
    named = Q(code=_digits(typed)) if len(_digits(typed)) == 16 else Q(case_number=heard_case_number(typed))
    return tuple(bill_row(row) for row in Bill.objects.filter(named).order_by("-id")[:PAGE])


def reductions_for(actor: Actor) -> tuple[ReductionRow, ...]:
    """The reductions that wait for an officer of this actor's offices."""
    rows = Reduction.objects.filter(answered_at=None, bill__office_id__in=actor.offices(*allow.APPROVERS))
    found = rows.select_related("bill", "charge", "proposed_by", "answered_by").order_by("id")[:MOST]
    return tuple(reduction_row(row) for row in found)


def _by_offices(actor: Actor) -> Q:
    """Refunds that the actor's offices answer: of taxes their bureau, of anything else the collecting office."""
    mine = actor.offices(*allow.APPROVERS)
    return Q(bill__taxed_by_id__in=mine) | Q(bill__taxed_by_id=None, bill__office_id__in=mine)


def refunds_for(actor: Actor) -> tuple[RefundRow, ...]:
    """The refunds that wait for an officer of this actor's offices."""
    rows = Refund.objects.filter(_by_offices(actor), state=RefundState.PROPOSED).order_by("id")
    return tuple(refund_row(row) for row in _refunds(rows)[:MOST])


def refunds_to_pay_out(actor: Actor) -> tuple[RefundRow, ...]:
    """Approved refunds of what was paid at a window: for a cashier."""
    if not actor.has_role(Role.CASHIER):
        return ()
    rows = Refund.objects.filter(state=RefundState.APPROVED, payment__way__in=["cash", "card"]).order_by("id")
    return tuple(refund_row(row) for row in _refunds(rows)[:MOST])


def refunds_to_send(limit: int = 100) -> tuple[str, ...]:
    """Approved refunds that the gateway has not made yet: what the clockwork asks for."""
    rows = Refund.objects.filter(state=RefundState.APPROVED, payment__way="online").order_by("id")
    return tuple(rows.values_list("ref", flat=True)[:limit])


def orders_to_chase(now: datetime, silent_for: timedelta, limit: int = 100) -> tuple[str, ...]:
    """Orders of which nothing was heard for a while: what the clockwork asks the gateway about."""
    rows = Order.objects.filter(paid_at=None, closed_at=None, placed_at__lte=now - silent_for).order_by("placed_at")
    return tuple(rows.values_list("ref", flat=True)[:limit])


def case_of_code(code: str, actor: Actor) -> str:
    """The case behind a payment code, for its own applicant; "" for anybody else."""
    rows = Bill.objects.filter(code=code, party_id__in=set(actor.parties()))
    return rows.values_list("case_ref", flat=True).first() or ""


def parcel_of_code(code: str) -> str:
    """The parcel whose postage is paid under this code; "" when it is a bill of a case, or there is none."""
    return Bill.objects.filter(code=code).values_list("parcel_ref", flat=True).first() or ""


def waiting_order(code: str) -> str:
    """The order of a bill that waits for its money, "" when none does."""
    rows = Order.objects.filter(bill__code=code, paid_at=None, closed_at=None)
    return rows.values_list("ref", flat=True).first() or ""


def own_till(actor: Actor) -> TillRow | None:
    """The cashier's open till."""
    return next(iter(_tills(Till.objects.filter(cashier_id=actor.staff_id, closed_at=None))), None)


def till_payments(ref: str, actor: Actor) -> tuple[tuple[BillRow, int, str], ...]:
    """What a till took, for its cashier: bill, amount, way; the latest first."""
    rows = Payment.objects.filter(till__ref=ref, till__cashier_id=actor.staff_id).select_related("bill")
    return tuple((bill_row(row.bill), row.fen, row.way) for row in rows.order_by("-id")[:MOST])


def tills(actor: Actor) -> tuple[TillRow, ...]:
    """The tills of a cashier, or of a manager's centre, the latest first."""
    centres = {post.centre_id for post in actor.posts if post.role is Role.CENTRE_MANAGER}
    mine = Q(cashier_id=actor.staff_id) if actor.has_role(Role.CASHIER) else Q(pk__in=())
    return _tills(Till.objects.filter(mine | Q(centre_id__in=centres)).order_by("-id")[:PAGE])


def reconciliations(actor: Actor) -> tuple[ReconciliationRow, ...]:
    """The days that were held against the gateway's file, the latest first; for those who reconcile."""
    if not actor.has_role(*allow.BOOKKEEPERS):
        return ()
    still_open = Count("discrepancies", filter=Q(discrepancies__settled_at=None))
    rows = Reconciliation.objects.annotate(found=Count("discrepancies"), still_open=still_open).order_by("-day")
    return tuple(
        ReconciliationRow(
            row.ref, row.day, row.ours_fen, row.theirs_fen, row.ours_count, row.theirs_count, row.made_at,
            row.found, row.still_open,
        )
        for row in rows[:PAGE]
    )  # fmt: skip


def discrepancies(ref: str, actor: Actor) -> tuple[DiscrepancyRow, ...]:
    """The differences of one reconciliation, those still open first."""
    if not actor.has_role(*allow.BOOKKEEPERS):
        return ()
    rows = list(Discrepancy.objects.filter(reconciliation__ref=ref).select_related("settled_by").order_by("id")[:MOST])
    bills = _bills_of(row.movement for row in rows)
    shown = (discrepancy_row(row, bills.get(row.movement, "")) for row in rows)
    return tuple(sorted(shown, key=lambda row: row.settled_at is not None))


def _bills_of(movements: Iterable[str]) -> Mapping[str, str]:
    refs = list(movements)
    orders = Order.objects.filter(ref__in=refs).values_list("ref", "bill__ref")
    refunds = Refund.objects.filter(ref__in=refs).values_list("ref", "bill__ref")
    return dict([*orders, *refunds])


def _view(row: Bill, actor: Actor) -> BillView:
    own = actor.kind is ActorKind.SYSTEM or row.party_id in set(actor.parties())
    knows = own or (row.case_id is not None and ports.cases().may_see(row.case_id, actor))
    person = row.party.kind == "person"
    reductions = row.reductions.select_related("bill", "charge", "proposed_by", "answered_by").order_by("id")
    payments = row.payments.select_related("till__cashier", "order").order_by("id")
    return BillView(
        bill=bill_row(row),
        payer=mask_name(row.payer_name) if person and not knows else row.payer_name,
        online=row.online,
        charges=tuple(charge_row(one) for one in row.charges.order_by("number")),
        reductions=tuple(reduction_row(one) for one in reductions),
        payments=tuple(payment_row(one) for one in payments),
        refunds=tuple(refund_row(one) for one in _refunds(row.refunds.order_by("id"))),
    )


def _refunds(rows: QuerySet[Refund]) -> QuerySet[Refund]:
    return rows.select_related("bill", "payment", "proposed_by", "answered_by")


def _tills(rows: QuerySet[Till]) -> tuple[TillRow, ...]:
    found = list(rows.select_related("cashier"))
    taken, out = _taken([row.pk for row in found]), _paid_out([row.pk for row in found])
    today = day_of(max((row.opened_at for row in found), default=datetime.min.replace(tzinfo=UTC)))
    names = offices.centre_names({row.centre_id for row in found}, today)
    return tuple(_till(row, names.get(row.centre_id, ""), taken, out.get(row.pk, 0)) for row in found)


def _till(row: Till, centre: str, taken: Mapping[tuple[int, str], tuple[int, int]], out: int) -> TillRow:
    cash, card = taken.get((row.pk, "cash"), (0, 0)), taken.get((row.pk, "card"), (0, 0))
    return TillRow(
        ref=row.ref,
        cashier=row.cashier.name,
        centre=centre,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        float_fen=row.float_fen,
        cash_fen=cash[0],
        card_fen=card[0],
        paid_out_fen=out,
        expected_fen=in_drawer(row.float_fen, [cash[0]], [out]),
        counted_fen=row.counted_fen,
        note=row.note,
        payments=cash[1] + card[1],
    )


def _taken(tills: list[int]) -> Mapping[tuple[int, str], tuple[int, int]]:
    rows = Payment.objects.filter(till_id__in=tills).values_list("till_id", "way")
    return {(int(till or 0), way): (int(fen), n) for till, way, fen, n in rows.annotate(fen=Sum("fen"), n=Count("id"))}


def _digits(typed: str) -> str:
    return "".join(letter for letter in typed if letter.isascii() and letter.isdigit())


def _paid_out(tills: list[int]) -> Mapping[int, int]:
    rows = Refund.objects.filter(till_id__in=tills, payment__way="cash").values_list("till_id")
    return {int(till or 0): int(fen) for till, fen in rows.annotate(fen=Sum("fen"))}
