"""Deviations 与统一规程不一致: where items in force leave the standard way of their base item, office by office."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import connection

from yimen.kernel.base_items import Departure, Strength, departures
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue import base_items
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.catalogue.reform.findings import Finding, FoundElement, FoundFacts

_IN_FORCE = f"""
select i.ref, v.ref, v.name, coalesce(t.name, ''), v.terms::text
  from catalogue_item i join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s {OFFICE}
 where i.base_code = %(code)s order by i.id limit %(limit)s
"""
_STANDARDISED = """
select b.code, t.name from catalogue_baseitem b join catalogue_baseitemterm t on t.base_item_id = b.id
 where t.valid @> %(on)s::date and t.standard is not null order by b.code limit %(limit)s
"""

_ALL_IN_FORCE = """
select i.ref, v.terms::text, b.standard::text from catalogue_item i
  join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s and v.state = 'published'
  join (select b.code, t.standard from catalogue_baseitem b join catalogue_baseitemterm t on t.base_item_id = b.id
         where t.valid @> %(on)s::date and t.standard is not null) b on b.code = i.base_code order by i.id
"""
#: What a stricter element is called as a deviation; the rest is `other`.
KINDS = {
    "materials": "extra_material", "fields": "extra_material", "steps": "extra_step", "promised": "longer_time",
    "statutory": "longer_time",
}  # fmt: skip


@snapshot
class DeviationRow:
    """An item in force with the elements in which it leaves the standard; none: it keeps it."""

    item_ref: str
    version_ref: str
    name: str
    office_name: str
    stricter: tuple[str, ...]
    different: tuple[str, ...]


@snapshot
class StandardRow:
    """A base item with a standard way: how many items in force carry it out, and how many of them leave it."""

    code: str
    name: str
    items: int
    stricter: int
    different: int


def deviations(code: str, now: datetime, on: date, limit: int = 500) -> tuple[DeviationRow, ...]:
    """The items in force of a base item held against its standard, those that are stricter first; none without one."""
    standard = base_items.standard(code, on)
    if standard is None:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, {"code": code, "now": now, "limit": limit})
        rows = [_held(row[:4], terms_from_text(row[4]), standard) for row in cursor.fetchall()]
    return tuple(sorted(rows, key=lambda one: (not one.stricter, not one.different)))


def standards(now: datetime, on: date, limit: int = 500) -> tuple[StandardRow, ...]:
    """Every base item with a standard way, with how far its items keep to it."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDARDISED, {"on": on, "limit": limit})
        named = cursor.fetchall()
    return tuple(_counted(code, name, deviations(code, now, on)) for code, name in named)


def findings(now: datetime, on: date) -> Iterator[Finding]:
    """Every item in force that asks more than the standard way of its base item, once for each kind of deviation."""
    with connection.cursor() as cursor:
        cursor.execute(_ALL_IN_FORCE, {"now": now, "on": on})
        rows = cursor.fetchall()
    for item_ref, said, standard in rows:
        terms = terms_from_text(said)
        stricter: dict[str, list[FoundElement]] = {}
        for element in _of(departures(terms, terms_from_text(standard)), Strength.STRICTER):
            kind = KINDS.get(element.partition(".")[0], "other")
            stricter.setdefault(kind, []).append(FoundElement(element, _called(element, terms)))
        for kind, elements in stricter.items():
            yield Finding(item_ref, kind, f"standard:{kind}", FoundFacts("stricter", tuple(elements)), now)


def _called(element: str, terms: Terms) -> str:
    """What people call a material, field or step; other elements have no name of their own."""
    head, _, code = element.partition(".")
    named = {
        "materials": {one.code: one.name for one in terms.materials},
        "fields": {one.code: one.label for one in terms.fields},
        "steps": {one.code: one.name for one in terms.steps},
    }
    return named.get(head, {}).get(code, "")


def _held(told: tuple[str, str, str, str], terms: Terms, standard: Terms) -> DeviationRow:
    found = departures(terms, standard)
    return DeviationRow(*told, _of(found, Strength.STRICTER), _of(found, Strength.DIFFERENT))


def _of(found: tuple[Departure, ...], strength: Strength) -> tuple[str, ...]:
    return tuple(one.element for one in found if one.strength is strength)


def _counted(code: str, name: str, rows: tuple[DeviationRow, ...]) -> StandardRow:
    stricter = sum(1 for row in rows if row.stricter)
    return StandardRow(code, name, len(rows), stricter, sum(1 for row in rows if row.different and not row.stricter))
