"""Places: which town a village point belongs to, and in which towns an officer works."""

from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, Role

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


def _all(sql: str, facts: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
