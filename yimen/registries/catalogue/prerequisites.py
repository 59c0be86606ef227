"""Prerequisites 前置审批: which items' results must be there first, and what must be there before those."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot

MOST_DEEP = 8

_NAMED = """left join lateral (select i.id, i.ref from catalogue_item i
  where {code} in (i.ref, i.implementation_code, i.base_code, i.local_code) order by i.id limit 1) {item} on true"""
#: Down the graph from some codes; an item that stands on its own way closes a circle and is not followed again.
_CHAIN = f"""
with recursive chain as (
  select 1 depth, array[wanted.place] place, wanted.code, one.id, one.ref, array[one.id] way,
         coalesce(one.id = %(own)s, false) circle
    from unnest(%(codes)s::text[]) with ordinality wanted(code, place) {_NAMED.format(code="wanted.code", item="one")}
  union all
  select chain.depth + 1, chain.place || before.place, before.code, one.id, one.ref, chain.way || one.id,
         coalesce(one.id = %(own)s or one.id = any(chain.way), false)
    from chain
    join catalogue_itemversion v on v.item_id = chain.id and v.state = 'published'
     and v.in_force @> %(now)s::timestamptz
    cross join jsonb_array_elements_text(v.terms->'service'->'prerequisites') with ordinality before(code, place)
    {_NAMED.format(code="before.code", item="one")}
   where not chain.circle and chain.depth < %(deep)s)
select chain.depth, chain.code, case when v.id is null then '' else chain.ref end, coalesce(v.name, ''), chain.circle
  from chain left join catalogue_itemversion v
    on v.item_id = chain.id and v.state = 'published' and v.in_force @> %(now)s::timestamptz
 order by chain.place
"""


@snapshot
class Before:
    """An item whose result must be there first; `depth` 1 directly, more through others."""

    depth: int
    code: str
    ref: str
    """Empty: no such item is in force: it was cancelled, or never was."""
    name: str
    circle: str
    """yes: it is its own prerequisite, by this way."""


def chain(codes: Sequence[str], now: datetime, own: int = 0) -> tuple[Before, ...]:
    """Everything that comes before, in the order of the way, seen from item `own`."""
    if not codes:
        return ()
    values: dict[str, Any] = {"codes": list(codes), "now": now, "own": own, "deep": MOST_DEEP}
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, values)
        rows = cursor.fetchall()
    return tuple(Before(depth, code, ref, name, "yes" if circle else "no") for depth, code, ref, name, circle in rows)
