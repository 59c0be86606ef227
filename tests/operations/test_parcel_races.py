"""Two words of a carrier at once: they are weighed one after the other, and the result is delivered once."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, connections
from django.db.models import Q

from tests.operations import errand
from tests.operations import parcels as carriers
from tests.operations.aftermath import apart
from tests.operations.errand import later
from tests.operations.parcels import CARRIER, Post
from yimen.assembly.database import Address
from yimen.engine.case.cases import operations as cases
from yimen.engine.delivery.parcels import moves
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels.models import Parcel

Way = tuple[errand.Office, Post, str, str]


@pytest.fixture
def way(own_database: Address) -> Iterator[Way]:
    post = carriers.wired()
    office = errand.an_office(carriers.POSTAL)
    case = errand.granted(office)
    _, waybill = carriers.posted(office, case)
    yield office, post, case, waybill
    connections.close_all()


def hearing(said: tuple[bytes, str]) -> Callable[[], object]:
    return lambda: parcels.hear_carrier(*said, by=CARRIER, now=later(40))


def told(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (count,) = cursor.fetchone()
    return int(count)


def test_words_that_come_at_once_deliver_once_and_leave_one_chain(way: Way) -> None:
    _, post, _, waybill = way
    received = carriers.words(post, waybill, "received", later(30))
    other = carriers.words(post, waybill, "under_way", later(29))

    wrong = apart(
        *(
            lambda said=said: parcels.hear_carrier(*said, by=CARRIER, now=later(40))
            for said in (received, received, other)
        )  # type: ignore[misc]
    )

    assert wrong == []
    assert told("select count(*) from journal_entry where verb = 'deliver'") == 1
    assert told("select count(*) from parcels_parcelevent") == 2
    assert told("select count(*) - max(seq) from journal_entry where subject_kind = 'parcel'") == 0


def test_the_carrier_and_the_window_deliver_once(way: Way) -> None:
    office, post, case, waybill = way
    received = carriers.words(post, waybill, "received", later(30))

    apart(
        lambda: parcels.hear_carrier(*received, by=CARRIER, now=later(40)),
        lambda: cases.deliver(case, "window", "陈小禾", by=office.clerk, now=later(30)),
    )

    assert told("select count(*) from journal_entry where verb = 'deliver'") == 1
    assert told("select count(*) from parcels_parcel where state = 'received'") == 1


def test_without_the_lock_the_second_word_would_move_what_has_moved(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    _, post, _, waybill = way
    both = threading.Barrier(2)

    def unlocked(where: Q) -> moves.LockedParcel | None:
        row = Parcel.objects.filter(where).first()
        both.wait(10)
        return None if row is None else moves.locked(row)

    monkeypatch.setattr(moves, "lock", unlocked)
    words = [carriers.words(post, waybill, "received", later(30 + n)) for n in range(2)]

    wrong = apart(*(hearing(said) for said in words))

    assert len(wrong) == 1
