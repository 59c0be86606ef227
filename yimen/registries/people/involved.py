"""Who had to do with something: by their accounts, by the posts they held there, by where they are assessed."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.registries.people.models import Staff


@snapshot
class Involved:
    """A member of staff who had a hand in something, or held a post where it happened."""

    id: int
    ref: str
    name: str
    number: str
    office_id: int
    post: str
    """At the time; empty: none there."""


_INVOLVED = """
select distinct on (s.id) s.id, s.ref, s.name, s.number, s.office_id, coalesce(p.name, '')
from people_staff s left join lateral (select o.name from people_posting g join people_post o on o.id = g.post_id
  where g.staff_id = s.id and g.valid @> %(at)s
    and (o.id = %(desk)s or o.window_id = %(window)s
      or o.office_id = %(office)s and (o.role = 'office_head' or %(alone)s)
      or o.centre_id = %(centre)s and (o.role = 'centre_manager' or %(alone)s and %(office)s::bigint is null))
  order by o.id = %(desk)s desc nulls last, o.window_id = %(window)s desc nulls last, o.id limit 1) p on true
where s.id = any(%(staff)s) or p.name is not null order by s.id limit 200
"""


def involved(
    staff_ids: Iterable[int],
    at: datetime,
    desk_id: int | None,
    window_id: int | None,
    office_id: int | None,
    centre_id: int | None,
) -> tuple[Involved, ...]:
    """These members of staff, who held a post at the desk or the window then, and who headed the office or the centre.

    When nothing but the office or the centre is known, everybody who held a post in it.
    """
    known = list(staff_ids)
    facts: dict[str, Any] = {
        "staff": known, "at": at, "desk": desk_id, "window": window_id, "office": office_id,
        "centre": centre_id,
        "alone": not known and desk_id is None and window_id is None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_INVOLVED, facts)
        return tuple(Involved(*row) for row in cursor.fetchall())


def staff_of_accounts(refs: Collection[str]) -> tuple[int, ...]:
    """The staff behind these accounts."""
    return tuple(Staff.objects.filter(account__ref__in=list(refs)).order_by("pk").values_list("pk", flat=True))


_COUNTER = """
select o.centre_id from people_posting g join people_post o on o.id = g.post_id
where g.staff_id = %s and g.valid @> %s and g.kind = 'holder' and o.role in ('window', 'cashier')
  and o.centre_id is not null order by g.id desc limit 1
"""


def counter_centre(staff_id: int, at: datetime) -> int | None:
    """The centre at whose counters somebody holds a post, and is assessed; None: at none."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTER, (staff_id, at))
        found = cursor.fetchone()
    return int(found[0]) if found else None
