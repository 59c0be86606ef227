"""Lining up: a missed number comes back, one goes to another queue with its place, is put first, or is reminded."""

from datetime import datetime

from yimen.engine.case.messages import operations as messages
from yimen.engine.centre.tickets import moves, ordering, reading
from yimen.engine.centre.tickets.models import Ticket
from yimen.engine.centre.tickets.operations.calling import TicketMoved, at_my_counter, said
from yimen.engine.centre.tickets.operations.serving import end_visit
from yimen.engine.centre.tickets.refusals import NotTakenHere, SameQueue, TicketUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.visits.tickets import (
    NEARLY,
    TICKET_LIFE,
    FirstFor,
    NumberLapsed,
    TicketMove,
    TicketState,
    kept_until,
    place_behind,
)
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.windows import queries as windows

DESKS = (Role.WINDOW, Role.CENTRE_MANAGER)


@operation
def come_back(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Who was missed has come to a counter of the queue and waits again, behind three; once, within half an hour.

    Refuses with TicketUnknown, WrongState, NumberLapsed or HoldsOne.
    """
    row = _in_my_hall(ref, by)
    TICKET_LIFE.after(TicketMove.COME_BACK, TicketState(row.state))
    if row.day != day_of(now) or row.ended_at is None or kept_until(row.ended_at, row.returns, now) is None:
        raise NumberLapsed()
    behind = place_behind(sorted(one.place for one in ordering.lines((row.group_id,), now)[row.group_id]))
    place = max(behind, row.place or row.pk) if behind is not None else row.place
    moves.wait_again(row, TicketMove.COME_BACK, {}, by, now, place=place, returns=row.returns + 1)
    return said(row)


@operation
def transfer(ref: str, group_ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Send who stands at the counter over to another queue of the centre 转队: same number, same place as by arrival.

    Refuses with TicketUnknown, WrongState, NotTakenHere (no such queue, or nobody stands there), SameQueue or HoldsOne.
    """
    row = at_my_counter(ref, by)
    TICKET_LIFE.after(TicketMove.TRANSFER, TicketState(row.state))
    group, group_id = windows.group(group_ref, now), windows.group_id(group_ref)
    if group is None or group_id is None or group.centre_ref != row.centre.ref or not group.windows:
        raise NotTakenHere(what=group.name if group else "")
    if group_id == row.group_id:
        raise SameQueue()
    end_visit(row, by, now)
    moves.wait_again(row, TicketMove.TRANSFER, {"from": row.group.ref, "to": group_ref}, by, now, group_id=group_id)
    return said(row)


@operation
def put_first(ref: str, why: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Let somebody be called before those who came earlier 优先, for a reason that the clerk sees and answers for.

    Refuses with NotInList, TicketUnknown or WrongState.
    """
    if why not in list(FirstFor):
        raise NotInList(field="why")
    row = _in_my_hall(ref, by)
    if row.state != TicketState.WAITING or row.put_first_at is not None:
        raise WrongState(move="put_first", state=row.state)
    moves.note(row, "put_first", {"why": why}, by, now, put_first_at=now)
    return said(row)


@operation
def remind_waiting(ref: str, *, by: Actor, now: datetime) -> str:
    """Tell the party of a ticket, once, that three or fewer are before it. Refuses with TicketUnknown."""
    if by.kind is not ActorKind.SYSTEM:
        raise TicketUnknown(ref=ref)
    row = moves.locked(ref)
    if row.state != TicketState.WAITING or row.reminded_at is not None or row.party_id is None:
        return ""
    seen = next((one.ticket for one in reading.found("t.ref = %s", (ref,), now)), None)
    if seen is None or seen.before > NEARLY:
        return ""
    moves.note(row, "remind", {}, by, now, reminded_at=now)
    facts = {"number": seen.number, "n": str(seen.before), "centre": seen.centre_name, "item": seen.group_name}
    return messages.write_notice("turn_comes", row.party_id, "ticket", row.pk, facts, by=by, now=now)


def _in_my_hall(ref: str, by: Actor) -> Ticket:
    """A ticket under its lock, for the staff of its centre; refuses with TicketUnknown. In an act only."""
    row = moves.locked(ref)
    if not any(post.role in DESKS and post.centre_id == row.centre_id for post in by.posts):
        raise TicketUnknown(ref=ref)
    return row
