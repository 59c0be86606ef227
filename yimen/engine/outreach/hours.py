"""Out of hours 延时、周末、节假日服务: which acts on a case were done then, as journal and late sessions tell."""

from datetime import date, datetime

from django.db import connection

from yimen.engine.outreach.rows import OutOfHours
from yimen.kernel.actor import Actor
from yimen.kernel.time.national import NATIONAL
from yimen.registries.dated import day_of

SATURDAY = 5
# What officers did, each with whether they had stayed for it; what the clock does by itself serves nobody at night.
_DONE = """
select s.name, e.effective_at, exists (select from outreach_latesession l where l.staff_id = s.id
    and l.begins <= e.effective_at and (l.ends is null or e.effective_at <= l.ends))
from journal_entry e join people_account a on a.ref = e.actor_ref join people_staff s on s.account_id = a.id
where e.subject_kind = 'case' and e.subject_id = %s order by e.seq
"""


def out_of_hours(case_id: int, actor: Actor) -> tuple[OutOfHours, ...]:
    """By day, kind and officer, the earliest first."""
    with connection.cursor() as cursor:
        cursor.execute(_DONE, (case_id,))
        done = cursor.fetchall()
    found: dict[tuple[date, str, str], list[datetime]] = {}
    for name, moment, stayed in done:
        kind = _kind(day_of(moment), stayed)
        if kind:
            found.setdefault((day_of(moment), kind, name), []).append(moment)
    staff = actor.staff_id is not None
    return tuple(
        OutOfHours(kind, min(moments), len(moments), name if staff else "")
        for (_, kind, name), moments in found.items()
    )


def _kind(day: date, stayed: bool) -> str:
    if NATIONAL.is_working_day(day):
        return "late" if stayed else ""
    return "weekend" if day.weekday() >= SATURDAY and not NATIONAL.name_of(day) else "holiday"
