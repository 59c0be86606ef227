"""Members: who stands on a list, and where the database looks for them. Read with the reading role, written by nobody.

Membership is one bit of the version's `lists`, which the database derives from the terms.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.insight.lists.rows import Narrowed
from yimen.kernel.lists import ListDefinition
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience
from yimen.registries.catalogue import reading
from yimen.registries.dated import day_of

READ = "read"
LONGEST_WORDS = 40

#: `lists <> 0` says nothing new, but lets the database answer from the index that holds the lists.
ON_LIST = "v.lists <> 0 and v.lists & %(bit)s <> 0 and v.in_force @> %(now)s"
#: In the order of that index, or a scan of the whole table would look cheaper to the planner than it is.
ORDER = " order by v.sort_key, v.id"
ITEM = " join catalogue_item i on i.id = v.item_id"
#: Fenced, or the planner that expects few members would look each one's item up.
BASE_CODE = " join (select id, base_code from catalogue_item offset 0) i on i.id = v.item_id"
#: Asked as an array, so that the items of each office are found by the index.
OF_LEVEL = """office_id = any(array(select o.id from offices_office o join regions_region r on r.id = o.region_id
  where r.level = %(level)s))"""
#: Asked as a query of its own, so that no plan rests on how often the words are guessed to be there.
BY_WORDS = "v.search @@ (select %(found_by)s::tsquery)"
_ENTERED = """
select p.item_id from concentration_residentitem p join concentration_residency r on r.id = p.residency_id
 where r.centre_id = c.id and p.valid @> %(on)s::date
"""
#: What a town or village takes in: what stands handed down to it today, and what is its own authority's.
#: One branch for each way in which something is handed down, so that each is answered from its own index.
_BELOW = """
select d.item_id from (
   select item_id, valid, least_class from delegations_delegation where centre_id = c.id
   union all select item_id, valid, least_class from delegations_delegation where office_id in (select id from hosts)
   union all select item_id, valid, least_class from delegations_delegation
     where region_id = c.region_id and office_id is not null
   union all select item_id, valid, least_class from delegations_delegation
     where region_id in (c.region_id, c.parent_id) and c.kind = 'village' and villages = 'yes') d
 where d.valid @> %(on)s::date
   and (d.least_class = 0 or c.kind <> 'town' or exists (select from towns_centreclass g
     where g.centre_id = c.id and g.valid @> %(on)s::date and g.centre_class <= d.least_class))
union select i.id from catalogue_item i where i.office_id in (select id from hosts
   union select o.id from offices_office o where o.region_id = c.region_id)
"""
_OF_CENTRE = f"""
with c as (select c.id, c.kind, c.region_id, r.parent_id from offices_centre c join regions_region r
  on r.id = c.region_id where c.ref = %(centre)s),
hosts as (select h.office_id as id from towns_host h, c where h.centre_id = c.id and h.valid @> %(on)s::date)
select c.kind, array({_ENTERED}), case when c.kind in ('town', 'village') then array({_BELOW}) else '{{}}' end from c
"""
SMALL = frozenset({"town", "village"})
_IN_INDEX = "v.id, v.sort_key, v.item_id, v.audience, v.theme, v.kind, v.name"


@snapshot
class Members:
    """Who is on a narrowed list: what follows `from`, and the values it names."""

    sql: str
    values: Mapping[str, Any]


def members(of: ListDefinition, narrowed: Narrowed, now: datetime, further: str = "") -> Members:
    """The versions on the list that fit what it is narrowed to, from a place of the list on."""
    values: dict[str, Any] = {"bit": of.bit, "now": now}
    near, kept = [further] if further else list[str](), list[str]()
    if narrowed.theme:
        near.append("v.theme = %(theme)s")
        values["theme"] = narrowed.theme
    if narrowed.audience:
        near.append("v.audience = any(%(audiences)s)")
        values["audiences"] = [narrowed.audience, Audience.BOTH.value]
    if words := narrowed.words.strip().lower()[:LONGEST_WORDS]:
        near.append("(strpos(lower(v.name), %(words)s) > 0 or strpos(v.sort_key, %(words)s) > 0)")
        values |= {"words": words, "found_by": reading.within(words)}
    if narrowed.kind:
        values["kind"] = narrowed.kind
    if narrowed.office:
        kept.append("office_id = (select id from offices_office where ref = %(office)s)")
        values["office"] = narrowed.office
    if narrowed.level:
        kept.append(OF_LEVEL)
        values["level"] = whole_number(narrowed.level)
    if narrowed.centre:
        condition, of_centre = in_centre(narrowed.centre, now)
        kept += [condition] if condition else []
        values |= of_centre
    return Members(_from(narrowed, near, kept, values.get("found_by", "")), values)


def _from(narrowed: Narrowed, near: Sequence[str], kept: Sequence[str], found_by: str) -> str:
    """Where the members are looked for: among the items of an office, in the index of the search, in that of the lists.

    Fenced by offset 0: what stands in the index is held against the index, in its order, so that a page ends where it
    is full; and the items of the offices are looked up once, where the planner would rather look up item by item.
    """
    items, where = f"select id from catalogue_item where {' and '.join(kept)}", " and ".join(near) or "true"
    # The cheapest question first: a span is opened only for what is of the kind.
    on_list = f"v.kind = %(kind)s and {ON_LIST}" if narrowed.kind else ON_LIST
    if narrowed.office:
        return f"({items} offset 0) f join catalogue_itemversion v on v.item_id = f.id where {on_list} and {where}"
    if kept:
        where = f"(v.item_id in ({items})) is true and {where}"
    if found_by:
        return f"(select * from catalogue_itemversion v where {BY_WORDS} offset 0) v where {on_list} and {where}"
    return f"(select {_IN_INDEX} from catalogue_itemversion v where {on_list}{ORDER} offset 0) v where {where}"


def in_centre(centre_ref: str, now: datetime) -> tuple[str, dict[str, Any]]:
    """What of the items is in a centre: what has entered it; where nobody keeps entries, what its windows take in.

    A town or village publishes what stands handed down to it on that day and what is its own, whoever sits there.
    """
    rows = select(_OF_CENTRE, {"centre": centre_ref, "on": day_of(now)})
    kind, entered, below = rows[0] if rows else ("", [], [])
    if entered or kind in SMALL:
        return "id = any(%(entered)s::bigint[])", {"entered": [*entered, *below]}
    served = _served_in(centre_ref, now)
    return ("", {}) if served is None else ("office_id = any(%(served)s)", {"served": served})


def _served_in(centre_ref: str, now: datetime) -> list[int] | None:
    """The offices whose items the windows of a centre take in; None: a comprehensive window takes in everybody's."""
    rows = select(
        "select w.office_id from offices_window w join offices_centre c on c.id = w.centre_id"
        " where c.ref = %(centre)s and w.valid @> %(on)s::date",
        {"centre": centre_ref, "on": day_of(now)},
    )
    found = {office for (office,) in rows}
    return None if None in found else sorted(found)


def whole_number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 18 else 0


def select(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement, asked as the reading role."""
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
