"""Reading what is watched: systems and points with their newest heartbeat, and the cases of hours."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.connections import queries as connections
from yimen.engine.exchange.heartbeats.rows import WatchedRow
from yimen.kernel.actor import Actor, ScopeKind
from yimen.kernel.heartbeats import HourOfCases, line_of
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, midnight

POINT_KINDS = ("town", "village")
_POINTS = """
select c.id, c.ref, t.name, coalesce(u.name, '') place, c.calendar_id, f.since,
  case when r.level = 5 then p.parent_id else r.parent_id end county_id
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
  join lateral (select min(lower(valid)) since from offices_centreterm where centre_id = c.id) f on true
  join regions_region r on r.id = c.region_id
  left join regions_region p on p.id = r.parent_id
  left join regions_regionterm u on u.region_id = r.parent_id and u.valid @> %(on)s::date
where c.kind = any(%(kinds)s) and (%(before)s::timestamptz is null or exists (
  select from heartbeats_heartbeat b where b.centre_id = c.id and b.heard_at < %(before)s::timestamptz) or exists (
  select from heartbeats_heartbeatalarm a where a.centre_id = c.id and a.ended_at is null))
order by c.id
"""
_NEWEST = """
select b.system_id, b.centre_id, b.heard_at, b.hour, b.came, b.earlier from heartbeats_heartbeat b
"""
_OWNERS = """
select o.system_id, o.centre_id, s.name from heartbeats_heartbeatowner o join people_staff s on s.id = o.staff_id
where o.until is null
"""
_STANDING = """
select system_id, centre_id, count(*) alarms from heartbeats_heartbeatalarm where ended_at is null group by 1, 2
"""
_CAME = """
select c.centre_id, h.begins, count(*) from unnest(%(hours)s::timestamptz[]) h(begins) join cases_case c
  on c.received_at >= h.begins and c.received_at < h.begins + interval '1 hour'
  join offices_centre o on o.id = c.centre_id and o.kind = any(%(kinds)s)
group by 1, 2
"""
_Key = tuple[str, int]


def watched(now: datetime, before: datetime | None = None) -> tuple[WatchedRow, ...]:
    """Every system in use and every point that stands, with what is known of its heart.

    Of the points only those last heard before a moment, and those of which an alarm stands, when one is given.
    """
    newest = {_key(row): row for row in select(_NEWEST, {})}
    owners = {_key(row): row["name"] for row in select(_OWNERS, {})}
    alarms = {_key(row): row["alarms"] for row in select(_STANDING, {})}

    def made(kind: str, one: Mapping[str, Any], heard_at: datetime | None, line: str) -> WatchedRow:
        key, beat = (kind, one["id"]), newest.get((kind, one["id"]), {})
        counted = HourOfCases(beat.get("came", 0), tuple(beat.get("earlier", ())))
        hour = beat.get("hour")
        return WatchedRow(
            kind, one["id"], one["ref"], one["name"], one["place"], one["office_id"], one["county_id"],
            one["calendar_id"], one["since"], heard_at, line, hour, counted.came, counted.normal, len(counted.earlier),
            str(counted.pulse) if hour else "", owners.get(key, ""), alarms.get(key, 0),
        )  # fmt: skip

    found = []
    for one in connections.heard(now):
        facts = {
            "id": one.id, "ref": one.ref, "name": one.name, "place": one.office_name, "office_id": one.office_id,
            "county_id": None, "calendar_id": one.calendar_id, "since": one.opened_at,
        }  # fmt: skip
        found.append(made("system", facts, one.heard_at, one.standing))
    points = select(_POINTS, {"on": day_of(now), "kinds": list(POINT_KINDS), "before": before})
    known = calendars_of(row["calendar_id"] for row in points)
    for row in points:
        heard_at = newest.get(("point", row["id"]), {}).get("heard_at")
        line = line_of(heard_at, known[row["calendar_id"]], now)
        since = midnight(row["since"])
        found.append(made("point", {**row, "since": since, "office_id": None}, heard_at, str(line)))
    return tuple(found)


def counties_of(actor: Actor) -> frozenset[int]:
    """The counties to whose points the sight of who oversees is bound; none: it reaches over the whole city."""
    if any(scope.kind is ScopeKind.CITY for scope in actor.scopes):
        return frozenset()
    return frozenset(scope.id for scope in actor.scopes if scope.kind is ScopeKind.COUNTY)


def in_sight(one: WatchedRow, actor: Actor) -> bool:
    """Whether a line is for who oversees: systems serve every county, points stand in one."""
    counties = counties_of(actor)
    return one.county_id is None or not counties or one.county_id in counties


def calendars_of(ids: Iterable[int]) -> Mapping[int, WorkCalendar]:
    """These calendars, each read once."""
    return {id: calendars.calendar(id) for id in set(ids)}


def came_in(hours: Sequence[datetime]) -> Mapping[tuple[str, int, datetime], int]:
    """The cases of each system and point in each of these hours; those that had none are not told."""
    systems = {("system", id, begins): n for (id, begins), n in connections.came_in(hours).items()}
    rows = select(_CAME, {"hours": list(hours), "kinds": list(POINT_KINDS)})
    return systems | {("point", row["centre_id"], row["begins"]): row["count"] for row in rows}


def _key(row: Mapping[str, Any]) -> _Key:
    return ("system", row["system_id"]) if row["system_id"] is not None else ("point", row["centre_id"])
