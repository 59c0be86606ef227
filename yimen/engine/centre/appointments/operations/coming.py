"""Coming: the window finds the appointment by its code, and the visit begins."""

from dataclasses import replace
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases import moves as cases
from yimen.engine.centre.appointments import moves
from yimen.engine.centre.appointments.models import Appointment
from yimen.engine.centre.appointments.refusals import AppointmentUnknown, NotNow
from yimen.engine.centre.appointments.scope import taken_in_by
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits import queries as visited
from yimen.engine.centre.visits.operations import NotAtAWindow
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.refs import heard
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.appointment_life import APPOINTMENT_LIFE, AppointmentMove, AppointmentState
from yimen.kernel.visits.slots import EARLY, GRACE
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people import queries as people


@snapshot
class Arrived:
    """A visitor with an appointment stands at the window."""

    ref: str
    visit: str
    party: str


@operation
def arrive(code: str, *, by: Actor, now: datetime) -> Arrived:
    """Open a visit for who shows this code, on its day, at a window of its centre.

    Refuses with NotAtAWindow, AppointmentUnknown, NotNow, WrongState or VisitOpen.
    """
    centre_id = next((post.centre_id for post in by.posts if post.role is Role.WINDOW and post.centre_id), None)
    if centre_id is None:
        raise NotAtAWindow()
    row = expected(code, centre_id, now)
    party = people.party(row.party_id)
    assert party is not None, "parties are never deleted"
    # The visit is a part of this act: one errand, not two.
    opened = visits.open_visit(party.ref, row.item_name, by=replace(by, errand=None), now=now)
    kept(row, opened.ref, by, now)
    return Arrived(row.ref, opened.ref, party.ref)


def expected(code: str, centre_id: int, now: datetime) -> Appointment:
    """The appointment of who shows this code at a centre now, locked; refuses as `arrive` does. In an act only."""
    row = _shown(code, centre_id, now)
    APPOINTMENT_LIFE.after(AppointmentMove.ARRIVE, AppointmentState(row.state))
    if not _is_now(row, now):
        raise NotNow(at=row.begins.astimezone(ZONE).strftime("%Y-%m-%d %H:%M"))
    return row


def _is_now(row: Appointment, now: datetime) -> bool:
    too_soon = day_of(row.begins) != day_of(now) and now < row.begins - EARLY
    return not too_soon and now <= row.begins + GRACE


def kept(row: Appointment, visit_ref: str, by: Actor, now: datetime) -> None:
    """Whoever booked has come on this visit: told on the appointment, and on the case it was booked for."""
    moves.move(row, AppointmentMove.ARRIVE, by, now, arrived_at=now, visit_id=visited.id_of(visit_ref))
    if row.case is not None:
        file = cases.read_freely(row.case.ref, by, now)
        cases.remark(file, Line("keep_appointment", {"visit": visit_ref}, now), by)


@snapshot
class Came:
    """Who came to a centre on a ticket of its queue, and for what."""

    party_id: int
    centre_id: int
    group_id: int
    item_id: int | None
    appointment: str
    """With whose code the ticket was drawn; empty for one that was drawn without."""


def kept_by(came: Came, visit_ref: str, by: Actor, now: datetime) -> None:
    """A ticket is served: the appointment for which it was drawn is kept by that visit, or one for the same item now.

    A ticket for the counters that take the item in keeps it once its time has begun. What somebody booked for later in
    the day, or for something else, they still come for.
    """
    booked = Appointment.objects.select_for_update(of=("self",)).select_related("case", "item").order_by("begins")
    mine = booked.filter(party_id=came.party_id, centre_id=came.centre_id, state=AppointmentState.BOOKED)
    begun = mine.filter(begins__lte=now, begins__gte=now - GRACE)
    if came.appointment:
        drawn = mine.filter(ref=came.appointment).first()
        row = drawn if drawn is not None and day_of(drawn.begins) == day_of(now) else None
    elif came.item_id is not None:
        booked_for_it = mine.filter(item_id=came.item_id, begins__lte=now + EARLY, begins__gte=now - GRACE)
        row = booked_for_it.first() or begun.filter(item=None).first()
    else:
        row = next((one for one in begun if taken_in_by(came.centre_id, _item(one), came.group_id, now)), None)
    if row is not None:
        kept(row, visit_ref, by, now)


def served_by_appointment(taken_in: str, by: Actor, now: datetime) -> None:
    """Tell a case that its applicant handed it in at the window by appointment, in the act that takes it in.

    Whoever booked for an item is served by appointment with a case of that item alone.
    """
    with connection.cursor() as cursor:
        cursor.execute(_THERE, (by.staff_id, taken_in))
        found = cursor.fetchone()
    if found is None:
        return
    appointment_id, case_id, visit_ref = found
    Appointment.objects.filter(pk=appointment_id, case=None).update(case_id=case_id)
    cases.remark(cases.read_freely(taken_in, by, now), Line("keep_appointment", {"visit": visit_ref}, now), by)


_THERE = """
select a.id, c.id, v.ref from visits_visit v
join appointments_appointment a on a.visit_id = v.id and a.state = 'arrived'
join cases_case c on c.applicant_id = a.party_id and (a.item_id is null or a.item_id = c.item_id)
where v.opened_by_id = %s and v.closed_at is null and c.ref = %s order by a.id limit 1
"""


def _item(row: Appointment) -> str | None:
    return row.item.ref if row.item is not None else None


def _shown(code: str, centre_id: int, now: datetime) -> Appointment:
    """The appointment behind a code that was typed, spoken or scanned; today's first."""
    found = Appointment.objects.select_for_update(of=("self",)).select_related("case")
    rows = list(found.filter(code=heard(code), centre_id=centre_id).order_by("-begins")[:20])
    if not rows:
        raise AppointmentUnknown(ref=heard(code)[:16])
    booked = [row for row in rows if row.state == AppointmentState.BOOKED]
    return min(booked or rows, key=lambda row: abs(row.begins - now))
