"""Places: which town a village point belongs to, and in which towns an officer works."""

from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, Role
from yimen.registries.credentials.queries import GOOD
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

REVIEWS = (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Whose desks in the town review what its villages sealed."""

_TOWN = """
with recursive up as (
  select r.id, r.parent_id, r.level from regions_region r join offices_centre c on c.region_id = r.id where c.id = %s
  union all select r.id, r.parent_id, r.level from regions_region r join up on r.id = up.parent_id)
select id from up where level = 4
"""
_TOWNS = """
select r.id from regions_region r where r.level = 4 and (
  exists (select from offices_centre c where c.id = any(%s) and c.region_id = r.id)
  or exists (select from offices_office o where o.id = any(%s) and o.region_id = r.id))
"""
_SOMEONE = f"""
select exists (select from people_staff s join people_posting g on g.staff_id = s.id join people_post p
    on p.id = g.post_id left join offices_centre c on c.id = p.centre_id left join offices_office o
    on o.id = p.office_id
  where (c.region_id = %(town)s or o.region_id = %(town)s) and p.role = any(%(roles)s) and g.valid @> %(now)s
    and s.establishment = 'formal' and s.id <> %(but)s and {GOOD.format(staff="s.id")})
"""


def town_of(point_id: int) -> int | None:
    """The town in which a point lies."""
    rows = _all(_TOWN, (point_id,))
    return int(rows[0][0]) if rows else None


def towns_of(actor: Actor) -> list[int]:
    """The towns in whose offices or centre an officer reviews; none for anybody else."""
    posts = [post for post in actor.posts if post.role in REVIEWS]
    centres = [post.centre_id for post in posts if post.centre_id is not None]
    offices = [post.office_id for post in posts if post.office_id is not None]
    return [int(row[0]) for row in _all(_TOWNS, (centres, offices))] if posts else []


def someone_reviews(town_id: int, but: int, now: datetime) -> bool:
    """Whether a formal officer of the town, another than this one, holds a good certificate to review under."""
    facts: dict[str, Any] = {"town": town_id, "but": but, "now": now, "today": day_of(now), "roles": list(REVIEWS)}
    with connection.cursor() as cursor:
        cursor.execute(_SOMEONE, facts)
        return bool(cursor.fetchone()[0])


def point_name(point_id: int, on: date) -> str:
    """What a point is called."""
    return next((one.name for one in offices.centres(on) if one.id == point_id), "")


def town_place(office_id: int, town_id: int, on: date) -> str:
    """Who reviews, as the paper is headed: the signer's office where it is the town's, else the centre of the town."""
    office = offices.office(office_id, on)
    if office is not None and office.region_id == town_id:
        return office.name
    found = (one.name for one in offices.centres(on) if one.region_id == town_id and one.kind == "town")
    return next(found, office.name if office else "")


def _all(sql: str, facts: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
