"""Announce maintenance and call it off; note what the probes found; set how much of a month is answered at least."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from yimen.engine.supervision.availability.models import AvailabilityTarget, Maintenance
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.availability import Answer, ServiceDoor, must_be_announceable
from yimen.kernel.evidence import Line
from yimen.kernel.outages import MonthHasItsTarget, target_of
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import month_of
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList, must_hold, named
from yimen.registries.dated import day_of, days, new_ref, refusing

AHEAD = timedelta(days=366)
"""No target is set for a month further ahead: a wrong year would lock out every target before it."""
SETTERS = (Role.SUPERVISOR, Role.REFORM_OFFICE)
"""Who sets the target; who runs the platform does not."""
_NOTE = """
insert into availability_probehour (door, hour, asked, answered, excused, slowest)
select %(door)s, date_trunc('hour', %(now)s::timestamptz), 1, %(yes)s, case when %(yes)s = 0 and exists (
    select from availability_maintenance where called_off_at is null and begins <= %(now)s and ends > %(now)s
      and %(door)s = any(doors)) then 1 else 0 end, %(ms)s
on conflict (hour, door) do update set asked = availability_probehour.asked + 1,
  answered = availability_probehour.answered + excluded.answered,
  excused = availability_probehour.excused + excluded.excused,
  slowest = greatest(availability_probehour.slowest, excluded.slowest)
"""


@snapshot
class MaintenanceKept:
    """A maintenance by its reference."""

    ref: str


@snapshot
class Noted:
    """How many answers were noted."""

    answers: int


@operation
def announce_maintenance(
    doors: tuple[str, ...], begins: datetime, ends: datetime, reason: str, *, by: Actor, now: datetime
) -> MaintenanceKept:
    """Announce that doors are closed for a time, at least a day before; by an administrator.

    Refuses with NotAllowed, Missing, NotInList, ImpossibleDates, ToldTooLate or MaintenanceTooLong.
    """
    must_hold(by, Role.ADMINISTRATOR)
    chosen = tuple(dict.fromkeys(doors))
    if not chosen:
        raise Missing(field="doors")
    if not set(chosen) <= set(ServiceDoor):
        raise NotInList(field="doors")
    must_be_announceable(begins, ends, now)
    row = Maintenance.objects.create(
        ref=new_ref(), doors=list(chosen), begins=begins, ends=ends, reason=named(reason, "reason"), announced_at=now
    )
    body = {"doors": list(chosen), "begins": begins, "ends": ends, "reason": row.reason}
    tell(_subject(row), Line("maintenance_announced", body, now), by)
    return MaintenanceKept(row.ref)


@operation
def call_off_maintenance(ref: str, *, by: Actor, now: datetime) -> MaintenanceKept:
    """The doors stay open after all; by an administrator, before it is over. Refuses with NotAllowed or NoSuchThing."""
    must_hold(by, Role.ADMINISTRATOR)
    row = Maintenance.objects.select_for_update().filter(ref=ref, called_off_at=None, ends__gt=now).first()
    if row is None:
        raise NoSuchThing(what="maintenance")
    row.called_off_at = now
    row.save(update_fields=["called_off_at"])
    tell(_subject(row), Line("maintenance_called_off", {}, now), by)
    return MaintenanceKept(ref)


@snapshot
class TargetKept:
    """A target by its reference."""

    ref: str


@operation
def set_availability_target(least: str, document: str, since: date, *, by: Actor, now: datetime) -> TargetKept:
    """Set how much of a month every door answers at least, from a month on that has not begun; by who oversees.

    The month that lasts is given one only while it has none: what it is held against does not move with what it shows.
    Refuses with NotAllowed, NotATarget, Missing, TooLong, StrangeCharacter, ImpossibleDates or MonthHasItsTarget.
    """
    must_hold(by, *SETTERS)
    if by.staff_id is None:
        raise NotAllowed()
    told, first = target_of(least), month_of(since)
    this = month_of(day_of(now))
    if not this <= first <= this + AHEAD:
        raise ImpossibleDates()
    last = AvailabilityTarget.objects.select_for_update().filter(valid__endswith=None).first()
    if last is not None:
        if first <= max(last.valid.lower, this):
            raise MonthHasItsTarget(since=max(last.valid.lower, this))
        last.valid = days(last.valid.lower, first)
        last.save(update_fields=["valid"])
    row = AvailabilityTarget(
        ref=new_ref(), least=told, document=named(document, "document"), valid=days(first), set_by_id=by.staff_id,
        set_at=now,
    )  # fmt: skip
    with refusing(availability_has_one_target_at_a_time=MonthHasItsTarget(since=first)):
        row.save(force_insert=True)
    subject = Subject("availability_target", "availability_availabilitytarget", row.pk, row.ref, 0, b"")
    tell(subject, Line("set_availability_target", {"least": told, "from": first}, now), by)
    return TargetKept(row.ref)


@operation
def note_probe(answers: tuple[Answer, ...], *, by: Actor, now: datetime) -> Noted:
    """Add what the probes found to the hour; by the system alone. It is a count, and no act upon anything."""
    must_hold(by)
    with connection.cursor() as cursor:
        for one in answers:
            yes = int(one.answered == "yes")
            facts: dict[str, Any] = {"door": one.door, "now": now, "yes": yes, "ms": one.milliseconds}
            cursor.execute(_NOTE, facts)
    return Noted(len(answers))


def _subject(row: Maintenance) -> Subject:
    return Subject("maintenance", "availability_maintenance", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
