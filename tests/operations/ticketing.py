"""Builders of a queue: a group of two counters that takes items in, and tickets for it."""

from dataclasses import dataclass

from tests.operations import errand
from tests.operations import town as places
from tests.operations.town import BEGAN, NOW
from yimen.engine.tickets import operations
from yimen.engine.tickets.operations import TicketTaken
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.visits.tickets import TicketFor
from yimen.kernel.visits.window_groups import GroupKind
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
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
    return Queue(office, group, second)


def second_clerk(queue: Queue) -> Actor:
    """Somebody at the second counter."""
    return _clerk_at(queue, queue.second, "88")


def _clerk_at(queue: Queue, window: str, number: str) -> Actor:
    staff = people.enrol_staff(number, f"何{number}", queue.office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(f"窗口岗{number}", "window", None, None, window, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return places.signed_on(staff, f"window.{number}")


def other_counters(queue: Queue) -> tuple[str, Actor]:
    """A group of one more counter for whatever nobody else takes in, and who stands there."""
    centre = queue.office.town.centre
    third = offices.open_window(centre, "A03", "A03窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    said = GroupSaid(GroupKind.EVERYTHING, "C", "综合窗口", windows=(third,))
    group = windows.form_group(centre, said, BEGAN, "并窗方案", by=SYSTEM, now=NOW).ref
    return group, _clerk_at(queue, third, "89")


def taken(queue: Queue, wanted: str = TicketFor.GROUP, ref: str = "", by: Actor = NOBODY) -> TicketTaken:
    """A ticket taken at ten on a Friday."""
    return operations.take(queue.office.town.centre, wanted, ref or queue.group, by=by, now=NOW)
