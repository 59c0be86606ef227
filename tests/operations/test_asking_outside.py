"""A question to a system outside is on record before it is asked, and nothing waits while nobody answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, connections, transaction

from tests.operations import aftermath, errand, paying, town
from tests.operations import parcels as carriers
from tests.operations.errand import later
from tests.operations.test_connections import FUND, a_system
from yimen.assembly.database import Address
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.messages import operations as messages
from yimen.engine.delivery.parcels import operations as posting
from yimen.engine.delivery.parcels import ports as posts
from yimen.engine.exchange.connections import operations, ports
from yimen.engine.exchange.connections import queries as connected
from yimen.engine.exchange.connections.operations import Connecting
from yimen.engine.exchange.connections.ports import Asked, Found
from yimen.engine.exchange.dispatches import operations as dispatches
from yimen.engine.exchange.sharing import operations as sharing
from yimen.engine.exchange.sharing.operations import DataSetSaid
from yimen.engine.exchange.vouchers import operations as vouchers
from yimen.engine.exchange.vouchers import ports as cards
from yimen.engine.exchange.vouchers.ports import CardRead
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import ports as money
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.registries.dated import day_of

TOUCHED = ("connections_connectedsystem", "connections_systemcall", "sharing_dataset", "vouchers_cardreading")


class WhileAsked(SandboxLines):
    """Systems and readers that, before they answer, look whether anybody could work meanwhile."""

    def __init__(self) -> None:
        self.on_record = list[int]()

    def ask(self, address: str, asked: Asked, key: str) -> Found:
        self.on_record.append(written_by_another(key))
        return super().ask(address, asked, key)

    def read(self, device: str) -> CardRead:
        written_by_another("")
        return CardRead("陈小禾", town.a_number(1), date(2030, 1, 1))


def written_by_another(key: str) -> int:
    """Somebody else writes to every row that a question touches; how many records of it they see."""
    assert not connection.in_atomic_block
    with connections["owner"].cursor() as cursor:
        cursor.execute("set lock_timeout = '200ms'")
        for table in TOUCHED:
            cursor.execute(f"update {table} set ref = ref")
        cursor.execute("select count(*) from connections_systemcall where ref = %s and outcome = 'unanswered'", (key,))
        return int(cursor.fetchone()[0])


@pytest.fixture
def outside(own_database: Address) -> Iterator[WhileAsked]:
    made = WhileAsked()
    ports.wire(made)
    cards.wire(made)
    yield made
    connections.close_all()


def test_while_a_system_is_asked_no_row_is_locked_and_the_question_is_on_record(outside: WhileAsked) -> None:
    office = errand.an_office()
    fund = a_system(office, replace(FUND, items=(office.item,)))
    a_system(office, Connecting("credit", "征信系统", "direct", "1.0"))
    shared = sharing.publish_data_set(
        office.town.office, DataSetSaid("公积金缴存", "缴存状态", "housing_fund", "open"), by=SYSTEM, now=later(0)
    ).ref
    case = errand.received(office).ref

    mine = operations.ask_system(fund.ref, office.party, "", "", by=office.citizen, now=later(1))
    used = sharing.use_data(shared, case, "核对缴存", by=office.clerk, now=later(1))
    seen = vouchers.read_card(by=office.clerk, now=later(1))
    made = vouchers.issue_voucher("credit_report", seen.ref, by=office.clerk, now=later(1))

    assert outside.on_record == [1, 1, 1] and made.ref
    assert mine.outcome == used.outcome == "answered"
    assert {one.outcome for one in connected.asked_of_mine(office.citizen)} == {"answered"}


class Waiting:
    """Stands between the house and who is asked outside, and looks whether a row of the house is locked meanwhile."""

    def __init__(self, other: object) -> None:
        self.other, self.asked = other, list[str]()

    def __getattr__(self, name: str) -> object:
        def asked(*args: object) -> object:
            assert not connection.in_atomic_block, name
            with connections["owner"].cursor() as cursor:
                for table in HELD:
                    cursor.execute(f"select 1 from {table} for update nowait")
            self.asked.append(name)
            return getattr(self.other, name)(*args)

        return asked


HELD = (
    "fees_bill", "fees_order", "fees_refund", "fees_reconciliation", "parcels_parcel", "messages_service",
    "messages_message", "cases_case",
)  # fmt: skip


def test_while_money_a_parcel_or_a_text_is_asked_for_outside_no_row_is_locked(own_database: Address) -> None:
    terms = replace(paying.COSTLY, service=replace(paying.COSTLY.service, express_materials="yes"))
    desk = paying.a_desk(terms)
    gateway, post, phone = Waiting(desk.gateway), Waiting(carriers.Post()), Waiting(aftermath.Carrier())
    money.wire(gateway)  # type: ignore[arg-type]
    posts.wire(post)  # type: ignore[arg-type]
    messages.ports.wire(phone, phone, phone)  # type: ignore[arg-type]

    case, bill, code = paying.billed(desk)
    order = fees.place_order(code, by=desk.office.citizen, now=later(2))
    desk.gateway.pay(order.ref, later(2.1))
    assert fees.chase_order(order.ref, by=SYSTEM, now=later(2.2)) == "settled"
    refund = fees.propose_refund(bill, 2_050, "检测没有做", by=desk.cashier, now=later(4)).ref
    fees.approve_refund(refund, by=desk.office.decider, now=later(5))
    for hour in (5.1, 5.2):
        fees.send_refund(refund, by=SYSTEM, now=later(hour))
    fees.reconcile(day_of(later(2)), by=SYSTEM, now=later(40))
    home = carriers.HOME
    fetched = posting.send_originals(case, ["id"], *home, by=desk.office.citizen, now=later(5)).ref
    posting.post_parcel(fetched, by=SYSTEM, now=later(6))
    told = errand.received(desk.office).ref
    cases.open_correction(told, [DefectFound("plan", "no_area")], by=desk.office.clerk, now=later(1))
    messages.write_message(aftermath.lines_of(told)[-1], by=SYSTEM, now=later(2))
    assert messages.carry_next(lambda row: (row.kind, ""), by=SYSTEM, now=later(7))
    connections.close_all()

    assert gateway.asked == ["place", "ask", "refund", "ask", "statement"]
    assert (post.asked, phone.asked) == (["order"], ["carry"])


@pytest.mark.django_db
def test_nobody_is_asked_from_within_somebody_elses_act_whose_locks_would_wait() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        operations.ask_system("0" * 16, "", "", "", by=SYSTEM, now=later(1))
    with transaction.atomic(), pytest.raises(RuntimeError):
        dispatches.send_dispatch("0" * 16, by=SYSTEM, now=later(1))
