"""Builders of a queue: a group of two counters that takes items in, and tickets for it."""

from dataclasses import dataclass
from datetime import datetime

from tests.operations import errand
from tests.operations import town as places
from tests.operations.town import BEGAN, NOW
from yimen.engine.centre.tickets import operations, queries
from yimen.engine.centre.tickets.operations import TicketTaken
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.visits.tickets import BETWEEN_CALLS, MOST_CALLS, TicketFor
from yimen.kernel.visits.window_groups import GroupKind
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_read
from yimen.registries.windows import operations as windows
from yimen.registries.windows.operations import GroupSaid


@dataclass(frozen=True)
class Queue:
    """An office, the group of counters that takes its items in, and the second counter of the group."""

    office: errand.Office
    group: str
    second: str


def a_queue(office: errand.Office, *items: str, kind: str = GroupKind.SECTOR) -> Queue:
    town = office.town
    second = offices.open_window(town.centre, "A02", "A02窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    said = GroupSaid(kind, "B", "开餐馆专区", windows=(town.window, second), items=items or (office.item,))
    group = windows.form_group(town.centre, said, BEGAN, "并窗方案", by=SYSTEM, now=NOW).ref
    opened(office.clerk)
    return Queue(office, group, second)


def opened(clerk: Actor, now: datetime = NOW) -> str:
    """The clerk opens the counter for the day."""
    view = queries.at_counter(clerk, now)
    assert view is not None, "who opens a counter stands at one"
    return operations.open_counter(view.counters[0].window_ref, by=clerk, now=now).ref


def called_out(ref: str, clerk: Actor, now: datetime) -> datetime:
    """A ticket that was called once is called as often as a number is; when it may be passed over."""
    for nth in range(1, MOST_CALLS):
        operations.call_again(ref, by=clerk, now=now + nth * BETWEEN_CALLS)
    return now + MOST_CALLS * BETWEEN_CALLS


def second_clerk(queue: Queue) -> Actor:
    """Somebody at the second counter."""
    return clerk_at(queue, queue.second, "88")


def clerk_at(queue: Queue, window: str, number: str) -> Actor:
    """Somebody with a post at a counter, who has it open."""
    staff = people.enrol_staff(number, f"何{number}", queue.office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(f"窗口岗{number}", "window", None, None, window, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    clerk = places.signed_on(staff, f"window.{number}")
    opened(clerk)
    return clerk


def also_at(queue: Queue, clerk: Actor, code: str) -> Actor:
    """The same clerk, who holds a post at one more counter, one of no group."""
    row = people_read.staff_member(clerk.staff_id or 0)
    assert row is not None, "a clerk is a member of staff"
    window = offices.open_window(queue.office.town.centre, code, code, None, BEGAN, "", by=SYSTEM, now=NOW).ref
    post = people.define_post(f"窗口岗{code}", "window", None, None, window, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(row.ref, post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return places.the_actor(clerk.ref)


def other_counters(queue: Queue) -> tuple[str, Actor]:
    """A group of one more counter for whatever nobody else takes in, and who stands there."""
    centre = queue.office.town.centre
    third = offices.open_window(centre, "A03", "A03窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    said = GroupSaid(GroupKind.EVERYTHING, "C", "综合窗口", windows=(third,))
    group = windows.form_group(centre, said, BEGAN, "并窗方案", by=SYSTEM, now=NOW).ref
    return group, clerk_at(queue, third, "89")


def taken(queue: Queue, wanted: str = TicketFor.GROUP, ref: str = "", by: Actor = NOBODY) -> TicketTaken:
    """A ticket taken at ten on a Friday."""
    return operations.take(queue.office.town.centre, wanted, ref or queue.group, by=by, now=NOW)
