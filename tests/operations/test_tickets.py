"""Tickets: queue once, hand in once, collect at one window; a ticket serves all of a matter or chain."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.kernel.calendars import at
from tests.operations import bundling, errand, ticketing
from tests.operations import town as places
from tests.operations.aftermath import lines_of
from tests.operations.booking import MONDAY_TEN, REGULAR
from tests.operations.bundling import SAID, SIGN, TYPED
from tests.operations.errand import ANSWERS, FORM, later
from tests.operations.test_matters import decide
from tests.operations.ticketing import Queue, taken
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries as booked
from yimen.engine.centre.appointments.operations import Wish
from yimen.engine.centre.appointments.refusals import AppointmentUnknown, NotNow
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.tickets import operations, queries
from yimen.engine.centre.tickets.refusals import (
    CounterBusy,
    CounterInNoGroup,
    HoldsOne,
    NobodyWaits,
    NotForABundle,
    NotTakenHere,
    TicketUnknown,
)
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits import queries as visited
from yimen.engine.centre.visits.operations import NotAtAWindow, VisitOpen
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.visits.tickets import CentreClosed, TicketFor
from yimen.kernel.visits.window_groups import GroupKind
from yimen.kernel.writing import NoSuchThing
from yimen.registries.windows import operations as windows

pytestmark = pytest.mark.django_db


@standing
def queue(office: errand.Office) -> Queue:
    return ticketing.a_queue(office)


def served(queue: Queue, hours: float = 0.1, by: Actor | None = None) -> str:
    """The next ticket, called and served."""
    clerk = by or queue.office.clerk
    ref = operations.call_next(by=clerk, now=later(hours)).ref
    operations.serve(ref, by=clerk, now=later(hours))
    return ref


def papers(case: str, materials: tuple[str, ...], clerk: Actor) -> None:
    for material in materials:
        cases.attach_to_case(case, material, f"{material}.png", bundling.CONTENT, by=clerk, now=later(0.5))


def waiting(queue: Queue) -> int:
    (row,) = queries.queues(queue.office.town.centre, NOW)
    return row.waiting


@covers("S-163")
def test_one_ticket_one_intake_with_a_case_for_each_item_and_one_later_ticket_for_all_results() -> None:
    matter = bundling.a_bundle()
    office, clerk = matter.food, matter.food.clerk
    queue = ticketing.a_queue(office, office.item, matter.sign.item)
    mine = taken(queue, TicketFor.BUNDLE, matter.bundle, office.citizen)
    ref = served(queue)

    done = operations.take_in(ref, office.party, (), SAID, TYPED, by=clerk, now=later(0.2))

    assert mine.ref == ref and len(done.cases) == 2
    held = queries.here(clerk, later(0.2))
    assert held is not None and (held.matter_ref, held.party_ref) == (done.ref, office.party)
    for case in done.cases:
        for line in lines_of(case.ref):
            visits.bind_act(line, by=SYSTEM, now=later(0.3))
        # Both cases, of two departments, came on the one visit that the ticket opened.
        assert [row.ref for row in visited.of_case(case.ref, clerk)] == [held.visit_ref]
    with pytest.raises(NotForABundle):
        operations.take_in(ref, office.party, (), SAID, TYPED, by=clerk, now=later(0.3))
    operations.finish(ref, by=clerk, now=later(0.4))
    assert visited.open_of_clerk(clerk) is None

    for case in done.cases:
        papers(case.ref, ("id", "plan", "rules") if case.item_ref == office.item else ("id", "picture"), clerk)
    decide(matter.food, done.cases[0].ref, office)
    decide(matter.sign, done.cases[1].ref, office)
    again = operations.take(office.town.centre, TicketFor.MATTER, done.ref, by=office.citizen, now=later(4))
    other = ticketing.second_clerk(queue)
    assert served(queue, 4.1, other) == again.ref
    out = operations.hand_out(again.ref, done.ref, "陈小禾", by=other, now=later(4.2))
    assert set(out.cases) == {case.ref for case in done.cases}


@covers("S-164")
def test_one_ticket_of_the_big_window_serves_a_chain_of_items_of_several_departments() -> None:
    food = errand.an_office()
    needs = replace(SIGN, service=replace(SIGN.service, prerequisites=(food.item,)))
    sign = errand.another_office(food, 2, needs)
    queue = ticketing.a_queue(food, food.item, sign.item, kind=GroupKind.CHAIN)
    # Whichever item of the chain somebody asks for, the ticket is one of the same group.
    first = taken(queue, TicketFor.ITEM, food.item, food.citizen)
    with pytest.raises(HoldsOne) as refused:
        taken(queue, TicketFor.ITEM, sign.item, food.citizen)
    assert refused.value.number == first.number == "B001"

    ref = served(queue)
    before = counter.receive(food.item, food.party, ANSWERS, FORM, by=food.clerk, now=later(0.2))
    papers(before.ref, ("id", "plan", "rules"), food.clerk)
    decide(food, before.ref, food)
    # Its result is there while the visitor is: what follows from it is taken in at the same counter, on one number.
    told = {"address": "滨河街36号", "width": "3"}
    after = counter.receive(sign.item, food.party, (), told, by=food.clerk, now=later(4))

    for case in (before.ref, after.ref):
        for line in lines_of(case):
            visits.bind_act(line, by=SYSTEM, now=later(4.1))
    held = queries.here(food.clerk, later(4.1))
    assert held is not None and held.ticket.ref == ref
    seen = {row.ref for case in (before, after) for row in visited.of_case(case.ref, food.clerk)}
    assert seen == {held.visit_ref}
    assert visited.of_clerk(food.clerk)[0].purpose == "B001 食品经营许可（新办）"


def test_numbers_of_a_day_have_no_gap_though_some_are_refused_or_given_back(queue: Queue) -> None:
    office = queue.office
    numbers = [taken(queue).number, taken(queue, by=office.citizen).number]
    with pytest.raises(HoldsOne):
        taken(queue, by=office.citizen)
    operations.leave(taken(queue).ref, by=NOBODY, now=NOW)
    numbers.append(taken(queue).number)

    assert numbers == ["B001", "B002", "B004"]
    next_day = operations.take(office.town.centre, TicketFor.GROUP, queue.group, by=NOBODY, now=NOW + timedelta(days=3))
    assert next_day.number == "B001"


def test_who_waited_longest_is_called_first_and_sees_how_many_are_before_them(queue: Queue) -> None:
    other = ticketing.second_clerk(queue)
    first, second, third = (taken(queue) for _ in range(3))
    row = queries.ticket(third.ref, NOW)
    assert row is not None and (row.before, row.standing, row.group_name) == (2, "waiting", "开餐馆专区")

    called = operations.call_next(by=queue.office.clerk, now=later(0.1))
    operations.leave(second.ref, by=NOBODY, now=later(0.1))

    assert called.ref == first.ref
    shown = [queries.ticket(one.ref, later(0.1)) for one in (first, third)]
    assert [(row.window, row.before) for row in shown if row] == [("A01", 0), ("", 0)]
    (group,) = queries.queues(queue.office.town.centre, later(0.1))
    assert (group.waiting, group.called, group.windows) == (1, "B001", ("A01", "A02"))
    assert operations.call_next(by=other, now=later(0.2)).ref == third.ref
    gone = ticketing.called_out(third.ref, other, later(0.2))
    assert operations.miss(third.ref, by=other, now=gone).state == "missed"
    view = queries.at_counter(other, gone)
    assert view is not None and view.now_here is None and [row.number for row in view.before] == ["B003"]


def test_a_ticket_not_called_on_its_day_is_called_no_more(queue: Queue) -> None:
    ref = taken(queue).ref
    monday = NOW + timedelta(days=3)
    ticketing.opened(queue.office.clerk, monday)

    with pytest.raises(NobodyWaits):
        operations.call_next(by=queue.office.clerk, now=monday)
    row = queries.ticket(ref, monday)
    assert row is not None and row.standing == "expired"


def test_tickets_are_given_while_the_centre_is_open_and_for_what_it_takes_in(queue: Queue) -> None:
    town = queue.office.town
    for closed in (at("2026-11-20 17:30"), at("2026-11-21 10:00")):
        with pytest.raises(CentreClosed) as refused:
            operations.take(town.centre, TicketFor.GROUP, queue.group, by=NOBODY, now=closed)
        assert refused.value.at == "2026-11-23 09:00"
    windows.release_items(queue.group, (queue.office.item,), TODAY, by=SYSTEM, now=NOW)
    with pytest.raises(NotTakenHere):
        taken(queue, TicketFor.ITEM, queue.office.item)
    for wanted, ref in ((TicketFor.GROUP, "0" * 16), (TicketFor.MATTER, "0" * 16), (TicketFor.ITEM, "none")):
        with pytest.raises(NoSuchThing):
            taken(queue, wanted, ref)

    assert waiting(queue) == 0
    assert taken(queue).number == "B001"


def test_a_counter_calls_what_its_group_takes_and_one_at_a_time(queue: Queue) -> None:
    office, clerk, other = queue.office, queue.office.clerk, ticketing.second_clerk(queue)
    for _ in range(3):
        taken(queue)
    with pytest.raises(NotAtAWindow):
        operations.call_next(by=office.reviewer, now=NOW)
    windows.free_windows(queue.group, (office.town.window,), TODAY, by=SYSTEM, now=NOW)
    with pytest.raises(CounterInNoGroup):
        operations.call_next(by=clerk, now=NOW)
    windows.place_windows(queue.group, (office.town.window,), TODAY, by=SYSTEM, now=NOW)

    ref = operations.call_next(by=clerk, now=NOW).ref

    with pytest.raises(CounterBusy) as busy:
        operations.call_next(by=clerk, now=NOW)
    assert busy.value.number == "B001"
    for act in (operations.serve, operations.miss, operations.call_again):
        with pytest.raises(TicketUnknown):
            act(ref, by=other, now=NOW)
    assert waiting(queue) == 2


def test_a_ticket_is_served_once_it_was_called_and_finished_once_it_was_served(queue: Queue) -> None:
    clerk = queue.office.clerk
    taken(queue)
    ref = operations.call_next(by=clerk, now=NOW).ref
    with pytest.raises(WrongState):
        operations.finish(ref, by=clerk, now=NOW)
    with pytest.raises(WrongState):
        operations.take_in(ref, queue.office.party, (), SAID, TYPED, by=clerk, now=NOW)
    other = visits.open_visit("", "问路", by=clerk, now=NOW).ref
    with pytest.raises(VisitOpen):
        operations.serve(ref, by=clerk, now=NOW)
    visits.close_visit(other, by=clerk, now=NOW)

    operations.serve(ref, by=clerk, now=NOW)

    for act in (operations.serve, operations.miss):
        with pytest.raises(WrongState):
            act(ref, by=clerk, now=NOW)
    with pytest.raises(NotForABundle):
        operations.take_in(ref, queue.office.party, (), SAID, TYPED, by=clerk, now=NOW)
    with pytest.raises(WrongState):
        operations.leave(ref, by=NOBODY, now=NOW)
    assert operations.finish(ref, by=clerk, now=later(0.1)).state == "finished"


def test_a_ticket_with_a_name_is_given_back_by_its_party_or_the_centre(queue: Queue) -> None:
    office = queue.office
    ref = taken(queue, by=office.citizen).ref
    for stranger in (NOBODY, places.a_citizen(9, "李不知", "stranger"), office.reviewer):
        with pytest.raises(TicketUnknown):
            operations.leave(ref, by=stranger, now=NOW)
    assert [row.number for row in queries.mine(office.citizen, NOW)] == ["B001"]

    operations.leave(ref, by=office.citizen, now=NOW)

    assert queries.mine(office.citizen, NOW) == ()
    # Another one may be taken now.
    assert operations.leave(taken(queue, by=office.citizen).ref, by=office.clerk, now=NOW).state == "left"


@covers("S-184")
def test_who_booked_draws_a_ticket_with_the_code_is_called_first_and_keeps_the_appointment(queue: Queue) -> None:
    office, centre, clerk = queue.office, queue.office.town.centre, queue.office.clerk
    plan = appointments.open_plan(centre, REGULAR, by=SYSTEM, now=NOW).ref
    made = appointments.book(plan, MONDAY_TEN, office.party, Wish(office.item), by=office.citizen, now=NOW)
    early = MONDAY_TEN - timedelta(minutes=30)
    for code, when, refusal in ((made.code, NOW, NotNow), ("NOSUCHCODE", early, AppointmentUnknown)):
        with pytest.raises(refusal):
            operations.take_booked(centre, code, by=NOBODY, now=when)
    walked_in = [operations.take(centre, TicketFor.GROUP, queue.group, by=NOBODY, now=early) for _ in range(2)]

    mine = operations.take_booked(centre, made.code.lower(), by=NOBODY, now=early)
    with pytest.raises(HoldsOne):
        operations.take_booked(centre, made.code, by=NOBODY, now=early)

    # Before the booked time it waits like any other; from then on it goes first.
    ticketing.opened(clerk, early)
    assert operations.call_next(by=clerk, now=early).ref == walked_in[0].ref
    operations.miss(walked_in[0].ref, by=clerk, now=ticketing.called_out(walked_in[0].ref, clerk, early))
    assert operations.call_next(by=clerk, now=MONDAY_TEN).ref == mine.ref
    operations.serve(mine.ref, by=clerk, now=MONDAY_TEN)
    kept = booked.ticket(made.ref, office.citizen, MONDAY_TEN)
    held = visited.open_of_clerk(clerk)
    assert kept is not None and held is not None and (kept.state, kept.visit_ref) == ("arrived", held.ref)
    operations.finish(mine.ref, by=clerk, now=MONDAY_TEN)
    assert operations.call_next(by=clerk, now=MONDAY_TEN).ref == walked_in[1].ref


@pytest.mark.parametrize(("booked_for", "first"), [("the item", "who came first"), ("nothing in particular", "mine")])
def test_who_booked_goes_first_at_the_counters_of_the_appointment_and_at_no_others(
    queue: Queue, booked_for: str, first: str
) -> None:
    office, centre = queue.office, queue.office.town.centre
    group, clerk = ticketing.other_counters(queue)
    plan = appointments.open_plan(centre, REGULAR, by=SYSTEM, now=NOW).ref
    wish = Wish(office.item if booked_for == "the item" else "")
    made = appointments.book(plan, MONDAY_TEN, office.party, wish, by=office.citizen, now=NOW)
    early = operations.take(centre, TicketFor.GROUP, group, by=NOBODY, now=MONDAY_TEN).ref
    mine = operations.take(centre, TicketFor.GROUP, group, by=office.citizen, now=MONDAY_TEN).ref

    ticketing.opened(clerk, MONDAY_TEN)
    called = operations.call_next(by=clerk, now=MONDAY_TEN).ref

    assert called == {"mine": mine, "who came first": early}[first]
    operations.serve(called, by=clerk, now=MONDAY_TEN)
    kept = booked.ticket(made.ref, office.citizen, MONDAY_TEN)
    assert kept is not None and kept.state == ("arrived" if called == mine else "booked")


@pytest.mark.parametrize(
    ("drawn", "when", "state"),
    [
        ("for its counters", "14:30", "booked"),
        ("for its counters", "15:10", "arrived"),
        ("for the item", "09:30", "booked"),
        ("for the item", "14:30", "arrived"),
        ("for nothing in particular", "15:10", "arrived"),
        ("with the code", "09:30", "arrived"),
    ],
)
def test_a_ticket_keeps_the_appointment_it_is_for_and_no_later_one(
    queue: Queue, drawn: str, when: str, state: str
) -> None:
    office, centre, clerk, now = queue.office, queue.office.town.centre, queue.office.clerk, at(f"2026-11-23 {when}")
    plan = appointments.open_plan(centre, REGULAR, by=SYSTEM, now=NOW).ref
    afternoon = at("2026-11-23 15:00")
    wish = Wish("" if drawn == "for nothing in particular" else office.item)
    made = appointments.book(plan, afternoon, office.party, wish, by=office.citizen, now=NOW)
    match drawn:
        case "with the code":
            mine = operations.take_booked(centre, made.code, by=office.citizen, now=now).ref
        case "for the item" | "for nothing in particular":
            mine = operations.take(centre, TicketFor.ITEM, office.item, by=office.citizen, now=now).ref
        case _:
            mine = operations.take(centre, TicketFor.GROUP, queue.group, by=office.citizen, now=now).ref

    ticketing.opened(clerk, now)
    operations.call_next(by=clerk, now=now)
    operations.serve(mine, by=clerk, now=now)

    found = booked.ticket(made.ref, office.citizen, now)
    assert found is not None and found.state == state
