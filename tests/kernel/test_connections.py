"""Connected systems: what one is like by what came from it, and a ticket that is good once and for minutes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.operations.town import NOW
from yimen.kernel.connections import (
    FAILURES,
    GOOD_FOR,
    OBJECTS,
    HeardOf,
    Reckoned,
    Standing,
    SystemKind,
    TicketOver,
    TicketUsed,
    must_open,
    standing_of,
)

HOUR = timedelta(hours=1)


def test_the_hall_knows_twenty_four_kinds_of_systems_and_what_each_speaks_of() -> None:
    assert len(SystemKind) == 24 and set(OBJECTS) == set(SystemKind)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_a_system_is_what_came_from_it(ago: timedelta) -> None:
    heard = HeardOf(NOW - timedelta(days=500), None, NOW - ago, 0, HOUR)

    assert standing_of(heard, NOW) == (Standing.SILENT if ago > HOUR else Standing.IN_STEP)


def test_one_that_was_never_heard_waits_and_then_is_silent_and_one_that_never_answers_fails() -> None:
    fresh = HeardOf(NOW, None, None, 0, HOUR)

    assert standing_of(fresh, NOW + HOUR) is Standing.WAITING
    assert standing_of(fresh, NOW + 2 * HOUR) is Standing.SILENT
    assert standing_of(HeardOf(NOW, None, NOW, FAILURES, HOUR), NOW) is Standing.FAILING
    assert standing_of(HeardOf(NOW, NOW, NOW, FAILURES, HOUR), NOW) is Standing.CLOSED
    assert (Reckoned(3, 3).agrees, Reckoned(3, 4).agrees) == ("yes", "no")


def test_a_ticket_opens_once_and_for_minutes() -> None:
    must_open(NOW, None, NOW + GOOD_FOR - timedelta(seconds=1))
    with pytest.raises(TicketOver):
        must_open(NOW, None, NOW + GOOD_FOR)
    with pytest.raises(TicketUsed):
        must_open(NOW, NOW, NOW)
