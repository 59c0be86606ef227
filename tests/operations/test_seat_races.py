"""Two offices want the last seats of a centre at the same moment: one gets them."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connections

from tests.operations import concentrating as the
from tests.operations import errand
from tests.operations.test_case_races import at_once
from tests.operations.town import TODAY
from yimen.assembly.database import Address
from yimen.kernel.offices.concentration import Seats, TooFewSeats
from yimen.registries.concentration import queries, seating
from yimen.registries.concentration.operations import Planned


@pytest.fixture
def offices(own_database: Address) -> Iterator[tuple[errand.Office, errand.Office]]:
    first = errand.an_office()
    the.seats(first, front=2, back=1)
    yield first, errand.another_office(first, 2)
    connections.close_all()


def test_the_last_seats_are_planned_for_once(offices: tuple[errand.Office, errand.Office]) -> None:
    one, two = offices

    answers = at_once(lambda: the.planned(one), lambda: the.planned(two))

    assert sorted(type(answer).__name__ for answer in answers) == ["TooFewSeats", "str"]
    (row,) = queries.seats(TODAY)
    assert row.free == Seats(0, 0)


def test_without_the_lock_both_would_have_them(
    offices: tuple[errand.Office, errand.Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: the stock is only read, and both have counted what is taken before either writes."""
    one, two = offices
    both, taken = threading.Barrier(2), seating.taken

    def counted(centre_id: int) -> Seats:
        found = taken(centre_id)
        both.wait(10)
        return found

    monkeypatch.setattr(seating, "locked_stock", lambda centre_id, day: Seats(2, 1))
    monkeypatch.setattr(seating, "taken", counted)

    answers = at_once(lambda: the.planned(one), lambda: the.planned(two))

    assert not [answer for answer in answers if isinstance(answer, TooFewSeats | Planned)]
    (row,) = queries.seats(TODAY)
    assert row.free == Seats(-2, -1)
