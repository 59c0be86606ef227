"""Reading what is to be put right 整改: the tasks, those that concern somebody, and how an item stands in an audit."""

import json
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.reform.findings import FoundFacts, found_from_json


@snapshot
class RectificationRow:
    """A task to put an item right."""

    ref: str
    item_ref: str
    name: str
    office_name: str
    deviation: str
    found: str
    """What was found, in the words of who opened it; empty: `finding` holds it as facts."""
    due_on: date
    opened_at: datetime
    closed_at: datetime | None
    mended: str
    """How it was put right, in words; found_no_more: the records show it no more."""
    centre_name: str
    """The centre that it concerns beside the office; empty: none."""
    by_itself: str
    """yes: the records showed it; empty: somebody opened it."""
    finding: FoundFacts


@snapshot
class ItemAudit:
    """How an item is set up and how it is done 审计状态: two questions, answered apart."""

    item_ref: str
    basis: str
    """ok, missing; none: nothing of it is in force"""
    practice: str
    """regular, deviates"""
    tasks: tuple[RectificationRow, ...]


_TASKS = """
select r.ref, i.ref, coalesce(n.name, ''), coalesce(t.name, ''), r.deviation, r.found, r.due_on, r.opened_at,
       r.closed_at, r.mended,
       coalesce((select name from offices_centreterm c where c.centre_id = r.centre_id
                  order by upper(c.valid) desc nulls first limit 1), ''),
       case when r.sign <> '' then 'yes' else '' end, r.facts::text
  from catalogue_rectification r join catalogue_item i on i.id = r.item_id
  left join lateral (select name from offices_officeterm t where t.office_id = i.office_id
    order by upper(t.valid) desc nulls first limit 1) t on true
  left join lateral (select name from catalogue_itemversion v where v.item_id = i.id
    order by v.in_force is null, number desc limit 1) n on true
"""
_BY_DAY = " order by r.closed_at is not null, case when r.closed_at is null then r.due_on end, r.id desc limit 500"
#: Whose they are: of the offices whose items the asker keeps or answers for, or of a centre that is theirs to run.
_CONCERNING = """(%(all)s or i.office_id = any(%(offices)s) or r.centre_id = any(%(centres)s)
  or r.centre_id in (select h.centre_id from towns_host h where h.office_id = any(%(offices)s)))"""
WATCHERS = (Role.REFORM_OFFICE, Role.LEGAL_REVIEWER, Role.SUPERVISOR)
ANSWERING = (Role.CATALOGUE_EDITOR, Role.CHIEF, Role.OFFICE_HEAD)
CONCERNED = (*WATCHERS, *ANSWERING, Role.CENTRE_MANAGER)
"""Roles at whose desks an alarm about an item can stand."""


def rectifications(item_ref: str = "") -> tuple[RectificationRow, ...]:
    """Tasks to put items right: the open ones by their day, then the closed; of one item or of all."""
    rows = _all(f"{_TASKS} where %(item)s = '' or i.ref = %(item)s{_BY_DAY}", {"item": item_ref})
    return tuple(_task(row) for row in rows)


def concerning(actor: Actor) -> tuple[RectificationRow, ...]:
    """The open tasks that concern the asker: all for who watches, else those of their offices and centres."""
    rows = _all(f"{_TASKS} where r.closed_at is null and {_CONCERNING}{_BY_DAY}", _whose(actor))
    return tuple(_task(row) for row in rows)


def _task(row: tuple[Any, ...]) -> RectificationRow:
    return RectificationRow(*(*row[:-1], found_from_json(json.loads(row[-1]))))


def alarms(actor: Actor) -> int:
    """How many open tasks concern the asker."""
    sql = "select count(*) from catalogue_rectification r join catalogue_item i on i.id = r.item_id"
    return int(_all(f"{sql} where r.closed_at is null and {_CONCERNING}", _whose(actor))[0][0])


def _whose(actor: Actor) -> dict[str, Any]:
    cities_desk = any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in actor.posts)
    return {
        "all": actor.has_role(*WATCHERS) or cities_desk,
        "offices": sorted(actor.offices(*ANSWERING)),
        "centres": [one.centre_id for one in actor.posts if one.role is Role.CENTRE_MANAGER and one.centre_id],
    }


def audit(item_ref: str, now: datetime) -> ItemAudit:
    """Whether an item in force has its legal basis, and whether it is done as the rule has it."""
    rows = _all(
        "select jsonb_array_length(v.terms->'bases') from catalogue_itemversion v join catalogue_item i"
        " on i.id = v.item_id where i.ref = %(item)s and v.in_force @> %(now)s and v.state = 'published'",
        {"item": item_ref, "now": now},
    )
    tasks = tuple(one for one in rectifications(item_ref) if one.closed_at is None)
    basis = "none" if not rows else "ok" if rows[0][0] else "missing"
    return ItemAudit(item_ref, basis, "deviates" if tasks else "regular", tasks)


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
