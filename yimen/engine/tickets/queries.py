"""Looking at tickets: one by its address, one's own, the queues of a centre, and what a counter has before it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from yimen.engine.tickets import placing, reading
from yimen.engine.tickets.rows import CounterView, HeldTicket, PlaceRow, QueueRow, TicketRow
from yimen.kernel.actor import Actor
from yimen.kernel.visits.tickets import TicketFor, TicketState
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.windows import queries as windows

SERVED = 8
_WAITING = "t.state in ('waiting', 'called', 'serving')"


def ticket(ref: str, now: datetime) -> TicketRow | None:
    """A ticket for whoever has its address: no personal data."""
    return next((one.ticket for one in reading.found("t.ref = %s", (ref,), now)), None)


def mine(actor: Actor, now: datetime) -> tuple[TicketRow, ...]:
    """The tickets of today that are not done with, of whom the actor may act for."""
    parties = sorted(actor.parties())
    if not parties:
        return ()
    where = f"t.party_id = any(%s) and t.day = %s and {_WAITING} order by t.id limit 20"
    return tuple(one.ticket for one in reading.found(where, (parties, day_of(now)), now))


def centres(now: datetime) -> tuple[CentreRow, ...]:
    """The centres that give tickets today: those with groups of counters."""
    giving = reading.centres(now)
    return tuple(row for row in offices.centres(day_of(now)) if row.ref in giving)


def queues(centre_ref: str, now: datetime) -> tuple[QueueRow, ...]:
    """The queues of a centre today, by letter; groups without counters give no tickets."""
    held = {row.ref: row.windows for row in windows.groups(centre_ref, now) if row.windows}
    return reading.queues(held, now) if held else ()


def waiting(group_refs: Collection[str], now: datetime) -> Mapping[str, int]:
    """How many wait today for each of these groups, wherever they are: one statement for all of them."""
    rows = reading.queues(dict.fromkeys(group_refs, ()), now) if group_refs else ()
    return {row.group_ref: row.waiting for row in rows}


def place(centre: CentreRow, wanted: str, ref: str, actor: Actor, now: datetime) -> PlaceRow | None:
    """What a ticket would be for, and which group takes it in; None when there is no such thing for this actor."""
    one = placing.wanted(centre, TicketFor(wanted), ref, actor, now) if wanted in list(TicketFor) else None
    if one is None:
        return None
    group = placing.group_of(centre, one, now)
    return PlaceRow(one.about, next(iter(reading.queues({group.ref: group.windows}, now)), None) if group else None)


def at_counter(actor: Actor, now: datetime) -> CounterView | None:
    """What the counter of this clerk has before it; None for whoever stands at none."""
    mine_here = reading.windows_of(actor)
    if not mine_here:
        return None
    standing = windows.standing(mine_here, now)
    names = {row.ref: () for row in standing}
    ids = sorted(set(mine_here.values()))
    done = "t.window_id = any(%s) and t.day = %s and t.ended_at is not null order by t.ended_at desc limit %s"
    return CounterView(
        window="、".join(dict.fromkeys(row.code for row in standing)),
        queues=reading.queues(names, now) if names else (),
        now_here=here(actor, now),
        before=tuple(one.ticket for one in reading.found(done, (ids, day_of(now), SERVED), now)),
    )


def here(actor: Actor, now: datetime) -> HeldTicket | None:
    """The ticket that is called to this clerk's counter, or served at it."""
    ids = sorted(set(reading.windows_of(actor).values()))
    where = "t.window_id = any(%s) and t.state in ('called', 'serving') limit 1"
    return next(iter(reading.found(where, (ids,), now)), None) if ids else None


def served(actor: Actor, now: datetime) -> HeldTicket | None:
    """The ticket that this clerk serves now."""
    held = here(actor, now)
    return held if held is not None and held.ticket.standing == TicketState.SERVING else None
