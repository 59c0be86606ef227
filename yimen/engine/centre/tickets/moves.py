"""Give, find, lock, move, tell: the only writer of tickets and of their state."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, FloatField, Q
from django.db.models.functions import Cast, Coalesce

from yimen.engine.centre.tickets import ordering
from yimen.engine.centre.tickets.models import Ticket
from yimen.engine.centre.tickets.refusals import CounterBusy, HoldsOne, TicketUnknown
from yimen.journal import reading
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.visits.tickets import AT_A_COUNTER, LIVE, TICKET_LIFE, TicketMove, TicketState, number
from yimen.registries.dated import day_of, new_ref, refusing

# The row of the register stays locked until the act ends: a number that is not given in the end is given to the next.
_NEXT = """
insert into tickets_ticketregister (centre_id, letter, day, last) values (%s, %s, %s, 1)
on conflict (centre_id, letter, day) do update set last = tickets_ticketregister.last + 1 returning last
"""


def give(row: Ticket, by: Actor, now: datetime, appointment: str = "") -> Ticket:
    """Write a new ticket under the next number and tell it, with the appointment it is for. Refuses with HoldsOne."""
    row.ref, row.taken_by, row.taken_at = new_ref(), by.ref, now
    row.state = TicketState.WAITING
    row.n = _next(row.centre_id, row.letter, row.day)
    with refusing(ticket_one_per_party=HoldsOne(number="")):
        row.save(force_insert=True)
    drawn = {"appointment": appointment} if appointment else {}
    _tell(row, "take", {"number": number_of(row), "wanted": row.wanted, **drawn}, by, now)
    return row


def drawn_with(row: Ticket) -> str:
    """The appointment with whose code a ticket was drawn, as it was told then; empty for one drawn without."""
    taken = reading.chain("ticket", row.pk)[0]
    return str(json.loads(taken.body).get("appointment", ""))


def _next(centre_id: int, letter: str, day: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, (centre_id, letter, day))
        return int(cursor.fetchone()[0])


def must_hold_none(party_id: int | None, group_id: int, day: date) -> None:
    """The party has no ticket for this business today that is not done with; refuses with HoldsOne."""
    if party_id is None:
        return
    held = Ticket.objects.filter(party_id=party_id, group_id=group_id, day=day, state__in=LIVE).first()
    if held is not None:
        raise HoldsOne(number=number_of(held))


def next_waiting(group_ids: Collection[int], now: datetime) -> Ticket | None:
    """The ticket that is called next for one of these groups, locked; those that others just call are passed by.

    First who booked for a time that has come and for what the ticket is for, then who is put first, then who has waited
    longest: the order of `ordering.lines`.
    """
    waiting = Ticket.objects.select_for_update(skip_locked=True)
    booked = ExpressionWrapper(Q(pk__in=ordering.booked(group_ids, now)), BooleanField())
    first = ExpressionWrapper(Q(put_first_at__isnull=False), BooleanField())
    found = waiting.filter(group_id__in=group_ids, day=day_of(now), state=TicketState.WAITING)
    place = Coalesce("place", Cast("pk", FloatField()))
    return found.annotate(booked=booked, first=first).order_by("-booked", "-first", place, "pk").first()


def at_counters(window_ids: Collection[int]) -> Ticket | None:
    """The ticket that is called to one of these counters, or served at it."""
    return Ticket.objects.filter(window_id__in=window_ids, state__in=AT_A_COUNTER).first()


def locked(ref: str) -> Ticket:
    """A ticket under its lock; refuses with TicketUnknown."""
    row = Ticket.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise TicketUnknown(ref=ref)
    return row


def move(
    row: Ticket, step: TicketMove, by: Actor, now: datetime, body: Mapping[str, object] | None = None, **sets: object
) -> Ticket:
    """Take a ticket one step on, write what goes with it and tell it.

    Refuses with WrongState, CounterBusy or HoldsOne.
    """
    row.state = TICKET_LIFE.after(step, TicketState(row.state))
    for column, value in sets.items():
        setattr(row, column, value)
    with refusing(ticket_one_per_counter=CounterBusy(number=""), ticket_one_per_party=HoldsOne(number="")):
        row.save(update_fields=["state", *sets])
    _tell(row, step, body or {}, by, now)
    return row


def wait_again(
    row: Ticket, step: TicketMove, body: Mapping[str, object], by: Actor, now: datetime, **sets: object
) -> None:
    """Somebody who was called waits again, as if nobody had called them yet."""
    cleared: dict[str, object] = dict.fromkeys(("window_id", "called_at", "served_at", "ended_at", "visit_id"))
    move(row, step, by, now, body, **{**cleared, "calls": 0, "reminded_at": None, **sets})


def note(row: Ticket, verb: str, body: Mapping[str, object], by: Actor, now: datetime, **sets: object) -> None:
    """Write something about a ticket that stays where it is in its life, and tell it."""
    for column, value in sets.items():
        setattr(row, column, value)
    row.save(update_fields=list(sets))
    _tell(row, verb, body, by, now)


def lead_to(
    row: Ticket, matter_id: int | None, verb: str, body: Mapping[str, object], by: Actor, now: datetime
) -> None:
    """From here on the ticket is known to be about this matter; told with what was done."""
    note(row, verb, body, by, now, matter_id=matter_id)


def number_of(row: Ticket) -> str:
    """The number as it is called out."""
    return number(row.letter, row.n)


def _tell(row: Ticket, verb: str, body: Mapping[str, object], by: Actor, now: datetime) -> None:
    subject = Subject("ticket", "tickets_ticket", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    told = tell(subject, Line(verb, dict(body), now), by)
    row.journal_seq, row.journal_head = told.seq, told.hash
