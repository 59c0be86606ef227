"""Stocking: certificates of before, written a page at a time, each with the first line of its own chain.

They are no decisions of this house: they have no case, and say from where they came and that their codes were checked.
"""

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.db import connection

from yimen.journal.telling import ENTRY_COLUMNS, entry_values
from yimen.kernel.actor import Actor
from yimen.kernel.codes import certificate_identifier
from yimen.kernel.evidence import Line, link
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.stock import StockRow

_ENTRIES = [name.strip() for name in ENTRY_COLUMNS.split(",")][2:]
_TYPES = {
    "seq": "int", "schema_no": "int", "effective_at": "timestamptz", "body": "bytea", "prev": "bytea", "hash": "bytea",
}  # fmt: skip
_OWN = (
    "ref text", "identifier text", "type_code text", "type_name text", "number text", "holder_id bigint",
    "holder_name text", "issuer_id bigint", "issuer_name text", "facts text", "issued_at timestamptz",
    "valid_from date", "valid_to date", "verification text",
)  # fmt: skip
_NAMES = [one.split()[0] for one in _OWN] + [f"e_{name}" for name in _ENTRIES]
_ARRAYS = ", ".join(
    f"%s::{kind}[]" for kind in [*(one.split()[1] for one in _OWN), *(_TYPES.get(name, "text") for name in _ENTRIES)]
)
_WRITE = f"""
with told as (select * from unnest({_ARRAYS}) u ({", ".join(_NAMES)})),
k as (insert into certificates_certificate (ref, identifier, type_code, type_name, version_no, number, holder_id,
    holder_name, issuer_id, issuer_name, case_id, state, facts, issued_at, valid_from, valid_to, verification,
    paper_sha256, end_reason, journal_seq, journal_head)
  select ref, identifier, type_code, type_name, 1, number, holder_id, holder_name, issuer_id, issuer_name, null,
    'valid', facts::jsonb, issued_at, valid_from, valid_to, verification, '', '', 1, e_hash from told
  on conflict do nothing returning id, ref)
insert into journal_entry ({ENTRY_COLUMNS})
select 'certificate', k.id, {", ".join(f"e_{name}" for name in _ENTRIES)} from told join k using (ref)
returning subject_ref
"""
_HELD = """
select c.holder_id, c.issuer_id, c.type_code, c.number from certificates_certificate c where c.holder_id = any(%s)
"""


@snapshot
class Placed:
    """A line with the party and the office it is about."""

    row: StockRow
    holder_id: int
    issuer_id: int
    issuer_name: str

    @property
    def same(self) -> tuple[int, int, str, str]:
        """By what two lines are one certificate."""
        return (self.holder_id, self.issuer_id, self.row.type_code, self.row.number)


def held_already(holders: Sequence[int]) -> frozenset[tuple[int, int, str, str]]:
    """Which certificates these parties hold, by what makes them the same one."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, (list(holders),))
        return frozenset(cursor.fetchall())


def write(placed: Sequence[Placed], source: str, by: Actor, now: datetime) -> frozenset[int]:
    """Write them all; the lines that were taken. One whose number or identifier is in use is left out."""
    if not placed:
        return frozenset()
    rows = [_row(one, source, by, now) for one in placed]
    lines = {row[0]: one.row.line for row, one in zip(rows, placed, strict=True)}
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(column) for column in zip(*rows, strict=True)])
        return frozenset(lines[ref] for (ref,) in cursor.fetchall())


def _row(one: Placed, source: str, by: Actor, now: datetime) -> tuple[Any, ...]:
    told = one.row
    ref, serial = spelled(secrets.token_bytes(16), 16), spelled(secrets.token_bytes(20), 20)
    identifier = told.identifier or str(certificate_identifier(told.type_code, told.issuer, serial, 1))
    facts = {
        "stock": {"source": source, "line": told.line, "entered_at": now.isoformat(), "checked": "codes"},
        "fields": list(told.fields),
    }
    line = Line("enter_stock", {"identifier": identifier, "source": source}, now)
    entry = entry_values(ref, line, link("certificate", ref, 0, b"", line, by.ref), by)
    return (
        ref, identifier, told.type_code, told.type_name, told.number, one.holder_id, told.holder_name, one.issuer_id,
        one.issuer_name, json.dumps(facts, ensure_ascii=False), datetime.combine(told.issued_on, time(4), UTC),
        told.issued_on, told.valid_to, spelled(secrets.token_bytes(20), 20), *entry,
    )  # fmt: skip
