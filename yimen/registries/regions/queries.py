"""Reads of the regions, on the day that is asked for."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from yimen.registries.regions.models import RegionTerm
from yimen.registries.regions.rows import RegionLine, RegionRow, RegionTermRow

_LINE = """
with recursive line as (
  select id, parent_id, level from regions_region where id = %s
  union all
  select above.id, above.parent_id, above.level from regions_region above join line on above.id = line.parent_id
)
select level, id from line where level between 2 and 5
"""

_LINES = """
with recursive up as (
  select ref said, ref, parent_id, level from regions_region where ref = any(%s)
  union all select up.said, r.ref, r.parent_id, r.level from regions_region r join up on r.id = up.parent_id)
select said, array_agg(ref order by level) from up where level between 2 and 5 group by said
"""

_TO_CHOOSE = """
select r.id, r.ref, t.code, t.name, r.level, coalesce(a.ref, '')
  from regions_region r join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s
  left join regions_region a on a.id = r.parent_id
 where r.level in (2, 3) or r.ref = %(chosen)s or a.ref = %(chosen)s order by t.code, r.level
"""


def by_code(code: str, on: date) -> RegionRow | None:
    """The region that bears this code on a day."""
    return _one(_terms(on).filter(code=code))


def region(ref: str, on: date) -> RegionRow | None:
    """The region as it is called on a day."""
    return _one(_terms(on).filter(region__ref=ref))


def by_id(region_id: int, on: date) -> RegionRow | None:
    """The region with this id as it is called on a day."""
    return _one(_terms(on).filter(region_id=region_id))


def tree(on: date) -> tuple[RegionRow, ...]:
    """All regions in force on a day, by code: parents come before their children."""
    return tuple(_row(term) for term in _terms(on).order_by("code", "region__level"))


def to_choose(on: date, chosen: str = "") -> tuple[RegionRow, ...]:
    """The city with its counties, the chosen region and what lies right below it: what a list can be narrowed to."""
    with connection.cursor() as cursor:
        cursor.execute(_TO_CHOOSE, {"on": on, "chosen": chosen})
        return tuple(RegionRow(*row) for row in cursor.fetchall())


def history(ref: str) -> tuple[RegionTermRow, ...]:
    """Everything a region was ever called, oldest first."""
    return tuple(
        RegionTermRow(t.code, t.name, t.valid.lower, t.valid.upper, t.basis, t.end_basis)
        for t in RegionTerm.objects.filter(region__ref=ref).order_by("valid")
    )


def line(region_id: int) -> RegionLine:
    """The city, county, town and village a region lies in; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_LINE, (region_id,))
        found = dict(cursor.fetchall())
    return RegionLine(found.get(2), found.get(3), found.get(4), found.get(5))


def lines(refs: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The refs of the city, county, town and village in which each of these regions lies; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, (list(refs),))
        return {said: tuple(line) for said, line in cursor.fetchall()}


def _terms(on: date) -> QuerySet[RegionTerm]:
    return RegionTerm.objects.filter(Q(valid__contains=on)).select_related("region__parent")


def _one(terms: QuerySet[RegionTerm]) -> RegionRow | None:
    term = terms.first()
    return _row(term) if term is not None else None


def _row(term: RegionTerm) -> RegionRow:
    node = term.region
    return RegionRow(node.pk, node.ref, term.code, term.name, node.level, node.parent.ref if node.parent else "")
