"""Looking at reprojections: which calendars wait for one, and how far each run is."""

from datetime import date

from django.db import connection

from yimen.engine.case.reprojections.models import Reprojection
from yimen.engine.case.reprojections.rows import ReprojectionRow
from yimen.kernel.actor import Actor, Role

_WAITING = """
select k.ref from calendars_calendar k
  left join lateral (select max(r.to_revision) upto, bool_or(r.finished_at is null) running
    from reprojections_reprojection r where r.calendar_id = k.id) r on true
 where r.running or k.revision > coalesce(r.upto, 1) order by k.id
"""


def waiting() -> tuple[str, ...]:
    """The calendars that have changed since their open cases were last counted, or that are being counted."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        return tuple(ref for (ref,) in cursor.fetchall())


def listed(calendar_ref: str, actor: Actor, limit: int = 20) -> tuple[ReprojectionRow, ...]:
    """The runs of a calendar, the latest first, for who keeps calendars."""
    if not actor.has_role(Role.ADMINISTRATOR):
        return ()
    rows = Reprojection.objects.select_related("calendar").filter(calendar__ref=calendar_ref).order_by("-id")
    return tuple(_row(row) for row in rows[:limit])


def _row(row: Reprojection) -> ReprojectionRow:
    return ReprojectionRow(
        ref=row.ref,
        calendar_ref=row.calendar.ref,
        calendar_name=row.calendar.name,
        from_revision=row.from_revision,
        to_revision=row.to_revision,
        days=tuple(date.fromisoformat(day) for day in row.days),
        began_at=row.began_at,
        finished_at=row.finished_at,
        cases=row.cases,
        counted=row.counted,
        moved=row.moved,
    )
