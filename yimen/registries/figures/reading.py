"""Reading what a named set of items says at two moments: one statement over the catalogue, stored terms opened once.

The whole catalogue of a prefecture (20,435 items) is some seconds of work for all its terms together; a figure over it
is asked for by supervisors now and then, and what has to be shown again is kept.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.kernel.lists import LISTS
from yimen.kernel.reform.reductions import ItemLine, Version
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.rows import limit_from_text
from yimen.registries.dated import day_of

DEFAULT = "default"


@snapshot
class ItemSet:
    """Which items a figure is about; an empty word narrows nothing, all of them is the whole catalogue."""

    list_code: str = ""
    office: str = ""
    level: int = 0
    """Level of the office's region: 1 province to 5 village."""
    centre: str = ""
    """Ref of a centre in which the item is handled."""
    family: str = ""
    """Name of the licence that the item issues."""

    @property
    def known(self) -> bool:
        """Whether its list is one that there is."""
        return not self.list_code or self.list_code in LISTS


_SAID = (
    "{v}.number, lower({v}.in_force), ({s}.terms->'statutory')::text, ({s}.terms->'promised')::text,"
    " jsonb_array_length({s}.terms->'materials'), jsonb_array_length({s}.terms->'steps')"
)
# Joined with nothing and kept apart, the stored terms are unpacked once for all the columns.
_UNPACKED = " left join lateral (select {v}.terms || '{{}}' as terms offset 0) {s} on true"
_OFFICES = """
select o.id, o.ref, r.level, coalesce((select n.name from offices_officeterm n where n.office_id = o.id
  order by upper(n.valid) desc nulls first limit 1), '')
from offices_office o join regions_region r on r.id = o.region_id
"""
_IN_CENTRE = (
    " and exists (select from concentration_residentitem q join concentration_residency y on y.id = q.residency_id"
    " join offices_centre e on e.id = y.centre_id where q.item_id = i.id and q.valid @> %(day)s::date"
    " and e.ref = %(centre)s)"
)


def lines(of: ItemSet, at: datetime, before: datetime | None = None, using: str = DEFAULT) -> tuple[ItemLine, ...]:
    """The items of a set in force at a moment, by name, with what each said at an earlier one."""
    offices = {row[0]: row[1:] for row in _all(_OFFICES, {}, using)}
    where, values = _narrowed(of, at)
    earlier, columns = "", ""
    if before is not None:
        earlier = (
            " left join catalogue_itemversion b on b.item_id = v.item_id and b.state <> 'draft'"
            f" and b.in_force @> %(before)s{_UNPACKED.format(v='b', s='d')}"
        )
        columns = ", " + _SAID.format(v="b", s="d")
    rows = _all(
        f"select i.ref, v.name, i.office_id, v.certificate_name, {_SAID.format(v='v', s='s')}{columns}"
        f" from catalogue_itemversion v join catalogue_item i on i.id = v.item_id{_UNPACKED.format(v='v', s='s')}"
        f"{earlier} where v.state <> 'draft' and v.in_force @> %(at)s{where} order by v.sort_key, v.id",
        {"at": at, "before": before, **values},
        using,
    )
    return tuple(_line(row, offices) for row in rows)


def _narrowed(of: ItemSet, at: datetime) -> tuple[str, dict[str, Any]]:
    where, values = "", dict[str, Any]()
    if of.list_code:
        where += " and v.lists & %(bit)s <> 0"
        values["bit"] = LISTS[of.list_code].bit
    if of.office:
        where += " and i.office_id = (select id from offices_office where ref = %(office)s)"
        values["office"] = of.office
    if of.level:
        where += (
            " and i.office_id in (select o.id from offices_office o join regions_region r on r.id = o.region_id"
            " where r.level = %(level)s)"
        )
        values["level"] = of.level
    if of.centre:
        where += _IN_CENTRE
        values |= {"centre": of.centre, "day": day_of(at)}
    if of.family:
        where += " and v.certificate_name = %(family)s"
        values["family"] = of.family
    return where, values


def _line(row: tuple[Any, ...], offices: Mapping[int, tuple[str, int, str]]) -> ItemLine:
    ref, name, office, family = row[:4]
    office_ref, level, office_name = offices[office]
    told = iter(row[4:])
    now = _version(told)
    assert now is not None
    return ItemLine(ref, name, office_ref, office_name, level, family, now, _version(told))


def _version(told: Iterator[Any]) -> Version | None:
    number = next(told, None)
    if number is None:
        return None
    since, statutory, promised, materials, steps = (next(told) for _ in range(5))
    return Version(number, since, limit_from_text(statutory), limit_from_text(promised), materials, steps)


def _all(sql: str, values: Mapping[str, Any], using: str) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
