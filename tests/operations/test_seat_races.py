"""Two want the last seats of a centre at once: one gets them. What is given while all is cleared is cleared too."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.db.models import QuerySet

from tests.operations import concentrating as the
from tests.operations import errand
from tests.operations.test_case_races import at_once
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly.database import Address
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.concentration import Seats, TooFewSeats
from yimen.registries.concentration import operations, queries, seating
from yimen.registries.concentration.models import Seat, SeatAllotment, SeatOccupant
from yimen.registries.concentration.operations import Planned
from yimen.registries.people.models import Staff


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


LEAVES = TODAY + timedelta(days=10)
Acts = dict[str, Callable[[], object]]


@pytest.fixture
def leaving(own_database: Address) -> Iterator[Acts]:
    """A department with one of its two seats: it leaves, is given the other, and somebody sits down at the first."""
    office = errand.an_office()
    residency = the.entered(office)
    operations.lay_out_seats(office.town.centre, "front", ("A1", "A2"), BEGAN, "座席图", by=SYSTEM, now=NOW)
    first, other = Seat.objects.order_by("code").values_list("ref", flat=True)
    operations.allot_seats(residency, (first,), TODAY, by=SYSTEM, now=NOW)
    somebody = Staff.objects.get(pk=office.reviewer.staff_id).ref
    yield {
        "leaves": lambda: operations.end_residency(residency, LEAVES, "撤出", by=SYSTEM, now=NOW),
        "gets": lambda: operations.allot_seats(residency, (other,), TODAY, by=SYSTEM, now=NOW),
        "sits": lambda: operations.seat_staff(first, somebody, TODAY, by=SYSTEM, now=NOW),
    }
    connections.close_all()


def kept() -> tuple[int, int]:
    """Seats that are given, and seats at which somebody sits, from the day on which the department leaves."""
    still = seating.still(LEAVES)
    return SeatAllotment.objects.filter(still).count(), SeatOccupant.objects.filter(still).count()


def test_who_leaves_keeps_no_seat_that_was_given_at_the_same_moment(leaving: Acts) -> None:
    answers = at_once(*leaving.values())

    assert len(answers) == 3, "nobody waited for each other"
    assert {type(answer).__name__ for answer in answers} <= {"Left", "SeatsAllotted", "NotOpen", "SeatChanged"}
    assert kept() == (0, 0)


def without_locks(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Nobody holds what they read, and both have looked before either writes."""
    both = threading.Barrier(2)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *facts, **more: self)

    def looked(then: Callable[..., Any]) -> Callable[..., Any]:
        def done(*facts: Any, **more: Any) -> Any:
            found = then(*facts, **more)
            both.wait(10)
            return found

        return done

    return looked


def test_without_the_lock_of_the_residency_a_seat_would_stay_given(
    leaving: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = without_locks(monkeypatch)
    for name in ("clear", "allotted"):
        monkeypatch.setattr(seating, name, looked(getattr(seating, name)))

    at_once(leaving["leaves"], leaving["gets"])

    assert kept() == (1, 0)


def test_without_the_lock_of_what_was_given_somebody_would_stay_seated(
    leaving: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = without_locks(monkeypatch)
    monkeypatch.setattr(seating, "days", looked(seating.days))

    at_once(leaving["leaves"], leaving["sits"])

    assert kept() == (0, 1)
