"""Late hours 延时服务: a clerk stays for who still waits; what lies outside of the opening hours is overtime."""

from datetime import datetime

from yimen.engine.public.outreach.models import LateSession
from yimen.engine.public.outreach.refusals import NoSession, SessionOpen, StillOpen
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.visits.slots import overtime
from yimen.kernel.writing import NoSuchThing, NotAllowed, written
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class SessionSaid:
    """A late session, and the overtime so far."""

    ref: str
    overtime_minutes: int


@operation
def begin_late_session(reason: str, *, by: Actor, now: datetime) -> SessionSaid:
    """Stay at the window after closing, or come on a day off. Refuses with StillOpen, SessionOpen or NotAllowed."""
    post = next((post for post in by.posts if post.role is Role.WINDOW and post.centre_id is not None), None)
    if post is None or post.centre_id is None or by.staff_id is None:
        raise NotAllowed()
    if _calendar(post.centre_id, now).is_open(now):
        raise StillOpen()
    with refusing(late_session_one_open_per_clerk=SessionOpen()):
        row = LateSession.objects.create(
            ref=new_ref(),
            staff_id=by.staff_id,
            centre_id=post.centre_id,
            reason=written(reason, "reason", 100),
            begins=now,
        )
    return SessionSaid(row.ref, 0)


@operation
def end_late_session(*, by: Actor, now: datetime) -> SessionSaid:
    """Go home: the overtime is what lay outside of the opening hours. Refuses with NoSession."""
    row = LateSession.objects.select_for_update().filter(staff_id=by.staff_id or 0, ends=None).first()
    if row is None:
        raise NoSession()
    row.ends = max(now, row.begins)
    late = overtime(row.begins, row.ends, _calendar(row.centre_id, now))
    row.overtime_minutes = int(late.total_seconds() // 60)
    row.save(update_fields=["ends", "overtime_minutes"])
    return SessionSaid(row.ref, row.overtime_minutes)


def _calendar(centre_id: int, now: datetime) -> WorkCalendar:
    centre = offices.centre(centre_id, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    return calendars.calendar(centre.calendar_id)
