"""How many items there are 事项数量 as of any day: kept, ended, handed down and held by divisions, level by level.

Two counters stand side by side and are never added: what exists in law (a base item once, however many offices handle
it), and what offices do (each item of each office). Read from the dated rows themselves: a past day counts as it was.
"""

from datetime import datetime

from yimen.insight.figures.reading import select
from yimen.insight.figures.rows import Amount, Amounts
from yimen.kernel.offers import EX_OFFICIO
from yimen.registries.dated import day_of

_ITEMS = """
with i as (
  select i.id, i.base_code, r.level, bool_or(v.in_force @> %(at)s) as kept
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
    join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id
  where lower(v.in_force) <= %(at)s and v.kind <> all(%(ex_officio)s) group by i.id, i.base_code, r.level)
"""
# A base item is counted once at each level that has it, and once in all.
_KEPT = f"""{_ITEMS}
select coalesce(level, 0), count(*) filter (where kept),
  count(distinct base_code) filter (where kept and base_code <> ''), count(*) filter (where not kept)
from i group by grouping sets ((level), ())
"""
_HANDED_DOWN = """
select coalesce(r.level, 0), count(*) from delegations_delegation d join regions_region r on r.id = d.region_id
where d.valid @> %(on)s::date group by grouping sets ((r.level), ())
"""
_HELD = """
select coalesce(r.level, 0), count(*) from delegations_takeover t join offices_office o on o.id = t.office_id
  join regions_region r on r.id = o.region_id
where t.valid @> %(on)s::date group by grouping sets ((r.level), ())
"""
ALL_LEVELS = 0


def amounts(at: datetime) -> Amounts:
    """What was kept at a moment, and how much had come to its end before it, by the level of the office."""
    facts = {"at": at, "on": day_of(at), "ex_officio": sorted(EX_OFFICIO)}
    kept = {level: (items, base_items, ended) for level, items, base_items, ended in select(_KEPT, facts)}
    handed_down, held = dict(select(_HANDED_DOWN, facts)), dict(select(_HELD, facts))
    rows = []
    for level in sorted({ALL_LEVELS, *kept, *handed_down, *held}):
        items, base_items, ended = kept.get(level, (0, 0, 0))
        rows.append(Amount(level, items, base_items, ended, handed_down.get(level, 0), held.get(level, 0)))
    return Amounts(at, rows[0], tuple(rows[1:]))
