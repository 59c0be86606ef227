"""Counters and lines: who is called when, what becomes of whom nobody saw, and how long it takes."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import errand, ticketing
from tests.operations import town as places
from tests.operations.aftermath import lines_of
from tests.operations.ticketing import Queue, called_out, taken
from tests.operations.town import BEGAN, NOW
from tests.standing import standing
from yimen.engine.case.messages import queries as messages
from yimen.engine.centre.tickets import operations, queries
from yimen.engine.centre.tickets.refusals import (
    CounterBusy,
    CounterInNoGroup,
    CounterNotOpen,
    CounterOpenElsewhere,
    CounterTaken,
    HoldsOne,
    NobodyWaits,
    NotTakenHere,
    SameQueue,
    TicketUnknown,
)
from yimen.engine.centre.visits import queries as visited
from yimen.engine.centre.visits.operations import NotAtAWindow
from yimen.journal import reading
from yimen.journal.reading import Told
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.visits.counters import PausedFor
from yimen.kernel.visits.tickets import (
    BETWEEN_CALLS,
    KEPT,
    CalledEnough,
    CalledTooSoon,
    FirstFor,
    NotCalledEnough,
    NumberLapsed,
)
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_read

pytestmark = pytest.mark.django_db


@standing
def queue(office: errand.Office) -> Queue:
    return ticketing.a_queue(office)


def minutes(n: float) -> datetime:
    return NOW + timedelta(minutes=n)


def line(queue: Queue, now: datetime = NOW) -> list[str]:
    """The numbers that are called next, the first first."""
    return [number for row in queries.board(queue.office.town.centre, queue.group, now).lines for number in row.numbers]


def lines_told(ref: str) -> list[Told]:
    """What the journal tells of a ticket."""
    return [told for id in lines_of(ref) if (told := reading.line(id)) is not None]


def serve_next(clerk: Actor, begins: datetime, lasts: float) -> str:
    """The next one is called and served for so many minutes."""
    ref = operations.call_next(by=clerk, now=begins).ref
    operations.serve(ref, by=clerk, now=begins)
    operations.finish(ref, by=clerk, now=begins + timedelta(minutes=lasts))
    return ref


@covers("S-307")
def test_only_an_open_counter_calls_and_everybody_sees_how_it_stands(queue: Queue) -> None:
    clerk, window, centre = queue.office.clerk, queue.office.town.window, queue.office.town.centre
    for _ in range(2):
        taken(queue)

    operations.pause_counter(PausedFor.REST, by=clerk, now=NOW)
    with pytest.raises(CounterNotOpen):
        operations.call_next(by=clerk, now=NOW)
    (row,) = (one for one in queries.counters(centre, NOW) if one.window_ref == window)
    assert (row.state, row.paused_for, row.clerk) == ("paused", "rest", clerk.name)
    operations.resume_counter(by=clerk, now=NOW)
    called = operations.call_next(by=clerk, now=NOW)

    (row,) = (one for one in queries.counters(centre, NOW) if one.window_ref == window)
    assert (row.state, row.number, row.letter) == ("open", called.number, "B")
    # Who stands at the counter is served or passed over first.
    for leave in (
        lambda: operations.pause_counter("rest", by=clerk, now=NOW),
        lambda: operations.close_counter(by=clerk, now=NOW),
    ):
        with pytest.raises(CounterBusy):
            leave()
    operations.serve(called.ref, by=clerk, now=NOW)
    operations.finish(called.ref, by=clerk, now=NOW)
    operations.close_counter(by=clerk, now=NOW)
    with pytest.raises(CounterNotOpen):
        operations.call_next(by=clerk, now=NOW)
    with pytest.raises(CounterNotOpen):
        operations.resume_counter(by=clerk, now=NOW)
    assert line(queue) == ["B002"]


def test_a_counter_is_opened_by_who_stands_there_and_by_one_clerk_at_a_time(queue: Queue) -> None:
    clerk, town = queue.office.clerk, queue.office.town
    other = ticketing.second_clerk(queue)
    with pytest.raises(NotAtAWindow):
        operations.open_counter(queue.second, by=clerk, now=NOW)
    with pytest.raises(NotInList):
        operations.pause_counter("because", by=clerk, now=NOW)
    with pytest.raises(CounterTaken):
        operations.open_counter(town.window, by=clerk, now=NOW)
    for act in (operations.close_counter, operations.resume_counter):
        with pytest.raises(NotAtAWindow):
            act(by=queue.office.reviewer, now=NOW)

    # The next day nobody has it open, whatever was forgotten the evening before.
    assert operations.open_counter(town.window, by=clerk, now=NOW + timedelta(days=3)).state == "open"
    session = next(one for one in queries.counters(town.centre, NOW) if one.window_ref == queue.second)
    with pytest.raises(NoSuchThing):
        operations.close_for(session.session_ref, by=clerk, now=NOW)
    assert operations.close_for(session.session_ref, by=SYSTEM, now=NOW).state == "closed"
    with pytest.raises(CounterNotOpen):
        operations.call_next(by=other, now=NOW)


def test_a_clerk_at_two_counters_has_one_of_them_open(queue: Queue) -> None:
    clerk = ticketing.also_at(queue, ticketing.second_clerk(queue), "A04")
    closed = next(one for one in queries.counters(queue.office.town.centre, NOW) if one.code == "A04")
    with pytest.raises(CounterOpenElsewhere):
        operations.open_counter(closed.window_ref, by=clerk, now=NOW)
    operations.close_counter(by=clerk, now=NOW)

    operations.open_counter(closed.window_ref, by=clerk, now=NOW)

    with pytest.raises(CounterInNoGroup):
        operations.call_next(by=clerk, now=NOW)


def test_the_queues_of_all_centres_are_read_in_two_statements(queue: Queue) -> None:
    centre = queue.office.town.centre
    taken(queue)

    with CaptureQueriesContext(connection) as said:
        found = queries.queues_of((centre, "0" * 16), NOW)

    assert found == {centre: queries.queues(centre, NOW), "0" * 16: ()} and found[centre][0].waiting == 1
    assert len(said) == 2


def test_what_a_colleague_calls_at_their_open_counter_is_theirs(queue: Queue) -> None:
    theirs, mine = queue.office.clerk, ticketing.second_clerk(queue)
    row = people_read.staff_member(mine.staff_id or 0)
    assert row is not None, "a clerk is a member of staff"
    post = people.define_post(
        "替班岗", "window", None, None, queue.office.town.window, None, BEGAN, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(row.ref, post, places.SINCE, None, "substitute", by=SYSTEM, now=NOW)
    mine = places.the_actor(mine.ref)
    taken(queue)
    taken(queue)
    operations.call_next(by=theirs, now=NOW)

    assert queries.here(mine, NOW) is None
    called = operations.call_next(by=mine, now=NOW)

    shown = queries.here(mine, NOW)
    assert shown is not None and shown.ticket.ref == called.ref
    with pytest.raises(CounterBusy):
        operations.call_next(by=mine, now=NOW)


@covers("S-311")
def test_a_number_is_called_three_times_with_time_between_before_it_is_passed_over(queue: Queue) -> None:
    clerk = queue.office.clerk
    taken(queue)
    ref = operations.call_next(by=clerk, now=NOW).ref
    for act, refusal in ((operations.miss, NotCalledEnough), (operations.call_again, CalledTooSoon)):
        with pytest.raises(refusal):
            act(ref, by=clerk, now=NOW)

    gone = called_out(ref, clerk, NOW)
    with pytest.raises(CalledEnough):
        operations.call_again(ref, by=clerk, now=gone)
    with pytest.raises(CalledTooSoon):
        operations.miss(ref, by=clerk, now=gone - BETWEEN_CALLS)
    operations.miss(ref, by=clerk, now=gone)

    row = queries.ticket(ref, gone)
    assert row is not None and (row.standing, row.calls, row.back_until) == ("missed", 3, gone + KEPT)
    view = queries.at_counter(clerk, gone)
    assert view is not None and [one.ref for one in view.missed] == [ref]


@covers("S-309")
def test_who_was_missed_comes_back_once_behind_three_who_wait(queue: Queue) -> None:
    clerk = queue.office.clerk
    ref = taken(queue).ref
    operations.call_next(by=clerk, now=NOW)
    gone = called_out(ref, clerk, NOW)
    operations.miss(ref, by=clerk, now=gone)
    for _ in range(5):
        taken(queue)
    with pytest.raises(TicketUnknown):
        operations.come_back(ref, by=NOBODY, now=gone)
    with pytest.raises(NumberLapsed):
        operations.come_back(ref, by=clerk, now=gone + KEPT + timedelta(seconds=1))

    operations.come_back(ref, by=clerk, now=gone + KEPT)

    row = queries.ticket(ref, gone + KEPT)
    assert row is not None and (row.standing, row.before) == ("waiting", 3)
    for number in ("B002", "B003", "B004", "B001"):
        called = operations.call_next(by=clerk, now=gone + KEPT)
        assert called.number == number
        if number != "B001":
            operations.serve(called.ref, by=clerk, now=gone + KEPT)
            operations.finish(called.ref, by=clerk, now=gone + KEPT)
    late = called_out(ref, clerk, gone + KEPT)
    operations.miss(ref, by=clerk, now=late)
    with pytest.raises(NumberLapsed):
        operations.come_back(ref, by=clerk, now=late)


@covers("S-311")
def test_who_goes_over_to_another_queue_keeps_number_and_place(queue: Queue) -> None:
    office, clerk = queue.office, queue.office.clerk
    group, other = ticketing.other_counters(queue)
    mine = taken(queue)
    for _ in range(2):
        operations.take(office.town.centre, "group", group, by=NOBODY, now=NOW)
    operations.call_next(by=clerk, now=NOW)
    operations.serve(mine.ref, by=clerk, now=NOW)
    for wrong, refusal in ((queue.group, SameQueue), ("0" * 16, NotTakenHere)):
        with pytest.raises(refusal):
            operations.transfer(mine.ref, wrong, by=clerk, now=NOW)
    with pytest.raises(TicketUnknown):
        operations.transfer(mine.ref, group, by=other, now=NOW)

    operations.transfer(mine.ref, group, by=clerk, now=minutes(2))

    row = queries.ticket(mine.ref, minutes(2))
    assert row is not None and (row.number, row.group_ref, row.standing, row.before) == ("B001", group, "waiting", 0)
    assert visited.open_of_clerk(clerk) is None
    assert operations.call_next(by=other, now=minutes(3)).ref == mine.ref
    assert [one.verb for one in lines_told(mine.ref)] == ["take", "call", "serve", "transfer", "call"]


def test_nobody_goes_over_to_where_they_wait_already(queue: Queue) -> None:
    office, clerk = queue.office, queue.office.clerk
    group, _ = ticketing.other_counters(queue)
    mine = taken(queue, by=office.citizen)
    operations.take(office.town.centre, "group", group, by=office.citizen, now=NOW)
    operations.call_next(by=clerk, now=NOW)

    with pytest.raises(HoldsOne):
        operations.transfer(mine.ref, group, by=clerk, now=NOW)


@covers("S-127", "S-309")
def test_who_is_put_first_is_called_first_and_the_journal_says_why_and_by_whom(queue: Queue) -> None:
    clerk = queue.office.clerk
    for _ in range(3):
        taken(queue)
    last = taken(queue).ref
    for who in (NOBODY, places.a_citizen(9, "李不知", "stranger"), queue.office.reviewer):
        with pytest.raises(TicketUnknown):
            operations.put_first(last, FirstFor.SOLDIER, by=who, now=NOW)
    with pytest.raises(NotInList):
        operations.put_first(last, "a cousin", by=clerk, now=NOW)

    operations.put_first(last, FirstFor.ELDERLY, by=clerk, now=NOW)

    assert line(queue) == ["B004", "B001", "B002"]
    with pytest.raises(WrongState):
        operations.put_first(last, FirstFor.ELDERLY, by=clerk, now=NOW)
    told = lines_told(last)[-1]
    assert (told.verb, told.body["why"]) == ("put_first", "elderly")
    assert operations.call_next(by=clerk, now=NOW).ref == last


@covers("S-310")
def test_everybody_sees_how_many_are_before_them_and_how_long_it_takes_once_that_can_be_known(queue: Queue) -> None:
    clerk, centre = queue.office.clerk, queue.office.town.centre
    for _ in range(3):
        taken(queue)
    (row,) = queries.queues(centre, NOW)
    assert (row.wait.minutes, row.wait.unknown, row.open) == (None, "too_few", ("A01",))
    for nth, lasts in enumerate((10, 20, 30)):
        serve_next(clerk, minutes(nth * 40), lasts)
    now = minutes(130)
    first, second = taken(queue), taken(queue)
    operations.call_next(by=clerk, now=now)

    mine, board = queries.ticket(second.ref, now), queries.board(centre, "", now)

    # The one counter serves somebody: of the two turns that are to come each takes twenty minutes on the average.
    assert mine is not None and mine.wait is not None
    assert (mine.before, mine.wait.minutes, mine.wait.counted, mine.wait.mean_minutes) == (0, 20, 3, 20.0)
    (there,) = board.lines
    assert (there.queue.waiting, there.queue.wait.minutes, there.numbers) == (1, 40, (second.number,))
    assert (board.calls[0].number, board.calls[0].window, board.calls[0].standing) == (first.number, "A01", "called")
    operations.serve(first.ref, by=clerk, now=now)
    operations.finish(first.ref, by=clerk, now=now)
    operations.close_counter(by=clerk, now=now)
    (row,) = queries.queues(centre, now)
    assert (row.wait.minutes, row.wait.unknown, row.open) == (None, "no_counter", ())


@covers("S-311")
def test_whoever_has_a_name_is_told_once_that_their_turn_comes(queue: Queue) -> None:
    office, clerk = queue.office, queue.office.clerk
    for _ in range(4):
        taken(queue)
    mine = taken(queue, by=office.citizen).ref
    assert queries.near(NOW) == () and operations.remind_waiting(mine, by=SYSTEM, now=NOW) == ""
    operations.call_next(by=clerk, now=NOW)
    with pytest.raises(TicketUnknown):
        operations.remind_waiting(mine, by=clerk, now=NOW)

    assert queries.near(NOW) == (mine,)
    assert operations.remind_waiting(mine, by=SYSTEM, now=NOW)
    assert operations.remind_waiting(mine, by=SYSTEM, now=NOW) == "" and queries.near(NOW) == ()

    (told,) = (one for one in messages.mine(office.citizen).rows if one.kind == "turn_comes")
    assert (told.facts["number"], told.facts["n"]) == ("B005", "3")
    assert {one.way for one in told.services} >= {"hall"}


def test_a_queue_that_is_empty_says_so_and_shows_who_was_called_last(queue: Queue) -> None:
    clerk, centre = queue.office.clerk, queue.office.town.centre
    assert queries.board(centre, "", NOW).calls == ()
    taken(queue)
    serve_next(clerk, NOW, 5)

    with pytest.raises(NobodyWaits):
        operations.call_next(by=clerk, now=minutes(6))
    board = queries.board(centre, "", minutes(6))
    assert [(one.number, one.standing) for one in board.calls] == [("B001", "finished")]
    assert queries.board(centre, "0" * 16, NOW).lines == ()
