"""Reads of the town matters on the day asked for: whether the centre does one is worked out from its open windows."""

import json
from datetime import date
from typing import Any

from django.db import connection

from yimen.kernel.villages.matters import TownUnit
from yimen.registries.town_matters.models import TownMatterList
from yimen.registries.town_matters.rows import ListedMatter, PublishedTownMatters, TownMatterCount, TownMatterRow

MOST = 500
#: The windows of the matter's family that are open on the day.
_WINDOWS = """array(select w.code from towns_familywindow f join offices_window w on w.id = f.window_id
   where f.family_id = p.family_id and w.valid @> %(on)s::date order by w.code)"""
_MATTERS = f"""
select m.ref, m.name, m.unit, m.unit_kind, coalesce(i.ref, ''), coalesce(k.family, ''), {_WINDOWS}, p.place,
  lower(p.valid), p.basis, m.journal_seq
from town_matters_townmatter m join offices_centre c on c.id = m.centre_id
  join town_matters_townmatterplace p on p.matter_id = m.id and p.valid @> %(on)s::date
  left join catalogue_item i on i.id = m.item_id left join towns_windowfamily k on k.id = p.family_id
where c.ref = %(centre)s and m.valid @> %(on)s::date order by m.unit, m.name, m.id limit %(most)s
"""
_COUNTS = """
select c.ref, t.name, count(m.id), count(m.id) filter (where exists (select from town_matters_townmatterplace p
    join towns_familywindow f on f.family_id = p.family_id join offices_window w on w.id = f.window_id
    where p.matter_id = m.id and p.valid @> %(on)s::date and w.valid @> %(on)s::date)),
  (select max(l.published_at) from town_matters_townmatterlist l where l.centre_id = c.id)
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
  left join town_matters_townmatter m on m.centre_id = c.id and m.valid @> %(on)s::date
where c.kind = 'town' group by c.id, c.ref, t.name order by c.id limit %(most)s
"""


def inventory(centre_ref: str, on: date) -> tuple[TownMatterRow, ...]:
    """Every matter of a town, office by office; at most five hundred."""
    return tuple(_row(*row) for row in _all(_MATTERS, {"centre": centre_ref, "on": on, "most": MOST}))


def counts(on: date) -> tuple[TownMatterCount, ...]:
    """Town by town how many matters there are and how many are in the centre; at most five hundred towns."""
    return tuple(TownMatterCount(*row) for row in _all(_COUNTS, {"on": on, "most": MOST}))


def published(centre_ref: str) -> PublishedTownMatters | None:
    """The list of a town that was published last; None: none was."""
    found = TownMatterList.objects.filter(centre__ref=centre_ref).order_by("-number").first()
    if found is None:
        return None
    told = json.loads(found.matters) if isinstance(found.matters, str) else found.matters
    matters = tuple(_listed(one) for one in told)
    return PublishedTownMatters(found.number, found.document, found.published_at, matters)


def _listed(told: dict[str, Any]) -> ListedMatter:
    kind, windows = TownUnit(told["unit_kind"]), tuple(told["windows"])
    return ListedMatter(told["name"], told["unit"], kind, told["item_ref"], told["in_centre"], windows, told["place"])


def _row(
    ref: str, name: str, unit: str, kind: str, item: str, family: str, windows: list[str], *rest: Any
) -> TownMatterRow:
    here = "yes" if windows else "no"
    return TownMatterRow(ref, name, unit, TownUnit(kind), item, here, family, tuple(windows), *rest)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
