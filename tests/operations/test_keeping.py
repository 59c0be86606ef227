"""Keeping: what was worked out stands until something is told of what it rests on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.operations.catalogue import NOW, a_draft, an_office, published
from yimen.assembly import database
from yimen.insight.lists import queries
from yimen.insight.lists.rows import ListTotal, Narrowed
from yimen.journal.keeping import ASKED_AGAIN_WITHIN, Kept, Worked
from yimen.kernel.actor import SYSTEM
from yimen.kernel.lists import DEFINITIONS, LISTS, Counts, ListDefinition
from yimen.registries.catalogue import operations


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[str]:
    with fresh_database():
        yield an_office()[1]


class Counted:
    """How many items there are, and how often that was counted."""

    def __init__(self, until: datetime | None = None) -> None:
        self.times, self.until = 0, until
        self.kept = Kept(("item_version",), self._count, "default")

    def _count(self, now: datetime) -> Worked[int]:
        self.times += 1
        with connections["default"].cursor() as cursor:
            cursor.execute("select count(*) from catalogue_item")
            (items,) = cursor.fetchone()
        return Worked(int(items), self.until)


def test_what_was_worked_out_is_kept_until_something_is_told_of_it(office: str) -> None:
    counted = Counted()
    before = counted.kept.at(NOW)
    assert (counted.kept.at(NOW), counted.times) == (before, 1)

    an_office("示范市民政局")  # told of another kind of subject
    assert (counted.kept.at(NOW), counted.times) == (before, 1)

    published(office, a_draft("户外广告登记"))
    assert (counted.kept.at(NOW), counted.times) == (before + 1, 2)


def test_a_page_of_a_list_asks_four_statements_once_its_length_is_kept(office: str) -> None:
    published(office, a_draft("城市道路挖掘许可"))
    first = Client().get("/lists/proofs").content
    with CaptureQueriesContext(connections["read"]) as asked, CaptureQueriesContext(connections["default"]) as others:
        again = Client().get("/lists/proofs").content

    assert again == first
    assert len(asked) + len(others) <= 4


def test_what_was_told_in_a_transaction_still_in_flight_is_heard_when_it_is_there(office: str) -> None:
    counted, written, looked = Counted(), Event(), Event()

    def publish_slowly() -> None:
        with transaction.atomic():
            published(office, a_draft("占道施工登记"))
            written.set()
            looked.wait(10)
        connections.close_all()

    slow = Thread(target=publish_slowly)
    slow.start()
    assert written.wait(10)
    published(office, a_draft("门牌登记"))  # a later transaction that is there first
    before = counted.kept.at(NOW)
    looked.set()
    slow.join()

    assert counted.kept.at(NOW) == before + 1


def test_what_was_worked_out_in_a_transaction_that_has_written_is_not_kept(office: str) -> None:
    counted = Counted()

    with transaction.atomic():
        published(office, a_draft("临时摆卖登记"))
        inside = counted.kept.at(NOW)
        transaction.set_rollback(True)

    assert counted.kept.at(NOW) == inside - 1


def test_nothing_is_kept_past_its_time_and_nothing_of_today_is_told_of_an_earlier_day(office: str) -> None:
    counted = Counted(until=NOW + timedelta(seconds=30))
    counted.kept.at(NOW)

    counted.kept.at(NOW + timedelta(seconds=29))
    assert counted.times == 1
    counted.kept.at(NOW + timedelta(seconds=30))
    assert counted.times == 2
    counted.kept.at(NOW)
    assert counted.times == 3


def test_an_earlier_day_is_asked_without_pushing_out_what_is_kept_of_today(office: str) -> None:
    counted = Counted()
    assert counted.kept.unless_before(NOW) == counted.kept.at(NOW)

    assert counted.kept.unless_before(NOW - timedelta(days=30)) is None

    counted.kept.at(NOW)
    assert counted.times == 1


def test_what_nobody_asked_for_in_a_while_is_worked_out_again(office: str) -> None:
    counted = Counted()
    counted.kept.at(NOW)

    counted.kept.at(NOW + ASKED_AGAIN_WITHIN)

    assert counted.times == 2


def test_each_list_is_as_long_as_what_stands_on_it_whatever_is_kept(office: str) -> None:
    _, other = an_office("示范市水务局")
    later, (licence, negative) = NOW + timedelta(days=1), ("990100001000", LISTS["negative"])
    before = lengths(NOW)

    for number, (holder, moment) in enumerate(((office, NOW), (other, NOW), (other, later))):
        item = operations.found_item(holder, licence, local_code=f"keep-{number}", by=SYSTEM, now=NOW).ref
        version = operations.draft_version(item, a_draft("取水许可"), by=SYSTEM, now=NOW).ref
        operations.publish(version, moment, by=SYSTEM, now=NOW)

    grown = queries.total(negative, Narrowed(), NOW)
    assert (grown.items, grown.base_items) == (before["negative"].items + 2, before["negative"].base_items + 1)
    for now in (NOW, later, NOW):
        assert lengths(now) == counted_anew(now)
        assert lengths(now, "01") == {
            of.code: queries.opened_then(of, Narrowed(kind="01"), now)[0] for of in DEFINITIONS
        }
        assert lengths(now, "20")["negative"].own == 0


def lengths(now: datetime, kind: str = "") -> dict[str, ListTotal]:
    return {of.code: queries.total(of, Narrowed(kind=kind), now) for of in DEFINITIONS}


def counted_anew(now: datetime) -> dict[str, ListTotal]:
    """The same by another way: row by row; base items by a narrowed list, every office here being of one level."""
    told = {}
    for of in DEFINITIONS:
        base_items = queries.total(of, Narrowed(level="2"), now).base_items if of.counts is Counts.BASE_ITEMS else 0
        told[of.code] = ListTotal(of.counts, items_on(of, Narrowed(), now), base_items)
        for narrowed in (Narrowed(level="2", audience="person"), Narrowed(level="4"), Narrowed(theme="trade")):
            assert queries.total(of, narrowed, now).items == items_on(of, narrowed, now)
            assert queries.opened(of, narrowed, now)[0] == queries.total(of, narrowed, now)
    return told


def items_on(of: ListDefinition, narrowed: Narrowed, now: datetime) -> int:
    return sum(1 for _ in queries.whole(of, narrowed, now))
