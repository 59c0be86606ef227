"""Whose case was at a window, and who belongs to it: read as it stood, for who votes and for who hides words."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from yimen.registries.dated import day_of

WITHIN = timedelta(days=365)
"""So long after a case came in its applicant speaks of the window."""
_CASE = """
select c.id from cases_case c join people_post p on p.id = c.route[1]
where p.window_id = %(window)s and c.received_at >= %(since)s and %(party)s in (c.applicant_id, c.actor_party_id)
order by c.received_at desc, c.id desc limit 1
"""
_WINDOWS = """
select w.id, w.ref, max(c.received_at) from cases_case c join people_post p on p.id = c.route[1]
  join offices_window w on w.id = p.window_id
where %(party)s in (c.applicant_id, c.actor_party_id) and c.received_at >= %(since)s and w.valid @> %(day)s::date
group by w.id, w.ref order by 3 desc limit 50
"""
_NEAR = """
select distinct w.id from people_staff s join people_posting g on g.staff_id = s.id
    and g.valid @> %(now)s::timestamptz join people_post p on p.id = g.post_id, offices_window w
  where w.id = any(%(windows)s) and (s.id = %(staff)s or s.person_id = %(party)s)
    and (p.window_id = w.id or p.office_id = w.office_id or p.role = 'centre_manager' and p.centre_id = w.centre_id)
"""


def case_at(window_id: int, party_id: int, now: datetime) -> int | None:
    """The latest case of somebody that came in at a window within a year, their own or filed by them."""
    with connection.cursor() as cursor:
        cursor.execute(_CASE, {"window": window_id, "party": party_id, "since": now - WITHIN})
        found = cursor.fetchone()
    return found[0] if found else None


def windows_of(party_id: int, now: datetime) -> list[tuple[int, str]]:
    """The windows at which somebody had a case within a year, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_WINDOWS, {"party": party_id, "since": now - WITHIN, "day": day_of(now)})
        return [(id_, ref) for id_, ref, _ in cursor.fetchall()]


def belongs(window_id: int, now: datetime, staff_id: int | None = None, party_id: int | None = None) -> bool:
    """Whether somebody works at a window, in its office, or manages its centre: by their post, or as who they are."""
    return bool(belongs_to({window_id}, now, staff_id, party_id))


def belongs_to(
    window_ids: Iterable[int], now: datetime, staff_id: int | None = None, party_id: int | None = None
) -> frozenset[int]:
    """To which of these windows somebody belongs, in one statement."""
    facts: dict[str, Any] = {"windows": sorted(window_ids), "now": now, "staff": staff_id, "party": party_id}
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, facts)
        return frozenset(id_ for (id_,) in cursor.fetchall())
