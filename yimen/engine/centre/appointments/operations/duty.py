"""Duty on days off 节假日值班: who of the office could serve, and the roster that bookings make of it."""

from datetime import date, datetime, timedelta

from yimen.engine.centre.appointments.models import HELD, Appointment, BookingPlan, HolidayDuty
from yimen.engine.centre.appointments.refusals import DutyNeeded, DutyOffered, NotADayOff
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

MOST_AHEAD = timedelta(days=366)


@snapshot
class DutySaid:
    """Somebody's duty on a day off."""

    ref: str
    day: date


@operation
def offer_duty(plan_ref: str, staff_ref: str, day: date, *, by: Actor, now: datetime) -> DutySaid:
    """Offer a member of the office's staff for a day off; from now on it can be booked. By the head of the office.

    Refuses with NotADayOff, DutyOffered, ImpossibleDates, NoSuchThing or NotAllowed.
    """
    plan = BookingPlan.objects.filter(ref=plan_ref, ended_at=None).exclude(office=None).first()
    if plan is None:
        raise NoSuchThing(what="plan")
    _must_lead(plan.office_id, by)
    staff = people.staff_member(staff_ref)
    if staff is None or staff.office_id != plan.office_id:
        raise NoSuchThing(what="staff")
    if not day_of(now) < day <= day_of(now) + MOST_AHEAD or not (
        staff.begins <= day and (staff.ends is None or day < staff.ends)
    ):
        raise ImpossibleDates()
    centre = offices.centre(plan.centre_id, day_of(now))
    if centre is None or calendars.calendar(centre.calendar_id).is_working_day(day):
        raise NotADayOff()
    with refusing(holiday_duty_once_a_day=DutyOffered()):
        duty = HolidayDuty.objects.create(ref=new_ref(), plan=plan, day=day, staff_id=staff.id, offered_at=now)
    return DutySaid(duty.ref, day)


@operation
def withdraw_duty(ref: str, *, by: Actor, now: datetime) -> DutySaid:
    """Take an offer back as long as nobody is booked with it. Refuses with DutyNeeded, NoSuchThing or NotAllowed."""
    duty = HolidayDuty.objects.select_for_update(of=("self",)).select_related("plan").filter(ref=ref).first()
    if duty is None or duty.withdrawn_at is not None:
        raise NoSuchThing(what="duty")
    _must_lead(duty.plan.office_id, by)
    booked = Appointment.objects.filter(duty=duty, state__in=HELD).count()
    if booked:
        raise DutyNeeded(bookings=booked)
    duty.withdrawn_at = now
    duty.save(update_fields=["withdrawn_at"])
    return DutySaid(ref, duty.day)


def _must_lead(office_id: int | None, by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM and office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotAllowed()
