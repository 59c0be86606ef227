"""Ended items 停办事项: what became of an item that is in force no more, by which decision, and where to go on.

An address that was printed on a receipt or kept on a telephone outlives the item; it owes an answer, not a blank.
"""

from datetime import datetime
from typing import Any, ClassVar

from django.db import connection

from yimen.kernel.change_life import ENDING
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.indexing import WHOLE, plain
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.catalogue.reading import quoted
from yimen.registries.dated import ZONE

_ENDED = f"""
select i.id, i.ref, v.name, coalesce(t.name, ''), upper(v.in_force), coalesce(c.kind, ''), coalesce(c.ref, ''),
       coalesce(c.reason, ''), coalesce(c.basis, ''), coalesce(nullif(c.batch, ''), r.document, ''),
       coalesce(c.counterpart, ''), c.into_id
  from catalogue_item i {OFFICE}
  join lateral (select name, in_force from catalogue_itemversion where item_id = i.id and upper(in_force) <= %(now)s
                 order by upper(in_force) desc limit 1) v on true
  left join lateral (select * from catalogue_change where item_id = i.id and state = 'decided'
                        and kind = any(%(ending)s) and takes_effect = upper(v.in_force) order by id desc limit 1) c
    on true
  left join catalogue_round r on r.id = c.round_id
 where (i.ref = %(ref)s or i.implementation_code = %(ref)s or i.local_code = %(ref)s and %(ref)s <> '')
   and not exists (select from catalogue_itemversion where item_id = i.id and in_force @> %(now)s)
 order by upper(v.in_force) desc limit 1
"""
#: Where the same matter is handled now: the item it was merged into; else one of the same base item, or of the same
#: name, at whom the decision names, at a lower level after it was handed down, or with who says to have taken it over.
#: Which items come into question is read through one index for each way: anybody, and any crawler, asks this.
_GOES_ON = f"""
with e as (select i.id, i.base_code, i.office_id, r.level from catalogue_item i
    join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id where i.id = %(id)s),
alike as materialized (
  select i.id from e join catalogue_item i on i.base_code = e.base_code
   where %(into)s::bigint is null and e.base_code <> '' and i.id <> e.id
  union
  select n.item_id from (select item_id, name, in_force from catalogue_itemversion
      where search @@ (select %(named)s::tsquery) offset 0) n
   where %(into)s::bigint is null and n.name = %(name)s and n.in_force @> %(now)s and n.item_id <> %(id)s)
select i.ref, v.name, coalesce(t.name, '')
  from (select %(into)s::bigint as id where %(into)s::bigint is not null union all select id from alike) a
  join catalogue_item i on i.id = a.id {OFFICE}
  join lateral (select name, sort_key from catalogue_itemversion
                 where item_id = i.id and in_force @> %(now)s offset 0) v on true
  join regions_region r on r.id = o.region_id cross join e
 where %(into)s::bigint is not null
    or exists (select from offices_officeterm where office_id = o.id and %(counterpart)s in (name, short_name))
    or %(kind)s = 'devolve' and r.level > e.level
    or exists (select from catalogue_change c join offices_officeterm f on f.office_id = e.office_id
         and c.counterpart in (f.name, f.short_name)
         where c.item_id = i.id and c.kind = 'take_over' and c.state = 'decided')
 order by r.level, v.sort_key, i.id limit 6
"""


@snapshot
class GoesOn:
    """An item in force in which the matter goes on."""

    ref: str
    name: str
    office_name: str


@snapshot
class Ended:
    """An item that takes no applications any more, and what became of it."""

    ref: str
    name: str
    office_name: str
    since: datetime
    kind: str
    """How it ended (kernel.change_life.ChangeKind); empty: it was taken out without a decision on a change."""
    decision: str
    """Ref of the change by which it ended."""
    reason: str
    basis: str
    document: str
    counterpart: str
    """Who has it now, as the decision names them; empty: nobody is named."""
    goes_on: tuple[GoesOn, ...]


class ItemGone(Refusal):
    """The item was in force once and is no more; what became of it stands in its facts."""

    code: ClassVar[str] = "catalogue.item_gone"
    ended: Ended


def ended(ref_or_code: str, now: datetime) -> Ended | None:
    """What became of an item by its ref or any of its codes; None: it is in force, or never was."""
    rows = _all(_ENDED, {"ref": ref_or_code, "now": now, "ending": sorted(kind.value for kind in ENDING)})
    if not rows:
        return None
    item_id, ref, name, office_name, since, kind, decision, reason, basis, document, counterpart, into = rows[0]
    facts = {"id": item_id, "into": into, "name": name, "counterpart": counterpart, "kind": kind, "now": now}
    facts["named"] = quoted(WHOLE + plain(name))
    goes_on = tuple(GoesOn(*row) for row in _all(_GOES_ON, facts))
    return Ended(
        ref, name, office_name, since.astimezone(ZONE), kind, decision, reason, basis, document, counterpart, goes_on
    )


def must_not_be_ended(ref_or_code: str, now: datetime) -> None:
    """Refuses with ItemGone."""
    if (found := ended(ref_or_code, now)) is not None:
        raise ItemGone(ended=found)


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
