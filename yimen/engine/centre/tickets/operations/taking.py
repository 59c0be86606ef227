"""Taking a ticket, at the kiosk or on one's own telephone, and leaving the queue again."""

from datetime import datetime

from yimen.engine.centre.appointments.refusals import ItemNotThatDay
from yimen.engine.centre.appointments.scope import not_done_on
from yimen.engine.centre.tickets import moves, placing
from yimen.engine.centre.tickets.models import Ticket
from yimen.engine.centre.tickets.operations.calling import TicketMoved
from yimen.engine.centre.tickets.placing import Wanted
from yimen.engine.centre.tickets.refusals import NotTakenHere, TicketUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import NOBODY, Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.tickets import TicketFor, TicketMove, must_be_open
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.windows import queries as windows

DESKS = (Role.WINDOW, Role.CENTRE_MANAGER)


@snapshot
class TicketTaken:
    """A place in the queue: its number, and the group of counters that will call it."""

    ref: str
    number: str
    group: str


@operation
def take(centre_ref: str, wanted: str, ref: str, *, by: Actor, now: datetime) -> TicketTaken:
    """Take one ticket for all of what somebody comes for: a group of counters, an item, a bundle or a matter.

    Refuses with NotInList, NoSuchThing, CentreClosed, NotTakenHere, ItemNotThatDay or HoldsOne.
    """
    if wanted not in list(TicketFor):
        raise NotInList(field="wanted")
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    must_be_open(calendars.calendar(centre.calendar_id), now)
    one = placing.wanted(centre, TicketFor(wanted), ref, by, now)
    if one is None:
        raise NoSuchThing(what=wanted)
    return given(centre, TicketFor(wanted), one, by, now)


def given(centre: CentreRow, wanted: TicketFor, one: Wanted, by: Actor, now: datetime) -> TicketTaken:
    """A ticket of the group that takes in what is wanted; for whom the caller has made sure of. In an act only."""
    group = placing.group_of(centre, one, now)
    group_id = windows.group_id(group.ref) if group else None
    if group is None or group_id is None:
        raise NotTakenHere(what=one.about)
    if one.item_id is not None and day_of(now) in not_done_on(centre.id, one.item_id, (day_of(now),)):
        raise ItemNotThatDay()
    day = day_of(now)
    moves.must_hold_none(one.party_id, group_id, day)
    row = Ticket(
        centre_id=centre.id, group_id=group_id, day=day, letter=group.letter, wanted=wanted, about=one.about,
        item_id=one.item_id, bundle_id=one.bundle_id, matter_id=one.matter_id, party_id=one.party_id,
    )  # fmt: skip
    moves.give(row, by, now, one.appointment)
    return TicketTaken(row.ref, moves.number_of(row), group.name)


@operation
def leave(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Give a ticket back before it is served: its party, or the centre's staff; one without a name by its ref.

    Refuses with TicketUnknown or WrongState.
    """
    row = moves.locked(ref)
    own = row.party_id in set(by.parties()) or (by.account_id is not None and row.taken_by == by.ref)
    staff = any(post.role in DESKS and post.centre_id == row.centre_id for post in by.posts)
    if not (own or staff or row.taken_by == NOBODY.ref):
        raise TicketUnknown(ref=ref)
    moves.move(row, TicketMove.LEAVE, by, now, ended_at=now)
    return TicketMoved(row.ref, moves.number_of(row), row.state)
