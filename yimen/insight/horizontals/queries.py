"""Who touches the items of a department, read from the terms in force, the rules of parallel items and the letters.

The target inside is the section that leads the integration, else the approval division; a step that names nobody is
done by it. Outside, whichever office a step names and whoever the rules of the parallel item ask. An institution that
does a step (a laboratory) is no department and differs from nothing.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.kernel.offices.horizontals import AskedOutside, HorizontalDifference, differences
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import RANKS
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import day_of

READ = "read"
PAGE = 50
_NAME = "(select t.name from offices_officeterm t where t.office_id = {} and t.valid @> %(on)s::date limit 1)"
_DEPARTMENT = f"""
select o.id, {_NAME.format("o.id")},
  coalesce((select {_NAME.format("g.sections[1]")} from integrations_integration g
     where g.office_id = o.id and g.valid @> %(on)s::date), d.name, ''),
  array(select {_NAME.format("s.id")} from offices_office s where s.parent_id = o.id)
from offices_office o left join offices_approvaldivision d on d.office_id = o.id and d.valid @> %(on)s::date
where o.ref = %(office)s limit 1
"""
_ITEMS = f"""
select v.id, v.sort_key, i.ref, v.name, case when o.parent_id is null then '' else {_NAME.format("o.id")} end,
  v.terms->'steps',
  coalesce((select json_agg(json_build_array({_NAME.format("x.office_id")}, x.group_number)
      order by x.group_number, x.place) from parallels_participant x where x.rules_id = (
        select r.id from parallels_jointrules r join parallels_parallelitem p on p.id = r.parallel_id
         where p.item_id = i.id and p.valid @> %(on)s::date and r.settled_at <= %(now)s
         order by r.number desc limit 1)), '[]')::text,
  array(select distinct l.rank from grants_letter l where l.office_id in (o.id, o.parent_id) and l.valid @> %(now)s
      and (l.revoked_at is null or l.revoked_at > %(now)s)
      and (l.items = '[]' or l.items @> to_jsonb(i.id)) order by l.rank)
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
where (o.id = %(id)s or o.parent_id = %(id)s) and v.in_force @> %(now)s and v.state = 'published'
  and v.kind not in {NOT_APPLIED_FOR} and (v.sort_key, v.id) > (%(key)s, %(last)s)
order by v.sort_key, v.id limit %(limit)s
"""


@snapshot
class TouchedItem:
    """An item, and who touches it: offices inside, ranks, others outside; and what differs from the target."""

    item_ref: str
    item_name: str
    inside: tuple[str, ...]
    ranks: tuple[str, ...]
    """Ranks at which a step is signed or a letter lets somebody decide, the lowest first."""
    outside: tuple[AskedOutside, ...]
    differences: tuple[HorizontalDifference, ...]


@snapshot
class TouchedPage:
    """The items of a department by name, a page by key, with the office that should do them alone."""

    office_ref: str
    office_name: str
    target: str
    """The one office inside; empty: the department has none yet."""
    rows: tuple[TouchedItem, ...]
    after: str | None

    @property
    def apart(self) -> int:
        """How many of the page differ from the target."""
        return sum(bool(one.differences) for one in self.rows)


def of_department(office_ref: str, now: datetime, after: str = "", limit: int = PAGE) -> TouchedPage | None:
    """Who touches the items of a department; None: there is no such department."""
    found = _all(_DEPARTMENT, {"office": office_ref, "on": day_of(now)})
    if not found:
        return None
    office_id, name, target, sections = found[0]
    key, _, last = after.rpartition("~")
    since = int(last) if last.isascii() and last.isdigit() and len(last) < 18 else 0
    facts = {"id": office_id, "on": day_of(now), "now": now, "key": key, "last": since, "limit": limit + 1}
    rows = _all(_ITEMS, facts)
    at_home = frozenset({name, target, *sections}) - {"", None}
    shown = tuple(_touched(target, at_home, *row[2:]) for row in rows[:limit])
    more = f"{rows[limit - 1][1]}~{rows[limit - 1][0]}" if len(rows) > limit else None
    return TouchedPage(office_ref, name or "", target, shown, more)


def _touched(
    target: str, at_home: frozenset[str], ref: str, name: str, section: str, steps: Any, joined: str, letters: list[int]
) -> TouchedItem:
    told = json.loads(steps) if isinstance(steps, str) else steps or []
    # A step that an outside institution does is no department's: it can stand in no parallel group.
    ours = [one for one in told if (one.get("unit") or "").strip() or not (one.get("executor") or "").strip()]
    named = [(one.get("unit") or "").strip() for one in ours]
    inside = _once(one or section or target for one in named if not one or one in at_home)
    asked = [AskedOutside(one) for one in _once(one for one in named if one and one not in at_home)]
    outside = (*(AskedOutside(*one) for one in json.loads(joined)), *asked)
    signed = {RANKS[one["rank"]] for one in told if one.get("rank") in RANKS}
    ranks = tuple(name for name, rank in RANKS.items() if rank in signed or rank in letters)
    return TouchedItem(ref, name, inside, ranks, outside, differences(target, inside, outside))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(names) if one)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
