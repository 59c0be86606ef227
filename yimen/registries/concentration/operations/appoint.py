"""Appoint: who leads, heads and works in an approval division. A new leader or head takes over from the one before."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import Duty
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, span, written
from yimen.registries.concentration import allow
from yimen.registries.concentration.models import DivisionDuty
from yimen.registries.concentration.refusals import DutyTwice, NoApprovalDivision, OfAnotherOffice
from yimen.registries.concentration.subjects import cut, tell_of
from yimen.registries.dated import days, locked, new_ref, on_day, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people


@snapshot
class DutyGiven:
    """Somebody has a duty in a division from this day."""

    ref: str
    duty: str


@snapshot
class DutyEnded:
    """Somebody has a duty no more from this day."""

    ref: str
    day: date


@operation
def appoint(
    office_ref: str, staff_ref: str, duty: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> DutyGiven:
    """Give somebody of the office a duty in its division: leader 分管领导, head 负责人, deputy or member.

    Refuses with NoApprovalDivision, OfAnotherOffice, DutyTwice, ImpossibleDates, NotTheReformOffice or NoSuchThing.
    """
    span(from_day, None)
    if duty not in list(Duty):
        raise NotInList(field="duty")
    office, member = offices.office(office_ref, from_day), people.staff_member(staff_ref)
    if office is None or member is None:
        raise NoSuchThing(what="office" if office is None else "staff")
    allow.must_answer_for(by, office.id)
    if offices.division(office_ref, from_day) is None:
        raise NoApprovalDivision()
    if member.office_id != office.id and not offices.is_under(member.office_id, office.id):
        raise OfAnotherOffice()
    why = written(basis, "basis")
    if duty in (Duty.LEADER, Duty.HEAD):
        _end_the_one_before(office.id, duty, from_day, why)
    with refusing(
        somebody_has_one_duty_in_a_division_at_a_time=DutyTwice(),
        division_has_one_leader_and_one_head_at_a_time=ImpossibleDates(),
    ):
        row = DivisionDuty.objects.create(
            ref=new_ref(), office_id=office.id, staff_id=member.id, duty=duty, valid=days(from_day), basis=why
        )
    body = {"office": office_ref, "staff": staff_ref, "duty": duty, "from": from_day}
    tell_of(row, "appoint", body, by=by, now=now)
    return DutyGiven(row.ref, duty)


@operation
def release(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> DutyEnded:
    """End a duty from a day on. Refuses with ImpossibleDates, NotTheReformOffice or NoSuchThing."""
    row = locked(DivisionDuty, ref, "duty")
    allow.must_answer_for(by, row.office_id)
    if row.valid.upper is not None or on <= row.valid.lower:
        raise ImpossibleDates()
    cut(row, on, written(basis, "basis"))
    tell_of(row, "release", {"on": on}, by=by, now=now)
    return DutyEnded(ref, on)


def _end_the_one_before(office_id: int, duty: str, day: date, basis: str) -> None:
    running = on_day(DivisionDuty.objects.select_for_update().filter(office_id=office_id, duty=duty), day)
    if running is None:
        return
    if running.valid.lower == day:
        raise ImpossibleDates()
    cut(running, day, basis)
