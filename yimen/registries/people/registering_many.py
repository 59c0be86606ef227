"""Registering many: the parties of a whole page of an import, found or made, in two statements.

What `operations.register` does for one. The numbers were checked before; whoever is known under another name is told.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref
from yimen.registries.people.vault import keyed_hash, seal_text

NUMBER_KINDS = {"person": "111", "organisation": "001"}
_KNOWN = "select number_kind, number_hash, id, name from people_party where number_hash = any(%s)"
_MAKE = """
insert into people_party (ref, kind, name, number_kind, number_cipher, number_key, number_hash, phone_key, email,
  address, phone_before_key, created_at, journal_seq, journal_head)
select *, '', '', '', '', %s, 0, '' from unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::bytea[], %s::text[],
  %s::bytea[]) on conflict do nothing
"""


@snapshot
class Newcomer:
    """A person or an organisation, by name and number."""

    kind: str
    name: str
    number: str


@snapshot
class Known:
    """The party that has the number, under the name by which it is registered."""

    id: int
    name: str


def found_or_made(newcomers: Sequence[Newcomer], now: datetime) -> tuple[Known, ...]:
    """The party of each, in their order; who was not registered is now. Whether names differ, the caller weighs."""
    keys = [(NUMBER_KINDS[one.kind], keyed_hash(one.number)) for one in newcomers]
    known = _known(keys)
    missing: dict[tuple[str, bytes], Newcomer] = {}
    for key, one in zip(keys, newcomers, strict=True):
        if key not in known:
            missing.setdefault(key, one)
    if missing:
        _make(missing, now)
        known |= _known(list(missing))
    return tuple(known[key] for key in keys)


def _known(keys: Sequence[tuple[str, bytes]]) -> dict[tuple[str, bytes], Known]:
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, ([number_hash for _, number_hash in keys],))
        return {(kind, bytes(hashed)): Known(id_, name) for kind, hashed, id_, name in cursor.fetchall()}


def _make(missing: dict[tuple[str, bytes], Newcomer], now: datetime) -> None:
    rows = []
    for (number_kind, hashed), one in missing.items():
        sealed = seal_text(one.number)
        rows.append((new_ref(), one.kind, one.name, number_kind, sealed.cipher, sealed.key_id, hashed))
    with connection.cursor() as cursor:
        cursor.execute(_MAKE, (now, *(list(column) for column in zip(*rows, strict=True))))
