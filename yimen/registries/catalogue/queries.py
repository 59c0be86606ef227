"""Reading the catalogue: what is in force, guides that are only to be read, lists by theme, event, office and audience.

Nothing is kept in memory that a publication could make wrong: only parsed terms, by the version's own hash.
"""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection

from yimen.kernel import publication
from yimen.kernel.offers import EX_OFFICIO
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience, Terms
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.facts import facts_of
from yimen.registries.catalogue.indexing import WAY
from yimen.registries.catalogue.rows import (
    DraftRow,
    ItemPage,
    ItemRow,
    ItemView,
    SuspensionRow,
    VersionRow,
    limit_from_text,
)

OFFICE = """
  join offices_office o on o.id = i.office_id
  left join lateral (select name from offices_officeterm t where t.office_id = o.id
                      order by upper(t.valid) desc nulls first limit 1) t on true
"""
#: Kinds that stand in the lists and that nobody applies for.
NOT_APPLIED_FOR = "(" + ", ".join(f"'{kind}'" for kind in sorted(EX_OFFICIO)) + ")"
VIEW = f"""
select i.id, i.ref, v.id, v.ref, v.number, v.state,
       v.in_force is null and v.search is not null or v.kind in {NOT_APPLIED_FOR},
       lower(v.in_force), upper(v.in_force), i.base_code, coalesce(i.implementation_code, ''), i.local_code, i.source,
       v.name, v.kind, v.theme, v.life_event, o.id, o.ref, coalesce(t.name, ''), v.terms_hash, v.journal_seq
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}
"""
COLUMNS = tuple(field.name for field in fields(ItemView) if field.name != "terms")
#: A version that may be shown: in force, or a guide, which is a draft (or a proposal) that can be found.
SHOWN = "(v.in_force @> %(now)s or v.in_force is null and v.state <> 'discarded' and v.search is not null)"
ROW = """i.ref, v.name, v.kind, v.audience, v.theme, v.life_event, o.ref, coalesce(t.name, ''), v.promised,
       v.instant, v.trips, v.in_force is null"""

#: The offices that serve a region: in it, below it, and above it; whatever the regions were called meanwhile.
IN_PLACE = """exists (select from catalogue_item pi join offices_office po on po.id = pi.office_id
  where pi.id = v.item_id and po.region_id in (
    with recursive below as (select id from regions_region where ref = %(place)s
      union all select r.id from regions_region r join below b on r.parent_id = b.id),
    line as (select id, parent_id from regions_region where ref = %(place)s
      union all select r.id, r.parent_id from regions_region r join line l on r.id = l.parent_id)
    select id from below union select id from line))"""


@snapshot
class Filter:
    """What a list is narrowed to; an empty word narrows nothing."""

    theme: str = ""
    life_event: str = ""
    office: str = ""
    kind: str = ""
    audience: str = ""
    """person or organisation: items for both are shown to either."""
    guides: str = "yes"
    """no: leave out the items that are only to be read."""
    place: str = ""
    """A region: items of the offices that serve it: in it, below it, and above it."""
    way: str = ""
    """A way of handing in (kernel.elements.Way)."""
    served: tuple[str, ...] = ()
    """Whom an item serves (kernel.elements.Served): any of these; what does not say is for nobody of them."""


def in_force(ref_or_code: str, now: datetime) -> ItemView | None:
    """The version of an item in force at `now`, by its ref or any of its codes; else its guide; else None."""
    return _view(
        f"{VIEW} where (i.ref = %(ref)s or i.implementation_code = %(ref)s"
        " or i.local_code = %(ref)s and %(ref)s <> '')"
        f" and {SHOWN} order by v.in_force is null, i.id limit 1",
        {"ref": ref_or_code, "now": now},
    )


def instant_of(office_ids: Iterable[int], now: datetime, most: int = 200) -> tuple[ItemView, ...]:
    """The items of these offices that are done at once 即办, in their order; two statements for all of them."""
    rows = _all(
        f"{VIEW} where i.office_id = any(%(offices)s) and v.in_force @> %(now)s and v.instant = 'yes'"
        f" order by v.sort_key, v.id limit {most}",
        {"offices": list(office_ids), "now": now},
    )
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    texts = dict(
        _all(
            "select id, terms::text from catalogue_itemversion where id = any(%(ids)s)",
            {"ids": [one["version_id"] for one in found]},
        )
    )
    return tuple(
        ItemView(**one | {"terms_hash": bytes(one["terms_hash"])}, terms=terms_from_text(texts[one["version_id"]]))
        for one in found
    )


def version(ref: str) -> ItemView | None:
    """One version, whatever its state: what a case pinned, or a draft on the catalogue desk."""
    return _view(f"{VIEW} where v.ref = %(ref)s", {"ref": ref})


def version_by_id(version_id: int) -> ItemView | None:
    """One version by its inside number, for the cases that pin it."""
    return _view(f"{VIEW} where v.id = %(id)s", {"id": version_id})


def suspension(item_ref: str, now: datetime) -> SuspensionRow | None:
    """The time in which an item takes no applications at `now`; None: it takes them."""
    rows = _all(
        "select lower(s.during), upper(s.during), s.reason, s.basis from catalogue_suspension s"
        " join catalogue_item i on i.id = s.item_id where i.ref = %(ref)s and s.during @> %(now)s",
        {"ref": item_ref, "now": now},
    )
    return SuspensionRow(*rows[0]) if rows else None


def history(item_ref: str) -> tuple[VersionRow, ...]:
    """All versions of an item, the newest first."""
    rows = _all(
        "select v.ref, v.number, v.state, v.name, lower(v.in_force), upper(v.in_force)"
        " from catalogue_itemversion v join catalogue_item i on i.id = v.item_id where i.ref = %(ref)s"
        " order by v.number desc",
        {"ref": item_ref},
    )
    return tuple(VersionRow(*row) for row in rows)


def faults(version_ref: str, on: date) -> tuple[publication.Fault, ...]:
    """What keeps a version from being published on a day; none also when there is no such version."""
    return publication.broken(checks(version_ref, on))


def checks(version_ref: str, on: date) -> tuple[publication.Check, ...]:
    """Every rule as it is found on a version: passed, failed, waived, or not asked of it."""
    found = version(version_ref)
    return checks_of(found, on) if found else ()


def checks_of(view: ItemView, on: date) -> tuple[publication.Check, ...]:
    """The same of a version that has been read: with all that the catalogue knows beside it, as publication asks."""
    return publication.checks(view.name, view.kind, view.terms, facts_of(view.item_id, _draft(view), on))


def _draft(view: ItemView) -> Draft:
    return Draft(view.name, view.kind, view.terms, view.theme, view.life_event)


def drafts(office_ids: frozenset[int] | None, after: str = "", limit: int = 50) -> tuple[DraftRow, ...]:
    """The drafts of some offices (None: of all), the newest first; `after` is the ref of the last one seen."""
    rows = _all(
        "select v.ref, i.ref, coalesce(i.implementation_code, i.local_code), v.name, coalesce(t.name, ''),"
        " case when i.source = 'own' then 'no' else 'yes' end, v.created_at"
        f" from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}"
        " where v.state = 'draft' and (%(all)s or i.office_id = any(%(offices)s))"
        " and (%(after)s = '' or v.id < (select id from catalogue_itemversion where ref = %(after)s))"
        " order by v.id desc limit %(limit)s",
        {"all": office_ids is None, "offices": sorted(office_ids or ()), "after": after, "limit": limit},
    )
    return tuple(DraftRow(*row) for row in rows)


def listed(narrowed: Filter, now: datetime, after: str = "", limit: int = 20) -> ItemPage:
    """Items by name in pinyin order, a page by key."""
    conditions, values = narrow(narrowed)
    values |= {"now": now, "limit": limit + 1}
    if after:
        key, _, number = after.rpartition("~")
        conditions.append("(v.sort_key, v.id) > (%(key)s, %(last)s)")
        values |= {"key": key, "last": int(number) if number.isascii() and number.isdigit() else 0}
    where = " and ".join([SHOWN, *conditions])
    rows = _all(
        f"select {ROW}, v.sort_key || '~' || v.id from catalogue_itemversion v"
        f" join catalogue_item i on i.id = v.item_id {OFFICE} where {where}"
        " order by v.sort_key, v.id limit %(limit)s",
        values,
    )
    page = rows[:limit]
    return ItemPage(tuple(item_row(row[:-1]) for row in page), page[-1][-1] if len(rows) > limit else None)


def most_used(narrowed: Filter, now: datetime, limit: int) -> tuple[ItemRow, ...]:
    """The items in force that are applied for most among these."""
    conditions, values = narrow(narrowed)
    where = " and ".join(["v.in_force @> %(now)s", *conditions])
    rows = _all(
        f"select {ROW} from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}"
        f" where {where} order by v.used desc, v.sort_key, v.id limit %(limit)s",
        values | {"now": now, "limit": limit},
    )
    return tuple(item_row(row) for row in rows)


def narrow(narrowed: Filter) -> tuple[list[str], dict[str, Any]]:
    """A filter as SQL conditions and their values."""
    conditions: list[str] = []
    values: dict[str, Any] = {}
    for column, value in (
        ("v.theme", narrowed.theme),
        ("v.life_event", narrowed.life_event),
        ("o.ref", narrowed.office),
        ("v.kind", narrowed.kind),
    ):
        if value:
            name = column.replace(".", "_")
            conditions.append(f"{column} = %({name})s")
            values[name] = value
    if narrowed.audience:
        conditions.append("v.audience = any(%(audiences)s)")
        values["audiences"] = [narrowed.audience, Audience.BOTH.value]
    if narrowed.place:
        conditions.append(IN_PLACE)
        values["place"] = narrowed.place
    if narrowed.served:
        conditions.append("v.served ?| %(served)s")
        values["served"] = list(narrowed.served)
    if narrowed.way:
        conditions.append("v.search @@ (%(way)s)::tsquery")
        values["way"] = f"'{WAY}{narrowed.way[:1]}'" if narrowed.way.isalnum() else "''"
    if narrowed.guides == "no":
        conditions.append("v.in_force is not null")
    return conditions, values


def item_row(row: Iterable[Any]) -> ItemRow:
    """A row of the columns ROW."""
    ref, name, kind, audience, theme, life_event, office_ref, office_name, promised, instant, trips, guide = row
    return ItemRow(
        ref,
        name,
        kind,
        audience,
        theme,
        life_event,
        office_ref,
        office_name,
        limit_from_text(promised),
        instant,
        trips,
        guide,
    )


def _view(sql: str, values: dict[str, Any]) -> ItemView | None:
    rows = _all(sql, values)
    if not rows:
        return None
    row = rows[0]
    told = dict(zip(COLUMNS, row, strict=True))
    told["terms_hash"] = bytes(told["terms_hash"])
    return ItemView(**told, terms=_terms(told["version_id"], told["terms_hash"]))


@lru_cache(maxsize=512)
def _terms(version_id: int, terms_hash: bytes) -> Terms:
    """The parsed terms of a version. Keyed by their hash, so that an amended draft is read anew."""
    return terms_from_text(
        _all("select terms::text from catalogue_itemversion where id = %(id)s", {"id": version_id})[0][0]
    )


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def known_items(
    refs: Iterable[str], local_codes: Iterable[str], national: Iterable[str]
) -> dict[tuple[str, ...], bytes]:
    """The items that go by any of these names, each by (ref), (source, local code) and (`national`, national code):
    what their source said at the last import."""
    rows = _all(
        "select ref, source, local_code, coalesce(implementation_code, ''), source_digest from catalogue_item"
        " where ref = any(%(refs)s) or local_code = any(%(locals)s) or implementation_code = any(%(national)s)",
        {"refs": sorted(refs), "locals": sorted(local_codes), "national": sorted(national)},
    )
    found: dict[tuple[str, ...], bytes] = {}
    for ref, source, local, code, digest in rows:
        found |= {names: bytes(digest) for names in ((ref,), (source, local), ("national", code)) if names[-1]}
    return found
