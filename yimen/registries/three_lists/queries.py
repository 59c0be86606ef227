"""Reading the three lists: the entries in force, those of an item on a day, and one by its reference."""

from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.three_lists import DutyList
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import day_of
from yimen.registries.three_lists.rows import ListEntryPage, ListEntryRow

PAGE = 50
_ENTRIES = f"""
select e.id, e.ref, e.which, i.ref, coalesce(v.name, ''), coalesce(t.name, ''), e.says, e.effect, e.office_id,
       coalesce(c.name, ''), e.within_days, e.basis, e.begins, e.ends
  from three_lists_listentry e join catalogue_item i on i.id = e.item_id
  left join catalogue_itemversion v on v.item_id = i.id and v.state = 'published' and v.in_force @> %(now)s {OFFICE}
  left join lateral (select name from offices_officeterm x where x.office_id = e.office_id
                      order by upper(x.valid) desc nulls first limit 1) c on true
"""
_STANDS = "(e.ends is null or e.ends > %(on)s)"


def entries(which: DutyList, now: datetime, after: str = "", limit: int = PAGE) -> ListEntryPage:
    """The entries of a list that are in force or will be, as they were entered, a page by key."""
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0
    facts = {"now": now, "on": day_of(now), "which": str(which), "last": last, "limit": limit + 1}
    where = f"where e.which = %(which)s and e.id > %(last)s and {_STANDS} order by e.id limit %(limit)s"
    found = _rows(f"{_ENTRIES} {where}", facts)
    return ListEntryPage(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


def to_check(item_id: int, granted_at: datetime) -> tuple[ListEntryRow, ...]:
    """What the supervision list asks to check of an item that was granted at this moment."""
    facts = {"now": granted_at, "on": day_of(granted_at), "item": item_id, "which": str(DutyList.SUPERVISION)}
    where = f"where e.item_id = %(item)s and e.which = %(which)s and e.begins <= %(on)s and {_STANDS} order by e.id"
    return _rows(f"{_ENTRIES} {where}", facts)


def _rows(sql: str, facts: dict[str, Any]) -> tuple[ListEntryRow, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return tuple(ListEntryRow(*row) for row in cursor.fetchall())
