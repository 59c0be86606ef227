"""Items as the delegations name them: their number, name, office, and what belongs together with them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of

_NAMED = """
select i.id, i.ref, i.office_id, coalesce(v.name, ''), o.parent_id, o.region_id
  from catalogue_item i join offices_office o on o.id = i.office_id
  left join lateral (select name from catalogue_itemversion where item_id = i.id
     order by case when state = 'published' then 0 else 1 end, number desc limit 1) v on true
 where i.ref = any(%s) order by i.id
"""
_RELATED = """
with given as (
  select v.item_id, v.terms->'service' as service from catalogue_itemversion v
   where v.item_id = any(%(items)s) and v.state = 'published' and v.in_force @> %(now)s),
mates as (
  select i.id from given
    cross join lateral jsonb_array_elements_text(
       coalesce(given.service->'related', '[]') || coalesce(given.service->'prerequisites', '[]')) as code
    join catalogue_item i on i.implementation_code = code or i.base_code = code or (i.local_code = code and code <> '')
  union
  select other.item_id from bundles_bundleitem mine join bundles_bundleitem other on other.bundle_id = mine.bundle_id
   where mine.item_id = any(%(items)s) and mine.valid @> %(on)s::date and other.valid @> %(on)s::date)
select distinct i.ref, v.name, coalesce(i.implementation_code, nullif(i.local_code, ''), i.ref)
  from mates join catalogue_item i on i.id = mates.id
  join catalogue_itemversion v on v.item_id = i.id and v.state = 'published' and v.in_force @> %(now)s
 where i.id <> all(%(items)s) and not exists (
   select from delegations_delegation d where d.item_id = i.id
      and d.valid && daterange(%(begins)s::date, %(ends)s::date)
      and (d.office_id = %(office)s or d.centre_id = %(centre)s))
 order by v.name
"""


@snapshot
class ItemNamed:
    """An item as it is handed down."""

    id: int
    ref: str
    office_id: int
    name: str
    parent_id: int | None
    region_id: int


@snapshot
class Belonging:
    """An item that belongs to the same matter and is, or would be, left behind."""

    ref: str
    name: str
    code: str
    """By which it is announced: the national one, or the local one; an item without either goes by its ref."""


def named(refs: Iterable[str]) -> tuple[ItemNamed, ...]:
    """The items with these refs; refuses with NoSuchThing when one of them is not there."""
    wanted = set(refs)
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, (sorted(wanted),))
        found = tuple(ItemNamed(*row) for row in cursor.fetchall())
    if len(found) != len(wanted) or not found:
        raise NoSuchThing(what="item")
    return found


def left_behind(
    items: Iterable[int], office_id: int | None, centre_id: int | None, begins: date, ends: date | None, now: datetime
) -> tuple[Belonging, ...]:
    """What belongs to these items and the unit has on none of these days: another trip for people.

    Related by their versions, needed first, or of the same bundle.
    """
    facts = {
        "items": list(items), "office": office_id, "centre": centre_id, "begins": begins, "ends": ends,
        "now": now, "on": day_of(now),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_RELATED, facts)
        return tuple(Belonging(*row) for row in cursor.fetchall())
