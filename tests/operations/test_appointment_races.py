"""Many want the last place at once: one has it, whatever the others saw."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections

from tests.operations import booking
from tests.operations.booking import MONDAY_TEN, REGULAR, Hall, somebody
from tests.operations.test_case_races import at_once
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.engine.centre.appointments import moves, queries
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments.models import Appointment, BookingPlan
from yimen.engine.centre.appointments.operations import Wish
from yimen.journal.operation import Overtaken
from yimen.kernel.actor import Actor


@pytest.fixture
def hall(own_database: Address) -> Iterator[Hall]:
    yield booking.a_hall(REGULAR)
    connections.close_all()


def wants(hall: Hall, who: tuple[Actor, str]) -> object:
    return appointments.book(hall.plan, MONDAY_TEN, who[1], Wish(), by=who[0], now=NOW)


def test_six_want_the_two_places_of_a_slot_and_two_have_them(hall: Hall) -> None:
    people = [somebody(n) for n in range(10, 16)]

    answers = at_once(*[lambda who=who: wants(hall, who) for who in people])  # type: ignore[misc]

    assert sorted(type(one).__name__ for one in answers) == ["Booked"] * 2 + ["SlotFull"] * 4
    rows = queries.at_centre(hall.office.clerk, MONDAY_TEN.date(), NOW)
    assert len(rows) == 2


def test_one_party_at_two_browsers_books_one_place(hall: Hall) -> None:
    who = somebody(10)

    answers = at_once(lambda: wants(hall, who), lambda: wants(hall, who))

    assert sorted(type(one).__name__ for one in answers) == ["Booked", "BookedThen"]


def test_without_waiting_for_the_slot_the_constraint_alone_keeps_the_second_out(hall: Hall) -> None:
    """The twin: two that both found the first place free, as without the queue for the slot."""
    plan = BookingPlan.objects.get(ref=hall.plan)

    def row(party_id: int) -> Appointment:
        return Appointment(
            plan=plan,
            centre_id=plan.centre_id,
            party_id=party_id,
            comes="",
            begins=MONDAY_TEN,
            ends=MONDAY_TEN + timedelta(minutes=30),
            seat=1,
            places=plan.places,
            kind=plan.kind,
        )

    first, second = (somebody(n)[0] for n in (20, 21))
    moves.book(row(first.party_id or 0), {}, first, NOW)
    with pytest.raises(Overtaken):
        moves.book(row(second.party_id or 0), {}, second, NOW)

    assert Appointment.objects.filter(state="booked").count() == 1
