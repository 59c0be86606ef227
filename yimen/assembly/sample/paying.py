"""Paying in the sample city: what its cases cost is paid online in the sandbox, and nobody hears its callbacks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from inspect import unwrap
from typing import ParamSpec, TypeVar

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.staff import CASHIER_POST, DESKS
from yimen.assembly.wiring import payment_sandbox
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import ports, queries
from yimen.engine.money.fees.refusals import NotBilledYet, NothingToPay
from yimen.gateways.payment.sandbox import SandboxGateway
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.registries.dated import day_of

P = ParamSpec("P")
R = TypeVar("R")


def in_one(act: Callable[P, R]) -> Callable[P, R]:
    """An act that asks outside, as a part of a case that is played whole: its outside is this very process."""
    played: Callable[P, R] = unwrap(act)
    return played


def sandbox() -> SandboxGateway:
    """The sandbox gateway with nobody listening: the sample asks it what was paid."""
    gateway = payment_sandbox(lambda body, signature: None)
    ports.wire(gateway)
    return gateway


def pay(case_ref: str, by: Actor, now: datetime) -> str:
    """Bill a case and pay for it online; the bill, "" when it costs nothing."""
    try:
        bill = fees.open_bill(case_ref, by=SYSTEM, now=now)
    except (NothingToPay, NotBilledYet):
        return ""
    pay_online(bill.code, by, now)
    return bill.ref


def pay_online(code: str, by: Actor, now: datetime) -> None:
    """Pay what a code asks for on the gateway's page, which is asked at once what became of it."""
    order = in_one(fees.place_order)(code, by=by, now=now)
    sandbox().pay(order.ref, now)
    in_one(fees.chase_order)(order.ref, by=SYSTEM, now=now)


# The latest bill that was paid, and cases that wait for their fee.
_PAID = (
    "select b.ref from fees_bill b where b.state = 'paid' and b.opened_at < %s order by b.opened_at desc, b.id limit 1"
)
_OWING = (
    "select c.ref from cases_case c join cases_frozenterms t on t.hash = c.terms_hash"
    " where c.accepted_at is not null and c.decided_at is null and jsonb_array_length(t.terms->'fees') > 0"
    " order by c.received_at desc, c.id limit 2"
)
_BALANCED = "select count(*) from fees_till"


def show(city: City) -> None:
    """A day at the cashier's window: two bills paid, a refund to go back online, one to pay out, a till that balances.

    The gateway stands outside and forgets nothing: it is asked for the refund once this is on record (`pay_back`).
    """
    with connection.cursor() as cursor:
        cursor.execute(_BALANCED)
        (tills,) = cursor.fetchone()
        cursor.execute(_PAID, (city.anchor,))
        paid = cursor.fetchone()
        cursor.execute(_OWING)
        owing = [ref for (ref,) in cursor.fetchall()]
    if tills:
        return
    cashier, at = city.officer(CASHIER_POST), city.anchor - timedelta(minutes=50)
    fees.open_till(20_000, by=cashier, now=at)
    for number, case in enumerate(owing):
        bill = fees.open_bill(case, by=SYSTEM, now=at)
        if number == 0:
            fees.take_cash(bill.code, _all_of(bill.ref), by=cashier, now=at)
            _approve_half(city, bill.ref, cashier, at)
        else:
            fees.take_card(bill.code, "示范小票0001", by=cashier, now=at)
    if paid is not None:
        _approve_half(city, str(paid[0]), cashier, at)
    till = queries.own_till(cashier)
    assert till is not None, "it has just been opened"
    fees.close_till(till.expected_fen, "", by=cashier, now=at + timedelta(minutes=20))
    in_one(fees.reconcile)(day_of(city.anchor) - timedelta(days=1), by=cashier, now=at)


def pay_back(at: datetime) -> None:
    """What was paid online and is to go back goes back the same way; who is killed on the way asks again."""
    for refund in queries.refunds_to_send():
        fees.send_refund(refund, by=SYSTEM, now=at)
        if refund in queries.refunds_to_send():
            fees.send_refund(refund, by=SYSTEM, now=at + timedelta(minutes=1))


def _approve_half(city: City, bill: str, cashier: Actor, at: datetime) -> str:
    """A refund that its office has approved; what was paid in cash waits at the till."""
    view = queries.bill(bill, SYSTEM)
    assert view is not None
    office = next(one.office for one in city.guides if one.item.name == view.bill.item_name)
    part = max(1, view.bill.paid_fen // 2)
    refund = fees.propose_refund(bill, part, "示范数据：符合减半收取的规定，退还一半。", by=cashier, now=at).ref
    fees.approve_refund(refund, by=city.officer(f"{office}{DESKS[Role.DECIDER]}"), now=at)
    return refund


def _all_of(bill: str) -> int:
    view = queries.bill(bill, SYSTEM)
    assert view is not None
    return view.bill.due_fen
