"""What is missing 差什么: why an item is not on a list, need by need, by the conditions that make the list."""

from datetime import datetime
from typing import Any

from yimen.insight.lists.members import ITEM, select
from yimen.insight.lists.queries import PAGE
from yimen.insight.lists.rows import ItemMissing, MissingPage
from yimen.kernel.lists import ListDefinition
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.queries import OFFICE


def why(of: ListDefinition, ref_or_code: str, now: datetime) -> ItemMissing | None:
    """What an item in force lacks to be on the list (nothing: it is on it); None when there is no such item."""
    item = catalogue.in_force(ref_or_code, now)
    if item is None or item.guide_only:
        return None
    needs = tuple(need.code for need in of.missing(item.kind, item.terms))
    return ItemMissing(item.ref, item.name, item.office_name, needs)


def not_on(of: ListDefinition, office_ref: str, now: datetime, after: str = "", limit: int = PAGE) -> MissingPage:
    """Items in force that are not on the list, of one office or of all, each with what it lacks; a page by key."""
    values: dict[str, Any] = {"bit": of.bit, "now": now, "office": office_ref, "limit": limit + 1}
    key, _, last = after.rpartition("~")
    values |= {"key": key, "last": int(last) if last.isascii() and last.isdigit() else 0}
    rows = select(
        "select i.ref, v.name, coalesce(t.name, ''), v.kind, v.terms::text, v.sort_key || '~' || v.id"
        f" from catalogue_itemversion v{ITEM}{OFFICE}"
        " where v.state <> 'draft' and v.in_force @> %(now)s and v.lists & %(bit)s = 0"
        " and (%(office)s = '' or o.ref = %(office)s) and (v.sort_key, v.id) > (%(key)s, %(last)s)"
        " order by v.sort_key, v.id limit %(limit)s",
        values,
    )
    shown = tuple(
        ItemMissing(ref, name, office, tuple(need.code for need in of.missing(kind, terms_from_text(terms))))
        for ref, name, office, kind, terms, _ in rows[:limit]
    )
    return MissingPage(shown, str(rows[limit - 1][-1]) if len(rows) > limit else None)
