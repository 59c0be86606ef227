"""A question to a system outside is on record before it is asked, and nothing waits while nobody answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, connections, transaction

from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_connections import FUND, a_system
from yimen.assembly.database import Address
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
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.kernel.actor import SYSTEM

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


@pytest.mark.django_db
def test_nobody_is_asked_from_within_somebody_elses_act_whose_locks_would_wait() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        operations.ask_system("0" * 16, "", "", "", by=SYSTEM, now=later(1))
    with transaction.atomic(), pytest.raises(RuntimeError):
        dispatches.send_dispatch("0" * 16, by=SYSTEM, now=later(1))
