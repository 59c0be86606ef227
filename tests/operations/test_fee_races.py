"""Two at once about one bill: the money is booked once, whoever brings the news, and the record stays whole."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections

from tests.operations import paying
from tests.operations.errand import later
from tests.operations.paying import Desk
from tests.operations.test_case_races import at_once
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.engine.money.fees import booking, moves, operations
from yimen.engine.money.fees.booking import Money
from yimen.engine.money.fees.models import Bill
from yimen.journal.queries import verify
from yimen.kernel.actor import NOBODY, SYSTEM


@pytest.fixture
def desk(own_database: Address) -> Iterator[Desk]:
    yield paying.a_desk()
    connections.close_all()


def booked(bill: str) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.purpose, count(*) from fees_payment p join fees_bill b on b.id = p.bill_id"
            " where b.ref = %s group by 1 order by 1",
            (bill,),
        )
        return [(str(purpose), int(count)) for purpose, count in cursor.fetchall()]


def test_one_callback_that_comes_four_times_at_once_is_booked_once(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    desk.gateway.pay(order.ref, later(2.1))

    answers = at_once(*[desk.callback] * 4)

    assert sorted(getattr(one, "outcome", type(one).__name__) for one in answers) == ["repeated"] * 3 + ["settled"]
    assert booked(bill) == [("settles", 1)]
    assert verify(SUBJECTS).sound


def test_the_gateway_and_the_cashier_at_once_settle_a_bill_once(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    operations.open_till(0, by=desk.cashier, now=later(2))
    desk.gateway.pay(order.ref, later(2.1))

    at_once(desk.callback, lambda: operations.take_cash(code, 12_050, by=desk.cashier, now=later(2.2)))

    # Either the cashier was told that it is paid, or what came online is surplus: never two that settle.
    assert booked(bill) in ([("settles", 1)], [("settles", 1), ("surplus", 1)])


def test_without_the_lock_the_second_news_would_be_booked_on_what_is_not_so_any_more(desk: Desk) -> None:
    """The twin: a bill read before and not locked still looks open; the database alone keeps the second money out."""
    _, bill, code = paying.billed(desk)
    operations.open_till(0, by=desk.cashier, now=later(2))
    stale = Bill.objects.get(ref=bill)
    operations.take_card(code, "SLIP-1", by=desk.cashier, now=later(2))
    till = moves.Till.objects.get()

    with pytest.raises(Exception, match="payment_settles_a_bill_once"):
        booking.take(stale, Money("cash", 12_050, later(2), till=till), desk.cashier, later(2.1))

    assert booked(bill) == [("settles", 1)]


def test_a_case_is_billed_once_however_many_ask(desk: Desk) -> None:
    case = paying.errand.accepted(desk.office)

    answers = at_once(*[lambda: operations.open_bill(case, by=SYSTEM, now=later(2))] * 4)

    assert len({getattr(one, "ref", type(one).__name__) for one in answers}) == 1
