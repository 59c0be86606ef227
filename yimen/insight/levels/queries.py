"""The five levels 五级 as the registries and cases show them. Read with the reading role; nothing is typed in."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.levels.rows import LevelRow, LevelsReport, PassedOn, Uncovered
from yimen.registries.dated import day_of

READ = "read"
SPAN = timedelta(days=365)
MOST = 100

_COVERED = """
exists (select from offices_centre c join offices_centreterm ct on ct.centre_id = c.id and ct.valid @> %(on)s::date
  where c.region_id = r.id)
"""
_LEVELS = f"""
select l.level,
  (select count(*) from regions_region r join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date
    where r.level = l.level),
  (select count(*) from regions_region r join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date
    where r.level = l.level and {_COVERED}),
  (select count(*) from offices_office o join offices_officeterm ot on ot.office_id = o.id and ot.valid @> %(on)s::date
    join regions_region r on r.id = o.region_id where r.level = l.level),
  (select count(distinct i.id) from catalogue_item i
    join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz
    join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id
    left join delegations_delegation d on d.item_id = i.id and d.valid @> %(on)s::date
    left join regions_region dr on dr.id = d.region_id
    where r.level = l.level or dr.level = l.level)
from (values (1), (2), (3), (4), (5)) l(level) order by 1
"""
# A case counts at the lowest level whose place it bears: where it was taken in.
_TAKEN_IN = """
select case when c.village_id is not null then 5 when c.town_id is not null then 4
  when c.county_id is not null then 3 else 2 end, count(*)
from cases_case c where c.received_at >= %(since)s and c.received_at <= %(now)s group by 1
"""
_PASSED = """
select fr.level, tr.level, count(*), count(*) filter (where s.state = 'returned'),
  count(*) filter (where s.state = 'returned' and s.ended_at <= s.due_at),
  count(*) filter (where s.due_at < coalesce(s.ended_at, %(now)s) and s.state in ('sent', 'taken_up', 'returned'))
from subtasks_subtask s join cases_case c on c.id = s.case_id
  join offices_office f on f.id = c.office_id join regions_region fr on fr.id = f.region_id
  join offices_office t on t.id = s.office_id join regions_region tr on tr.id = t.region_id
where s.sent_at >= %(since)s and s.sent_at <= %(now)s group by 1, 2 order by 1, 2
"""
_UNCOVERED = f"""
select r.level, t.name, coalesce(a.name, '') from regions_region r
  join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date
  left join regions_regionterm a on a.region_id = r.parent_id and a.valid @> %(on)s::date
where r.level > 1 and not {_COVERED} order by r.level, t.code limit {MOST}
"""


def report(now: datetime) -> LevelsReport:
    """Coverage of every level today, and what passed between them within a year."""
    on, since = day_of(now), now - SPAN
    facts = {"on": on, "now": now, "since": since}
    taken = dict(_all(_TAKEN_IN, facts))
    passed = _all(_PASSED, facts)
    levels = tuple(
        LevelRow(
            level, regions, covered, offices, items, taken.get(level, 0),
            sent=sum(row[2] for row in passed if row[0] == level),
            done=sum(row[2] for row in passed if row[1] == level),
            late=sum(row[5] for row in passed if row[1] == level),
        )
        for level, regions, covered, offices, items in _all(_LEVELS, facts)
    )  # fmt: skip
    uncovered = tuple(Uncovered(*row) for row in _all(_UNCOVERED, facts))
    return LevelsReport(on, day_of(since), levels, tuple(PassedOn(*row[:5]) for row in passed), uncovered)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
