"""Out of hours 延时、周末、节假日服务: which acts on a case were done then, as their own lines say."""

from datetime import date, datetime

from django.db import connection

from yimen.engine.public.outreach.rows import OutOfHours
from yimen.kernel.actor import Actor
from yimen.registries.dated import day_of

_DONE = """
select s.name, e.effective_at, convert_from(e.body, 'UTF8')::json ->> 'hours'
from journal_entry e join people_account a on a.ref = e.actor_ref join people_staff s on s.account_id = a.id
where e.subject_kind = 'case' and e.subject_id = %s order by e.seq
"""


def out_of_hours(case_id: int, actor: Actor) -> tuple[OutOfHours, ...]:
    """By day, kind and officer, the earliest first."""
    with connection.cursor() as cursor:
        cursor.execute(_DONE, (case_id,))
        done = cursor.fetchall()
    found: dict[tuple[date, str, str], list[datetime]] = {}
    for name, moment, kind in done:
        if kind:
            found.setdefault((day_of(moment), kind, name), []).append(moment)
    staff = actor.staff_id is not None
    return tuple(
        OutOfHours(kind, min(moments), len(moments), name if staff else "")
        for (_, kind, name), moments in found.items()
    )
