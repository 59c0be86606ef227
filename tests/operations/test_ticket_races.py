"""Two counters call at the same moment: they call different tickets."""

import threading
from collections.abc import Collection, Iterator
from datetime import date
from functools import partial

import pytest
from django.db import connections

from tests.operations import errand, ticketing
from tests.operations.test_case_races import at_once
from tests.operations.ticketing import Queue, taken
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly.database import Address
from yimen.engine.centre.tickets import moves, operations
from yimen.engine.centre.tickets.models import Ticket
from yimen.engine.centre.tickets.operations import TicketMoved
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.offices import operations as offices
from yimen.registries.windows import operations as windows

COUNTERS = 50


@pytest.fixture
def queue(own_database: Address) -> Iterator[Queue]:
    found = ticketing.a_queue(errand.an_office())
    for answer in at_once(*[lambda: taken(found)] * 3):
        assert not isinstance(answer, Exception)
    yield found
    connections.close_all()


def called(queue: Queue) -> list[str]:
    """What two counters called at the same moment; one whose act broke down called nobody."""

    def call(clerk: Actor) -> object:
        try:
            return operations.call_next(by=clerk, now=NOW)
        except AssertionError as broken:
            return broken

    other = ticketing.second_clerk(queue)
    answers = at_once(lambda: call(queue.office.clerk), lambda: call(other))
    return sorted(one.number for one in answers if isinstance(one, TicketMoved))


def test_two_counters_call_two_tickets_and_those_taken_at_once_have_three_numbers(queue: Queue) -> None:
    assert called(queue) == ["B001", "B002"]
    assert sorted(Ticket.objects.values_list("n", flat=True)) == [1, 2, 3]


def test_without_the_lock_both_would_call_the_same_one(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: the ticket is only read, and both have read before either writes; its chain keeps the second out."""
    both = threading.Barrier(2)
    read: list[int] = []

    def only_read(group_ids: Collection[int], day: date) -> Ticket | None:
        row = Ticket.objects.filter(group_id__in=group_ids, day=day, state="waiting").order_by("pk").first()
        read.append(row.n if row else 0)
        both.wait(10)
        return row

    monkeypatch.setattr(moves, "next_waiting", only_read)

    assert called(queue) == ["B001"]
    assert read == [1, 1]


@pytest.mark.soak
def test_fifty_counters_that_call_at_once_call_fifty_tickets(queue: Queue) -> None:
    centre = queue.office.town.centre
    refs = [
        offices.open_window(centre, f"C{nth:02d}", f"C{nth:02d}", None, BEGAN, "", by=SYSTEM, now=NOW).ref
        for nth in range(COUNTERS)
    ]
    windows.place_windows(queue.group, tuple(refs), TODAY, by=SYSTEM, now=NOW)
    clerks = [ticketing.clerk_at(queue, ref, str(200 + nth)) for nth, ref in enumerate(refs)]
    for _ in range(COUNTERS):
        taken(queue)

    answers = at_once(*[partial(operations.call_next, by=clerk, now=NOW) for clerk in clerks])

    numbers = [one.number for one in answers if isinstance(one, TicketMoved)]
    assert len(numbers) == len(set(numbers)) == COUNTERS
    # Three were taken before: whoever came first is called, nobody overtakes.
    assert sorted(numbers) == [f"B{nth:03d}" for nth in range(1, COUNTERS + 1)]
