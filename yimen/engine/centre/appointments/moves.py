"""Book, lock, move, tell: the only writer of appointments and of their state."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from yimen.engine.centre.appointments.models import HELD, Appointment, BookingPlan, HolidayDuty
from yimen.engine.centre.appointments.refusals import AppointmentUnknown, BookedThen, NobodyOnDuty, SlotFull
from yimen.journal.operation import Overtaken
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import NOBODY, Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.appointment_life import APPOINTMENT_LIFE, AppointmentMove, AppointmentState
from yimen.kernel.visits.slots import Slot, SlotKind, SlotPlan
from yimen.registries.dated import day_of, new_ref

DESKS = (Role.WINDOW, Role.CENTRE_MANAGER)
_CLASHES = ("appointment_one_per_place", "appointment_one_per_officer_and_slot", "appointment_code_is_used_once")


@snapshot
class Place:
    """Where in a slot somebody sits, and on a day off who serves them."""

    seat: int
    duty_id: int | None


def slot_plan(plan: BookingPlan) -> SlotPlan:
    """The kernel's plan of a row."""
    return SlotPlan(
        SlotKind(plan.kind), plan.minutes, plan.places, plan.lead_hours, plan.days_ahead, plan.opens, plan.closes
    )


def take_place(plan: BookingPlan, slot: Slot) -> Place:
    """A free place of the slot, which others wait for until this act ends.

    Refuses with SlotFull, or on a day off with NobodyOnDuty when nobody who offered to serve is free.
    """
    _queue_for(f"slot {plan.pk} {slot.begins.isoformat()}")
    taken = Appointment.objects.filter(plan=plan, begins=slot.begins, state__in=HELD)
    seats, duties = set(taken.values_list("seat", flat=True)), set(taken.values_list("duty_id", flat=True))
    seat = next((one for one in range(1, plan.places + 1) if one not in seats), None)
    if seat is None:
        raise SlotFull()
    if plan.kind != SlotKind.HOLIDAY:
        return Place(seat, None)
    offered = HolidayDuty.objects.select_for_update().filter(plan=plan, day=day_of(slot.begins), withdrawn_at=None)
    duty = offered.exclude(pk__in=duties - {None}).order_by("pk").first()
    if duty is None:
        raise NobodyOnDuty()
    return Place(seat, duty.pk)


def queue_for_party(party_id: int) -> None:
    """Bookings of one party come one after the other."""
    _queue_for(f"booking of {party_id}")


def _queue_for(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (what,))


def book(row: Appointment, body: Mapping[str, object], by: Actor, now: datetime) -> Appointment:
    """Write a new appointment and tell it."""
    row.ref, row.code, row.booked_by, row.booked_at = new_ref(), _code(), by.ref, now
    row.state = AppointmentState.BOOKED
    _save(row)
    _tell(row, Line("book", {**body, "begins": row.begins}, now), by)
    return row


def shift(row: Appointment, by: Actor, now: datetime) -> None:
    """Write the other time of an appointment and tell it."""
    row.changes += 1
    row.reminded_at = None
    _save(row)
    _tell(row, Line("change", {"begins": row.begins}, now), by)


def _save(row: Appointment) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as clash:
        if "appointment_party_is_at_one_place" in str(clash):
            raise BookedThen() from clash
        if any(name in str(clash) for name in _CLASHES):
            # Somebody took the place, or the code, between our looking and our writing.
            raise Overtaken from clash
        raise


def lock(ref: str, by: Actor) -> Appointment:
    """The appointment, locked, for who may act on it; refuses with AppointmentUnknown."""
    row = Appointment.objects.select_for_update(of=("self",)).select_related("plan").filter(ref=ref).first()
    if row is None or not may_act(row, by):
        raise AppointmentUnknown(ref=ref)
    return row


def may_act(row: Appointment, by: Actor) -> bool:
    """The party, who booked for it, the centre's staff, the system; one booked without an account by its ticket."""
    if by.kind is ActorKind.SYSTEM or row.booked_by == NOBODY.ref:
        return True
    own = row.party_id in set(by.parties()) or (by.account_id is not None and row.booked_by == by.ref)
    return own or any(post.role in DESKS and post.centre_id == row.centre_id for post in by.posts)


def move(row: Appointment, step: AppointmentMove, by: Actor, now: datetime, **sets: object) -> None:
    """Take an appointment one step on, write what goes with it and tell it."""
    row.state = APPOINTMENT_LIFE.after(step, AppointmentState(row.state))
    for column, value in sets.items():
        setattr(row, column, value)
    row.save(update_fields=["state", *sets])
    _tell(row, Line(step, {}, now), by)


def tell_reminded(row: Appointment, by: Actor, now: datetime) -> Subject:
    """Tell that the party was reminded."""
    row.reminded_at = now
    row.save(update_fields=["reminded_at"])
    return _tell(row, Line("remind", {"begins": row.begins}, now), by)


def _tell(row: Appointment, line: Line, by: Actor) -> Subject:
    subject = Subject(
        "appointment", "appointments_appointment", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    told = tell(subject, line, by)
    row.journal_seq, row.journal_head = told.seq, told.hash
    return subject


def _code() -> str:
    return spelled(secrets.token_bytes(6), 6)
