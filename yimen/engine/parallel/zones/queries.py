"""Looking at zones: the templates, the matters of one's station or level, and one with what each level decided when."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.cases.reading import select
from yimen.engine.parallel.subtasks import queries as subtasks
from yimen.engine.parallel.subtasks.levels import decisions_of
from yimen.engine.parallel.subtasks.rows import LevelDecision
from yimen.engine.parallel.zones.rows import LevelRow, MatterRow, TemplateRow, ZoneMatterView
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 100
STATION = (Role.WINDOW, Role.CENTRE_MANAGER)
LEVEL = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
WIDE = (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.SUPERVISOR)
_TEMPLATES = """
select t.id, t.ref, t.zone, coalesce(n.name, '') station_name, i.ref item_ref, coalesce(v.name, '') item_name,
  coalesce(o.name, '') own_office, t.document, lower(t.valid) begins, upper(t.valid) ends,
  (select count(*) from zones_zonematter m where m.template_id = t.id) matters, t.journal_seq seen
from zones_zonetemplate t join catalogue_item i on i.id = t.item_id
  left join lateral (select name from offices_centreterm where centre_id = t.station_id order by valid desc limit 1) n
    on true
  left join lateral (select name from catalogue_itemversion where item_id = t.item_id and state <> 'draft'
    order by number desc limit 1) v on true
  left join lateral (select name from offices_officeterm where office_id = i.office_id order by valid desc limit 1) o
    on true
"""
_LEVELS = """
select d.template_id, d.level, d.office_id, d.work, d.days, d.turn from zones_zonedecision d
where d.template_id = any(%s) order by d.level
"""
_MATTERS = """
select c.id, c.ref case_ref, c.number case_number, c.item_name, c.applicant_name, t.zone,
  coalesce(n.name, '') station_name, m.opened_at, c.due_at, t.ref template_ref,
  1 + (select count(*) from zones_zonedecision d where d.template_id = t.id) levels,
  (c.decided_at is not null)::int
    + (select count(*) from subtasks_subtask s where s.case_id = c.id and s.zone_level is not null
       and s.state = 'returned') decided
from zones_zonematter m join cases_case c on c.id = m.case_id join zones_zonetemplate t on t.id = m.template_id
  left join lateral (select name from offices_centreterm where centre_id = t.station_id order by valid desc limit 1) n
    on true
"""
_OURS = """(%(wide)s or t.station_id = any(%(stations)s) or c.office_id = any(%(offices)s)
  or exists (select from zones_zonedecision d where d.template_id = t.id and d.office_id = any(%(offices)s)))"""


def templates(now: datetime) -> tuple[TemplateRow, ...]:
    """The templates, those in force first; at most a hundred."""
    on = day_of(now)
    order = "order by (upper(t.valid) is null or upper(t.valid) > %s) desc, t.id desc"
    rows = select(f"{_TEMPLATES} {order} limit {MOST}", (on,))
    return _shown(rows, now)


def matters(me: Actor, now: datetime) -> tuple[MatterRow, ...]:
    """The matters of the asker's station or office, the latest first; at most a hundred."""
    rows = select(f"{_MATTERS} where {_OURS} order by m.id desc limit {MOST}", _of(me))
    return tuple(_matter(row) for row in rows)


def matter(case_ref: str, me: Actor, now: datetime) -> ZoneMatterView | None:
    """One matter with its levels, for its station, its offices and whoever looks over all; to others there is none."""
    rows = select(f"{_MATTERS} where c.ref = %(case)s and {_OURS}", {**_of(me), "case": case_ref})
    if me.kind is not ActorKind.STAFF or not rows:
        return None
    (template,) = _shown(select(f"{_TEMPLATES} where t.ref = %s", (rows[0]["template_ref"],)), now)
    return ZoneMatterView(_matter(rows[0]), template, _levels(rows[0]["id"], template, me, now))


def levels(case_ref: str, me: Actor, now: datetime) -> tuple[LevelDecision, ...]:
    """The decisions of a case of a zone, with those that are still to come, for whoever may see it; else none."""
    case_id = Noticing().seen(case_ref, me)
    rows = select(f"{_TEMPLATES} join zones_zonematter x on x.template_id = t.id and x.case_id = %s", (case_id,))
    if case_id is None or not rows:
        return ()
    return _levels(case_id, _shown(rows, now)[0], me, now)


def _levels(case_id: int, template: TemplateRow, me: Actor, now: datetime) -> tuple[LevelDecision, ...]:
    """What was decided and is under way, and the levels whose turn has not come, the highest first."""
    told = decisions_of(case_id, me, now, len(template.levels))
    asked = {one.zone_level for one in subtasks.rows_of(case_id, now)}
    coming = tuple(
        LevelDecision(one.level, one.office_name, one.work, "waiting", None, None, "")
        for one in template.levels
        if one.level not in asked
    )
    return tuple(sorted((*told, *coming), key=lambda one: one.level))


def _shown(rows: list[dict[str, Any]], now: datetime) -> tuple[TemplateRow, ...]:
    lines = select(_LEVELS, ([row["id"] for row in rows],))
    names = offices.office_names({line["office_id"] for line in lines}, day_of(now))
    return tuple(
        TemplateRow(**row, levels=tuple(_level(line, names) for line in lines if line["template_id"] == row["id"]))
        for row in rows
    )


def _level(line: dict[str, Any], names: Mapping[int, str]) -> LevelRow:
    days = f"{Decimal(line['days']).normalize():f}"
    return LevelRow(
        line["level"], line["office_id"], names.get(line["office_id"], ""), line["work"], days, line["turn"]
    )


def _matter(row: dict[str, Any]) -> MatterRow:
    return MatterRow(**{name: value for name, value in row.items() if name not in ("id", "template_ref")})


def _of(me: Actor) -> dict[str, Any]:
    stations = [post.centre_id for post in me.posts if post.role in STATION and post.centre_id is not None]
    return {"wide": me.has_role(*WIDE), "stations": stations, "offices": sorted(me.offices(*LEVEL))}
