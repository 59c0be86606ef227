"""Coverage of supervision 监察覆盖: of the items in force, those that a clock and a supervisor watch. It must be all.

An item is under supervision when it has a limit (or is handled at once), and somebody holds a post of supervision over
a region in which its office lies. What lacks either is a gap, and listed by its department.
"""

from datetime import datetime

from yimen.insight.supervision.queries import _select
from yimen.kernel.snapshot import snapshot

PAGE = 50
_WATCHED = """
with recursive watched as (
  select distinct p.region_id id from people_post p join people_posting g on g.post_id = p.id
  where p.role = 'supervisor' and p.region_id is not null
    and p.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date and g.valid @> %(now)s::timestamptz
  union select r.id from regions_region r join watched on watched.id = r.parent_id),
v as (
  select v.id, v.item_id, v.name, v.sort_key, i.office_id, o.region_id in (select id from watched) overseen,
    case when v.instant = 'yes' or (v.promised is not null and v.promised <> 'null'::jsonb) then true
      else coalesce(v.terms -> 'statutory', 'null'::jsonb) <> 'null'::jsonb end timed
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
  where v.state = 'published' and v.in_force @> %(now)s::timestamptz)
"""
_NAME = "coalesce((select name from offices_officeterm where office_id = v.office_id order by valid desc limit 1), '')"


@snapshot
class OfficeCoverage:
    """The items of a department: in force, under supervision, and what is lacking."""

    ref: str
    name: str
    items: int
    covered: int
    without_limit: int
    without_supervisor: int


@snapshot
class Coverage:
    """Items in force against items under supervision, over the city and by department, the widest gap first."""

    items: int
    covered: int
    offices: tuple[OfficeCoverage, ...]


@snapshot
class GapRow:
    """An item in force that is not under supervision, with what it lacks."""

    item_ref: str
    name: str
    office_ref: str
    office_name: str
    gaps: tuple[str, ...]
    """limit | supervisor"""


@snapshot
class GapPage:
    """Gaps by the order of items, with the key of the next page."""

    rows: tuple[GapRow, ...]
    after: str


def coverage(now: datetime) -> Coverage:
    """How many items in force are under supervision, by department; every item is asked itself."""
    rows = _select(
        f"{_WATCHED} select o.ref, {_NAME} as name, count(*) as items,"
        " count(*) filter (where v.timed and v.overseen) as covered, count(*) filter (where not v.timed) as timeless,"
        " count(*) filter (where not v.overseen) as unseen from v join offices_office o on o.id = v.office_id"
        " group by o.ref, v.office_id order by count(*) - count(*) filter (where v.timed and v.overseen) desc, 2",
        {"now": now},
    )
    offices = tuple(
        OfficeCoverage(row["ref"], row["name"], row["items"], row["covered"], row["timeless"], row["unseen"])
        for row in rows
    )
    return Coverage(sum(one.items for one in offices), sum(one.covered for one in offices), offices)


def gaps(now: datetime, office_ref: str = "", after: str = "") -> GapPage:
    """The items that are not under supervision, of one department or of all; a page by key."""
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
    rows = _select(
        f"{_WATCHED} select v.item_id, i.ref, v.name, o.ref as office, {_NAME} as office_name, v.timed, v.overseen"
        " from v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = v.office_id"
        " where not (v.timed and v.overseen) and v.item_id > %(last)s and (%(office)s = '' or o.ref = %(office)s)"
        f" order by v.item_id limit {PAGE + 1}",
        {"now": now, "last": last, "office": office_ref},
    )
    shown = tuple(
        GapRow(
            row["ref"], row["name"], row["office"], row["office_name"],
            tuple(gap for gap, there in (("limit", row["timed"]), ("supervisor", row["overseen"])) if not there),
        )
        for row in rows[:PAGE]
    )  # fmt: skip
    return GapPage(shown, str(rows[PAGE - 1]["item_id"]) if len(rows) > PAGE else "")
