"""Booked: who has an appointment draws a ticket with its code, and stands in the one queue of the centre."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.centre.appointments.operations.coming import expected
from yimen.engine.centre.tickets import placing
from yimen.engine.centre.tickets.operations.taking import TicketTaken, given
from yimen.engine.centre.tickets.refusals import NotTakenHere
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.visits.tickets import TicketFor, must_be_open
from yimen.kernel.writing import NoSuchThing
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices


@operation
def take_booked(centre_ref: str, code: str, *, by: Actor, now: datetime) -> TicketTaken:
    """Draw the ticket of an appointment 预约取号 with its code: from its time on it is called before who did not book.

    When it is served the appointment is kept, by the same visit. Refuses with AppointmentUnknown, NotNow, WrongState,
    CentreClosed, NotTakenHere (booked for no item, or for one that no group takes: show the code at the window) or
    HoldsOne.
    """
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    row = expected(code, centre.id, now)
    must_be_open(calendars.calendar(centre.calendar_id), now)
    wanted = placing.wanted(centre, TicketFor.ITEM, row.item.ref, by, now) if row.item is not None else None
    if wanted is None:
        raise NotTakenHere(what=row.item_name)
    return given(centre, TicketFor.ITEM, replace(wanted, party_id=row.party_id, appointment=row.ref), by, now)
