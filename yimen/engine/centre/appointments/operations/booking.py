"""Book a place, change it, give it back: at home, by an agent, at the window, or without an account."""

from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.messages import operations as messages
from yimen.engine.centre.appointments import moves, scope
from yimen.engine.centre.appointments.models import Appointment, BookingPause, BookingPlan
from yimen.engine.centre.appointments.refusals import (
    BookingPaused,
    HasBegun,
    ItemNotInPlan,
    ItemNotThatDay,
    TooManyBooked,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.appointment_life import APPOINTMENT_LIFE, AppointmentMove, AppointmentState
from yimen.kernel.visits.slots import Slot, SlotKind
from yimen.kernel.writing import NoSuchThing, NotAllowed, written
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as registering
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow

MOST_BOOKED = 5
"""So many bookings to come a party may have at a time."""


@snapshot
class Wish:
    """What somebody comes for: an item, a case that is under way, or neither; and who comes, when that is another."""

    item_ref: str = ""
    case_ref: str = ""
    comes: str = ""


@snapshot
class Visitor:
    """Somebody without an account: as the identity card says, and a phone."""

    name: str
    number: str
    phone: str


@snapshot
class Booked:
    """An appointment with what is said at the window."""

    ref: str
    code: str
    begins: datetime


@operation
def book(plan_ref: str, begins: datetime, party_ref: str, wish: Wish, *, by: Actor, now: datetime) -> Booked:
    """Book a place for a party: by itself, by who may apply for it, or by a window of the centre.

    Refuses with SlotNotOffered, TooLateToBook, TooEarlyToBook, SlotFull, NobodyOnDuty, BookedThen, TooManyBooked,
    BookingPaused, ItemNotInPlan, NoSuchThing, NotAllowed or CaseUnknown.
    """
    plan, party = _plan(plan_ref), people.party(party_ref)
    if party is None:
        raise NoSuchThing(what="party")
    at_the_window = any(post.role is Role.WINDOW and post.centre_id == plan.centre_id for post in by.posts)
    if not at_the_window and not people.may_apply(by, party.id, wish.item_ref, now):
        raise NotAllowed()
    return _book(plan, begins, party, wish, by, now)


@operation
def book_without_account(
    plan_ref: str, begins: datetime, visitor: Visitor, item_ref: str = "", *, by: Actor, now: datetime
) -> Booked:
    """Book a place with name, identity number and phone; the person is registered as a window would do it.

    Refuses as `book` does, and with NameDiffers when the number belongs to another name.
    """
    plan = _plan(plan_ref)
    known = registering.register_person(visitor.name, visitor.number, visitor.phone, by=SYSTEM, now=now)
    party = people.party(known.ref)
    assert party is not None, "it has just been registered"
    return _book(plan, begins, party, Wish(item_ref), by, now)


@operation
def change_slot(ref: str, begins: datetime, *, by: Actor, now: datetime) -> Booked:
    """Come at another time of the same plan; the old place is free again.

    Refuses with AppointmentUnknown, WrongState, HasBegun, and as `book` does for the new time.
    """
    row = _to_come(ref, by, now)
    APPOINTMENT_LIFE.after(AppointmentMove.CANCEL, AppointmentState(row.state))
    slot = _slot(row.plan, begins, now)
    _must_be_done_then(row.plan, row.item_id, slot)
    place = moves.take_place(row.plan, slot)
    row.begins, row.ends, row.seat, row.duty_id = slot.begins, slot.ends, place.seat, place.duty_id
    row.places = row.plan.places
    moves.shift(row, by, now)
    return Booked(row.ref, row.code, row.begins)


@operation
def cancel_booking(ref: str, *, by: Actor, now: datetime) -> Booked:
    """Give a place back before the slot begins. Refuses with AppointmentUnknown, HasBegun or WrongState."""
    row = _to_come(ref, by, now)
    moves.move(row, AppointmentMove.CANCEL, by, now, ended_at=now)
    return Booked(row.ref, row.code, row.begins)


def _to_come(ref: str, by: Actor, now: datetime) -> Appointment:
    row = moves.lock(ref, by)
    if row.state == AppointmentState.BOOKED and row.begins <= now:
        raise HasBegun()
    return row


def _plan(ref: str) -> BookingPlan:
    plan = BookingPlan.objects.filter(ref=ref, ended_at=None).first()
    if plan is None:
        raise NoSuchThing(what="plan")
    return plan


def _slot(plan: BookingPlan, begins: datetime, now: datetime) -> Slot:
    centre = offices.centre(plan.centre_id, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    return moves.slot_plan(plan).slot_at(begins, calendars.calendar(centre.calendar_id), now)


def _book(plan: BookingPlan, begins: datetime, party: PartyRow, wish: Wish, by: Actor, now: datetime) -> Booked:
    slot = _slot(plan, begins, now)
    item_id, item_name = _item(plan, wish.item_ref, now)
    _must_be_done_then(plan, item_id, slot)
    moves.queue_for_party(party.id)
    _must_be_welcome(party.id, now)
    place = moves.take_place(plan, slot)
    row = Appointment(
        plan=plan,
        centre_id=plan.centre_id,
        item_id=item_id,
        item_name=item_name,
        case_id=_told_on_case(wish.case_ref, party.id, slot, by, now),
        party_id=party.id,
        comes=written(wish.comes, "comes", 50) or party.name,
        begins=slot.begins,
        ends=slot.ends,
        seat=place.seat,
        places=plan.places,
        kind=plan.kind,
        duty_id=place.duty_id,
    )
    body = {"plan": plan.ref, "party": party.ref, "item": wish.item_ref, "case": wish.case_ref}
    moves.book(row, body, by, now)
    _confirm(row, now)
    return Booked(row.ref, row.code, row.begins)


def _confirm(row: Appointment, now: datetime) -> None:
    """Whoever booked has the time, the place and the code on the telephone too."""
    centre = offices.centre(row.centre_id, day_of(now))
    facts = {
        "at": row.begins.astimezone(ZONE).strftime("%Y-%m-%d %H:%M"),
        "centre": centre.name if centre else "",
        "item": row.item_name or row.plan.name,
        "number": row.code,
    }
    messages.write_notice("book_appointment", row.party_id, "appointment", row.pk, facts, by=SYSTEM, now=now)


def _must_be_welcome(party_id: int, now: datetime) -> None:
    pause = BookingPause.objects.filter(party_id=party_id, valid__contains=now).first()
    if pause is not None:
        raise BookingPaused(until=day_of(pause.valid.upper).isoformat(), misses=pause.misses)
    to_come = Appointment.objects.filter(party_id=party_id, state=AppointmentState.BOOKED, begins__gt=now)
    if to_come.count() >= MOST_BOOKED:
        raise TooManyBooked(most=MOST_BOOKED)


def _item(plan: BookingPlan, item_ref: str, now: datetime) -> tuple[int | None, str]:
    """The item somebody comes for, when the plan serves it; refuses with ItemNotInPlan or NoSuchThing."""
    item = catalogue.in_force(item_ref, now) if item_ref else None
    if item_ref and item is None:
        raise NoSuchThing(what="item")
    if plan.item_id is not None and (item is None or item.item_id != plan.item_id):
        raise ItemNotInPlan()
    if plan.family and item is not None and not _in_family(plan, item.item_id):
        raise ItemNotInPlan()
    return (item.item_id, item.name) if item else (None, "")


def _must_be_done_then(plan: BookingPlan, item_id: int | None, slot: Slot) -> None:
    # On a holiday plan somebody comes for it; else what the centre leaves out at weekends is not done then.
    if plan.kind != SlotKind.HOLIDAY and scope.not_done_on(plan.centre_id, item_id, (day_of(slot.begins),)):
        raise ItemNotThatDay()


def _in_family(plan: BookingPlan, item_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select 1 from towns_familyitem i join towns_windowfamily f on f.id = i.family_id"
            " where f.centre_id = %s and f.family = %s and i.item_id = %s",
            (plan.centre_id, plan.family, item_id),
        )
        return cursor.fetchone() is not None


def _told_on_case(case_ref: str, party_id: int, slot: Slot, by: Actor, now: datetime) -> int | None:
    """The case somebody comes about knows of it; refuses with CaseUnknown, also when it is another party's."""
    if not case_ref:
        return None
    file = cases.read(case_ref, by, now)
    if file.applicant_id != party_id:
        raise NoSuchThing(what="case")
    cases.remark(file, Line("book_appointment", {"begins": slot.begins}, now), by)
    return file.id
