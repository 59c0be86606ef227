"""Looking at tickets: one by its address, one's own, the queues of a centre, and what a counter has before it."""

from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import islice

from yimen.engine.centre.tickets import ordering, placing, reading
from yimen.engine.centre.tickets.rows import (
    BoardRow,
    CounterNow,
    CounterView,
    HeldTicket,
    LinedUp,
    LineRow,
    OtherQueue,
    PlaceRow,
    QueueRow,
    TicketRow,
)
from yimen.kernel.actor import Actor
from yimen.kernel.visits.tickets import NEARLY, TicketFor, TicketState
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.windows import queries as windows
from yimen.registries.windows.rows import StandingRow

SERVED, CALLED, NEXT, LINED_UP = 8, 6, 3, 50
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


def queues_of(centre_refs: Collection[str], now: datetime) -> Mapping[str, tuple[QueueRow, ...]]:
    """The queues of several centres today: two statements for all of them."""
    held = {row.ref: row for row in windows.groups_of(centre_refs, now) if row.windows}
    rows = reading.queues({ref: row.windows for ref, row in held.items()}, now) if held else ()
    return {ref: tuple(one for one in rows if held[one.group_ref].centre_ref == ref) for ref in centre_refs}


def waiting(group_refs: Collection[str], now: datetime) -> Mapping[str, int]:
    """How many wait today for each of these groups, wherever they are: one statement for all of them."""
    rows = reading.queues(dict.fromkeys(group_refs, ()), now) if group_refs else ()
    return {row.group_ref: row.waiting for row in rows}


def standing(group_refs: Collection[str], now: datetime) -> Mapping[str, QueueRow]:
    """How each of these groups stands today, wherever they are: one statement for all of them."""
    rows = reading.queues(dict.fromkeys(group_refs, ()), now) if group_refs else ()
    return {row.group_ref: row for row in rows}


def place(centre: CentreRow, wanted: str, ref: str, actor: Actor, now: datetime) -> PlaceRow | None:
    """What a ticket would be for, and which group takes it in; None when there is no such thing for this actor."""
    one = placing.wanted(centre, TicketFor(wanted), ref, actor, now) if wanted in list(TicketFor) else None
    if one is None:
        return None
    group = placing.group_of(centre, one, now)
    return PlaceRow(one.about, next(iter(reading.queues({group.ref: group.windows}, now)), None) if group else None)


def board(centre_ref: str, group_ref: str, now: datetime) -> BoardRow:
    """What the screen of a centre shows today, or of one group there: nothing that says who anybody is."""
    held = {row.ref: row for row in windows.groups(centre_ref, now) if row.windows and group_ref in ("", row.ref)}
    if not held:
        return BoardRow((), ())
    ids = windows.group_ids(held)
    lines = ordering.lines(ids.values(), now)
    shown = reading.queues({ref: row.windows for ref, row in held.items()}, now)
    return BoardRow(
        calls=reading.calls(centre_ref, held, now, CALLED),
        lines=tuple(LineRow(row, tuple(one.number for one in lines[ids[row.group_ref]][:NEXT])) for row in shown),
    )


def counters(centre_ref: str, now: datetime) -> tuple[CounterNow, ...]:
    """The counters of a centre as they are now: open, paused or closed, who is there, and whose number."""
    return reading.counters("c.ref = %(centre)s", {"centre": centre_ref}, now)


def near(now: datetime, limit: int = 500) -> tuple[str, ...]:
    """Tickets of today with few before them whose party is not told yet."""
    groups = reading.unreminded(now)
    lines = ordering.lines(groups, now) if groups else {}
    found = (one.ref for group, line in lines.items() for one in line[: NEARLY + 1] if one.ref in groups[group])
    return tuple(islice(found, limit))


def at_counter(actor: Actor, now: datetime) -> CounterView | None:
    """What the counter of this clerk has before it; None for whoever stands at none."""
    mine_here = reading.windows_of(actor)
    if not mine_here:
        return None
    ids = sorted(set(mine_here.values()))
    own = reading.counters("w.id = any(%(ids)s)", {"ids": ids}, now)
    session = next((row for row in own if row.session_ref and row.session_ref == reading.session_of(actor, now)), None)
    standing = windows.standing(mine_here, now)
    if session is not None:
        standing = tuple(row for row in standing if row.code == session.code)
    groups = {row.group_id: row.ref for row in standing}
    done = "t.window_id = any(%s) and t.day = %s and t.ended_at is not null order by t.ended_at desc limit %s"
    return CounterView(
        window="、".join(dict.fromkeys(row.code for row in standing)),
        queues=reading.queues(dict.fromkeys(groups.values(), ()), now) if groups else (),
        now_here=here(actor, now),
        before=tuple(one.ticket for one in reading.found(done, (ids, day_of(now), SERVED), now)),
        session=session,
        counters=own,
        lined_up=_lined_up(groups, now),
        others=_others(standing, now),
        missed=reading.missed(groups, now) if groups else (),
    )


def _others(standing: Collection[StandingRow], now: datetime) -> tuple[OtherQueue, ...]:
    mine, today = {row.ref for row in standing}, day_of(now)
    centres = [offices.centre(id, today) for id in {row.centre_id for row in standing}]
    there = [row for centre in centres if centre is not None for row in windows.groups(centre.ref, now)]
    return tuple(OtherQueue(row.ref, row.letter, row.name) for row in there if row.windows and row.ref not in mine)


def _lined_up(group_ids: Collection[int], now: datetime) -> tuple[LinedUp, ...]:
    lines = ordering.lines(group_ids, now) if group_ids else {}
    return tuple(LinedUp(one.ref, one.number) for line in lines.values() for one in line[:LINED_UP])


def here(actor: Actor, now: datetime) -> HeldTicket | None:
    """The ticket that is called to this clerk's counter, or served at it; at a colleague's open one it is theirs."""
    ids = sorted(reading.own_windows(actor, now))
    where = "t.window_id = any(%s) and t.state in ('called', 'serving') limit 1"
    return next(iter(reading.found(where, (ids,), now)), None) if ids else None


def served(actor: Actor, now: datetime) -> HeldTicket | None:
    """The ticket that this clerk serves now."""
    held = here(actor, now)
    return held if held is not None and held.ticket.standing == TicketState.SERVING else None
