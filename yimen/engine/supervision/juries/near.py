"""Who is too near to a unit to judge it: who works there, worked there in the days that are judged, or heads it.

A person is asked for, not an employment: who left and came back has two, who only left has one that is over.
"""

from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.supervision.juries.models import Jury
from yimen.kernel.supervision.juries import TooNear
from yimen.registries.dated import day_of, midnight

_NEAR = """
with recursive up(id, parent_id) as (select id, parent_id from offices_office where id = %(office)s
    union all select o.id, o.parent_id from offices_office o join up on o.id = up.parent_id),
  down(id) as (select %(office)s::bigint union all
    select o.id from offices_office o join down on o.parent_id = down.id),
  them as (select s.id, s.office_id, s.valid from people_staff s where s.id = %(staff)s or s.person_id = %(person)s
    or s.person_id = (select o.person_id from people_staff o where o.id = %(staff)s)),
  held as (select p.role, p.office_id, p.window_id, coalesce(w.centre_id, p.centre_id) centre_id
    from people_posting g join people_post p on p.id = g.post_id left join offices_window w on w.id = p.window_id
    where g.staff_id in (select id from them) and g.valid && tstzrange(%(since)s, null))
select exists (select from them where office_id in (select id from down)
    and valid && daterange(%(from)s::date, null))
  or exists (select from held where office_id in (select id from down)
    or window_id = %(window)s or centre_id = %(centre)s
    or centre_id = %(house)s and role = 'centre_manager'
    or role = 'office_head' and office_id in (select id from up))
  or exists (select from concentration_divisionduty d where d.staff_id in (select id from them)
    and d.valid @> %(day)s::date and d.office_id in (select id from down union select id from up))
"""


def is_near(row: Jury, staff_id: int | None, now: datetime, person_id: int | None = None) -> bool:
    """Whether a member of staff, or a person as whatever they were employed, belongs to the unit, or heads it.

    Of a window: who sits at it, its office with who heads that, and who manages its centre.
    """
    window = row.window
    facts: dict[str, Any] = {
        "staff": staff_id, "person": person_id, "day": day_of(now), "from": row.first_day,
        "since": midnight(row.first_day), "centre": row.centre_id,
        "window": row.window_id, "office": window.office_id if window else row.office_id,
        "house": window.centre_id if window else None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, facts)
        ((near,),) = cursor.fetchall()
    return bool(near)


def must_be_apart(row: Jury, staff_id: int | None, now: datetime, person_id: int | None = None) -> None:
    """Refuses with TooNear."""
    if is_near(row, staff_id, now, person_id):
        raise TooNear()


def person_behind(staff_id: int) -> int | None:
    """Who a member of staff is at home, where that is known."""
    with connection.cursor() as cursor:
        cursor.execute("select person_id from people_staff where id = %s", (staff_id,))
        found = cursor.fetchone()
    return found[0] if found else None


def staff_behind(party_id: int, now: datetime) -> int | None:
    """Who somebody is at work, when they are of the staff; a person's two logins are one person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id from people_staff where person_id = %s and valid @> %s::date", (party_id, day_of(now))
        )
        found = cursor.fetchone()
    return found[0] if found else None
