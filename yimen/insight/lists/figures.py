"""Figures of the lists: what is open in the web hall, what can be done near, which barriers each item has."""

from collections.abc import Iterable
from datetime import datetime

from yimen.insight.lists.members import ITEM, ORDER, select
from yimen.insight.lists.queries import PAGE
from yimen.insight.lists.rows import Alike, BarrierPage, InForce, ItemBarriers, LevelFigures, OfficeOnes
from yimen.kernel.lists import FAMILIES, LISTS, Family
from yimen.kernel.offers import EX_OFFICIO
from yimen.kernel.rates import Share
from yimen.kernel.reform.barriers import barriers, trend
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import day_of

ONES = tuple(LISTS[code] for code in FAMILIES[Family.FIVE_ONES])
IN_FORCE = "v.state <> 'draft' and v.in_force @> %(now)s"
DISTRICT = 3
"""County and district are the third level of the tree of regions; towns and villages lie below."""


def units(now: datetime) -> tuple[OfficeOnes, ...]:
    """Every office in force, those without any item too: items, those that can be filed online, and the five ones."""
    ones = ", ".join(f"count(*) filter (where v.lists & {one.bit} <> 0)" for one in ONES)
    rows = select(
        "select o.ref, t.name, r.level, coalesce(c.items, 0), coalesce(c.web, 0), coalesce(c.ones, %(none)s)"
        " from offices_office o join regions_region r on r.id = o.region_id"
        " join offices_officeterm t on t.office_id = o.id and t.valid @> %(on)s::date"
        " left join (select i.office_id, count(*) as items,"
        f"   count(*) filter (where v.lists & {LISTS['web'].bit} <> 0) as web, array[{ones}] as ones"
        f"  from catalogue_itemversion v{ITEM} where {IN_FORCE} group by 1) c on c.office_id = o.id"
        " order by r.level, 5 desc, t.name",
        {"now": now, "on": day_of(now), "none": [0] * len(ONES)},
    )
    return tuple(OfficeOnes(*(*row[:5], tuple(row[5]))) for row in rows)


def in_force(at: datetime) -> InForce:
    """The items in force at any moment, today's or a past one, with the lists on which they stood then."""
    rows = select(
        f"select v.kind, r.level, v.lists, count(*) from catalogue_itemversion v{ITEM}"
        " join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id"
        f" where {IN_FORCE} group by 1, 2, 3",
        {"now": at},
    )
    return InForce(tuple(Alike(*row) for row in rows))


def levels(of: Iterable[OfficeOnes]) -> tuple[LevelFigures, ...]:
    """Per level: units, those without an item online, items and items online; the sums over the units."""
    found: dict[int, list[OfficeOnes]] = {}
    for unit in of:
        found.setdefault(unit.level, []).append(unit)
    return tuple(
        LevelFigures(
            level, len(these), sum(not unit.web for unit in these), sum(unit.items for unit in these),
            sum(unit.web for unit in these),
        )
        for level, these in sorted(found.items())
    )  # fmt: skip


def near(now: datetime) -> Share:
    """Of the base items that people and enterprises apply for, those whose lowest office is of a district or a town."""
    rows = select(
        "select count(*) filter (where lowest >= %(district)s), count(*) from ("
        " select i.base_code, max(r.level) as lowest from catalogue_itemversion v"
        f" {ITEM} join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id"
        f" where {IN_FORCE} and i.base_code <> '' and v.kind <> all(%(ex_officio)s) group by 1) b",
        {"now": now, "district": DISTRICT, "ex_officio": sorted(EX_OFFICIO)},
    )
    return Share(*rows[0])


def barrier_page(office_ref: str, now: datetime, after: str = "", limit: int = PAGE) -> BarrierPage:
    """The four barriers of each item of an office, with what became of them since the version before; a page by key."""
    key, _, last = after.rpartition("~")
    rows = select(
        "select i.ref, v.name, coalesce(t.name, ''), v.terms::text, (select b.terms::text from catalogue_itemversion b"
        "   where b.item_id = v.item_id and b.number < v.number and b.state <> 'draft' order by b.number desc limit 1),"
        f" v.sort_key || '~' || v.id from catalogue_itemversion v{ITEM}{OFFICE}"
        f" where {IN_FORCE} and o.ref = %(office)s and (v.sort_key, v.id) > (%(key)s, %(last)s)"
        f"{ORDER} limit %(limit)s",
        {
            "now": now,
            "office": office_ref,
            "key": key,
            "last": int(last) if last.isascii() and last.isdigit() and len(last) < 18 else 0,
            "limit": limit + 1,
        },
    )
    shown = []
    for ref, name, office, terms, before, _ in rows[:limit]:
        here = barriers(terms_from_text(terms))
        shown.append(
            ItemBarriers(ref, name, office, here, trend(here, barriers(terms_from_text(before)) if before else None))
        )
    return BarrierPage(tuple(shown), str(rows[limit - 1][-1]) if len(rows) > limit else None)
