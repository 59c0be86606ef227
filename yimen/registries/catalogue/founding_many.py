"""Founding many: new items with their first drafts and their lines in the journal, in one statement.

What `moves.insert_item`, `moves.insert_version` and the telling do for one item, for a whole page of an import: a
prefecture's catalogue of 20,435 items comes in within a minute. The rules were asked before; here it is written.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from yimen.journal.statement import prepared
from yimen.journal.telling import ENTRY_COLUMNS, entry_values
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, link
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.version_life import VERSION_LIFE
from yimen.registries.catalogue.codec import canonical_terms
from yimen.registries.catalogue.drafts import Draft, ForeignItem
from yimen.registries.catalogue.moves import LockedItem, Office, index
from yimen.registries.catalogue.refusals import CodeTaken


@snapshot
class Newcomer:
    """A foreign item that is new here: its office, what its first draft says, and the digest of what was told."""

    office: Office
    item: ForeignItem
    draft: Draft
    digest: bytes


_ENTRIES = [name.strip() for name in ENTRY_COLUMNS.split(",")][2:]
_INSERT = f"""
with told as (select * from unnest(
    %s::text[], %s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bytea[],
    %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bytea[], %s::text[], %s::text[],
    %s::text[], {", ".join(["%s"] * len(_ENTRIES))})
  with ordinality u (item_ref, version_ref, office_id, base_code, implementation_code, local_code, source, digest,
    name, kind, audience, theme, life_event, terms_hash, lexemes, search_name, sort_key,
    {", ".join(f"e_{name}" for name in _ENTRIES)}, place)
  join jsonb_array_elements(%s::jsonb) with ordinality t (terms, place) using (place)),
i as (insert into catalogue_item (ref, office_id, base_code, implementation_code, local_code, source, source_digest,
    certificate_prefix)
  select item_ref, office_id, base_code, nullif(implementation_code, ''), local_code, source, digest, '' from told
  on conflict do nothing returning id, ref),
v as (insert into catalogue_itemversion (journal_seq, journal_head, ref, item_id, number, state, name, kind, audience,
    theme, life_event, terms, terms_hash, created_at, authors, search, search_name, sort_key)
  select 1, e_hash, version_ref, i.id, 1, %s, name, kind, audience, theme, life_event, terms, terms_hash, %s, %s,
    array_to_tsvector(string_to_array(lexemes, chr(10))), search_name, sort_key from told join i on i.ref = item_ref
  returning id, ref)
insert into journal_entry ({ENTRY_COLUMNS})
select 'item_version', v.id, {", ".join(f"e_{name}" for name in _ENTRIES)} from told join v on v.ref = version_ref
order by place
"""
_TYPES = {
    "seq": "int", "schema_no": "int", "effective_at": "timestamptz", "body": "bytea", "prev": "bytea", "hash": "bytea",
}  # fmt: skip
_STATEMENT = _INSERT.replace(
    ", ".join(["%s"] * len(_ENTRIES)), ", ".join(f"%s::{_TYPES.get(name, 'text')}[]" for name in _ENTRIES), 1
)


def insert(newcomers: Sequence[Newcomer], *, by: Actor, now: datetime) -> tuple[str, ...]:
    """Write them all; the refs of the items in their order. Refuses with CodeTaken when one of the codes is in use."""
    if not newcomers:
        return ()
    stored = [one.item.canonical or canonical_terms(one.draft.terms) for one in newcomers]
    rows = [_row(newcomer, told, by, now) for newcomer, told in zip(newcomers, stored, strict=True)]
    authors = json.dumps([] if by.staff_id is None else [by.staff_id])
    columns = [list(column) for column in zip(*rows, strict=True)]
    # The terms go as one document: in an array of texts each of their many quotes would be quoted.
    terms = (b"[" + b",".join(stored) + b"]").decode()
    written = prepared(_STATEMENT, (*columns, terms, VERSION_LIFE.start, now, authors))
    if written.rowcount != len(rows):
        raise CodeTaken(value=newcomers[0].item.local_code or newcomers[0].item.implementation_code)
    return tuple(row[0] for row in rows)


def _row(newcomer: Newcomer, stored: bytes, by: Actor, now: datetime) -> tuple[Any, ...]:
    told, draft, office = newcomer.item, newcomer.draft, newcomer.office
    item_ref, version_ref = (spelled(secrets.token_bytes(16), 16) for _ in range(2))
    terms_hash = hashlib.sha256(stored).digest()
    codes = (told.base_code, told.implementation_code, told.local_code)
    item = LockedItem(0, item_ref, office.id, office.name, *codes, told.source, newcomer.digest)
    found_by = index(item, draft)
    body = {
        "item": item_ref, "version": 1, "name": draft.name, "kind": draft.kind,
        "code": told.implementation_code or told.local_code, "source": told.source, "terms": terms_hash.hex(),
    }  # fmt: skip
    line = Line("item_version_drafted", body, now)
    entry = entry_values(version_ref, line, link("item_version", version_ref, 0, b"", line, by.ref), by)
    return (
        item_ref, version_ref, office.id, *codes, told.source, newcomer.digest, draft.name, draft.kind,
        str(draft.terms.audience), draft.theme, draft.life_event, terms_hash,
        "\n".join(found_by.lexemes), found_by.lines, found_by.sort_key, *entry,
    )  # fmt: skip
