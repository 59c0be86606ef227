"""Reading the libraries: entries with how often they are used, where, and which seem to be the same thing."""

import json
from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection

from yimen.kernel.publication import asked_together
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.merging import STANDS
from yimen.registries.catalogue.queries import OFFICE


@snapshot
class MaterialEntryRow:
    """An entry of the material library."""

    code: str
    name: str
    kind: str
    issued_by: str
    certificate_type: str
    law: str
    begins: date | None
    ends: date | None
    into: str
    seen: int


@snapshot
class DataElementRow:
    """An entry of the data-element library."""

    code: str
    name: str
    kind: str
    max_length: int
    options: tuple[str, ...]
    codes: tuple[str, ...]
    standard: str
    about: str
    source: str
    begins: date | None
    ends: date | None
    into: str
    seen: int


@snapshot
class Use:
    """A version in force, or being written, that refers to an entry."""

    item_ref: str
    version_ref: str
    name: str
    office_name: str
    state: str


@snapshot
class Proposal:
    """A name that several entries bear, or that many items use without an entry."""

    name: str
    codes: tuple[str, ...]
    uses: int


MATERIALS = """
select m.code, m.name, m.kind, m.issued_by, m.certificate_type, m.law, lower(m.valid), upper(m.valid),
       coalesce(k.code, ''), m.journal_seq from catalogue_materialentry m
  left join catalogue_materialentry k on k.id = m.into_id
"""
ELEMENTS = """
select m.code, m.name, m.kind, m.max_length, m.options, m.codes, m.standard, m.about,
       m.source, lower(m.valid), upper(m.valid),
       coalesce(k.code, ''), m.journal_seq from catalogue_dataelement m
  left join catalogue_dataelement k on k.id = m.into_id
"""
MATERIAL_CODES = "jsonb_path_query_array(v.terms, '$.materials[*].library')"
ELEMENT_CODES = "jsonb_path_query_array(v.terms, '$.fields[*].element')"
#: What counts as used: what is in force or will be, and what is being written.
LIVE = "v.state in ('draft', 'proposed', 'published') and (v.state <> 'published' or upper_inf(v.in_force))"

#: Each data element by the code of the one that was kept in its place.
KEPT = "select s.code, e.code as kept from stands s join catalogue_dataelement e on e.id = s.id where s.into_id is null"
#: So many versions that ask for one datum twice are looked at for whether it is in one situation.
MOST_LOOKED_AT = 500


def materials(words: str = "", after: str = "", limit: int = 40) -> tuple[tuple[MaterialEntryRow, ...], str | None]:
    """Entries by code, a page by key."""
    rows, more = _page(MATERIALS, words, after, limit)
    return tuple(MaterialEntryRow(*row) for row in rows), more


def data_elements(words: str = "", after: str = "", limit: int = 40) -> tuple[tuple[DataElementRow, ...], str | None]:
    """Entries by code, a page by key."""
    rows, more = _page(ELEMENTS, words, after, limit)
    return tuple(_element(row) for row in rows), more


def material(code: str) -> MaterialEntryRow | None:
    """One entry, whether it goes on or has ended."""
    rows = _all(f"{MATERIALS} where m.code = %(code)s", {"code": code})
    return MaterialEntryRow(*rows[0]) if rows else None


def data_element(code: str) -> DataElementRow | None:
    """One entry, whether it goes on or has ended."""
    rows = _all(f"{ELEMENTS} where m.code = %(code)s", {"code": code})
    return _element(rows[0]) if rows else None


def material_uses(code: str, limit: int = 100) -> tuple[Use, ...]:
    """Where a material of the library is asked for."""
    return _uses(MATERIAL_CODES, code, limit)


def data_element_uses(code: str, limit: int = 100) -> tuple[Use, ...]:
    """Where a datum of the library is asked for."""
    return _uses(ELEMENT_CODES, code, limit)


def unlisted_materials(least: int = 2, limit: int = 50) -> tuple[Proposal, ...]:
    """Names of materials that several items use without an entry, the most used first."""
    rows = _all(
        "select name, count(*) from (select distinct v.item_id, m->>'name' as name from catalogue_itemversion v,"
        f" jsonb_array_elements(v.terms->'materials') m where {LIVE} and m->>'library' = '' and m->>'name' <> '') n"
        " group by 1 having count(*) >= %(least)s order by 2 desc, 1 limit %(limit)s",
        {"least": least, "limit": limit},
    )
    return tuple(Proposal(name, (), uses) for name, uses in rows)


def twin_materials(limit: int = 50) -> tuple[Proposal, ...]:
    """Entries that go on and bear the same name, but for blanks: somebody may want to merge them."""
    return _twins("catalogue_materialentry", limit)


def twin_data_elements(limit: int = 50) -> tuple[Proposal, ...]:
    """Entries that go on and bear the same name, but for blanks: somebody may want to merge them."""
    return _twins("catalogue_dataelement", limit)


def unlisted_data_elements(least: int = 2, limit: int = 50) -> tuple[Proposal, ...]:
    """What several items ask for in the same words, each as its own: nothing of that is specific to any of them."""
    rows = _all(
        "select name, count(*) from (select distinct v.item_id, f->>'label' as name from catalogue_itemversion v,"
        f" jsonb_array_elements(v.terms->'fields') f where {LIVE} and f->>'element' = '' and f->>'label' <> '') n"
        " group by 1 having count(*) >= %(least)s order by 2 desc, 1 limit %(limit)s",
        {"least": least, "limit": limit},
    )
    return tuple(Proposal(name, (), uses) for name, uses in rows)


def asked_twice(limit: int = 50) -> tuple[Use, ...]:
    """Versions in which two fields that some answers bring together stand for the same datum, also a merged one."""
    stands = dict(_all(f"{STANDS} {KEPT}", {}))
    rows = _all(
        f"{STANDS}, kept as ({KEPT})"
        " select i.ref, v.ref, v.name, coalesce(t.name, ''), v.state, v.terms::text from catalogue_itemversion v"
        f" join catalogue_item i on i.id = v.item_id {OFFICE}"
        f" where {LIVE} and exists (select from jsonb_array_elements(v.terms->'fields') f"
        " left join kept k on k.code = f->>'element'"
        " where f->>'element' <> '' group by coalesce(k.kept, f->>'element') having count(*) > 1)"
        " order by v.id limit %(most)s",
        {"most": MOST_LOOKED_AT},
    )
    found = (Use(*row) for *row, terms in rows if _asks_twice(terms_from_text(terms), stands))
    return tuple(islice(found, limit))


def _asks_twice(terms: Terms, stands: Mapping[str, str]) -> bool:
    data = {one.code: stands.get(one.element, one.element) for one in terms.fields if one.element}
    return bool(asked_together(terms, data))


def _twins(table: str, limit: int) -> tuple[Proposal, ...]:
    rows = _all(
        f"select min(name), array_agg(code order by code), 0 from {table}"
        " where into_id is null and upper_inf(valid) group by regexp_replace(name, '\\s', '', 'g')"
        " having count(*) > 1 order by 1 limit %(limit)s",
        {"limit": limit},
    )
    return tuple(Proposal(name, tuple(codes), uses) for name, codes, uses in rows)


def _page(table: str, words: str, after: str, limit: int) -> tuple[list[tuple[Any, ...]], str | None]:
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = _all(
        f"{table} where m.code > %(after)s and (%(words)s = '' or m.name like %(like)s or m.code = %(words)s)"
        " order by m.code limit %(limit)s",
        {"words": words, "like": like, "after": after, "limit": limit + 1},
    )
    return rows[:limit], rows[limit - 1][0] if len(rows) > limit else None


def _uses(codes: str, code: str, limit: int) -> tuple[Use, ...]:
    rows = _all(
        f"select i.ref, v.ref, v.name, coalesce(t.name, ''), v.state from catalogue_itemversion v"
        f" join catalogue_item i on i.id = v.item_id {OFFICE}"
        f" where {codes} @> to_jsonb(%(code)s::text) and {LIVE} order by v.id limit %(limit)s",
        {"code": code, "limit": limit},
    )
    return tuple(Use(*row) for row in rows)


def _element(row: tuple[Any, ...]) -> DataElementRow:
    code, name, kind, max_length, options, codes, *rest = row
    return DataElementRow(code, name, kind, max_length, _listed(options), _listed(codes), *rest)


def _listed(said: Any) -> tuple[str, ...]:
    return tuple(json.loads(said) if isinstance(said, str) else said)


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
