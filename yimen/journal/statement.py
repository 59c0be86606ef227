"""The hot path's way to the database: one prepared statement, on Django's connection and inside its transaction.

Django's own cursor sends every statement as text, to be parsed and planned each time; on the case step the planning
cost more than the work (docs/decisions/0005). Whoever counts statements in a test counts these too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

NEVER_BY_ITSELF = 2**31
_MARK = re.compile(r"%(?:\((\w+)\))?([s%])")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A statement with the server's own marks $1, $2…; psycopg would look for them anew in a long one each time."""

    sql: bytes
    names: tuple[str, ...]


def prepared(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> "psycopg.Cursor[Any]":
    """Run one statement whose text never changes; the plan is kept by the connection after a few runs."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    raw = database.connection
    if raw.prepare_threshold is None:
        # Django switches preparing off; on again for who asks, and never by itself.
        raw.prepare_threshold = NEVER_BY_ITSELF
    numbered = _numbered(sql)
    cursor = psycopg.RawCursor(raw)
    with database.wrap_database_errors:
        cursor.execute(
            numbered.sql,
            [values[name] for name in numbered.names] if isinstance(values, Mapping) else values,
            prepare=True,
        )
    if database.queries_logged:
        database.queries_log.append({"sql": sql, "time": "0"})
    return cursor


@lru_cache(maxsize=512)
def _numbered(sql: str) -> _Numbered:
    names: list[str] = []

    def number(mark: re.Match[str]) -> str:
        name, kind = mark.groups()
        if kind == "%":
            return "%"
        if name is None:
            names.append(str(len(names)))
            return f"${len(names)}"
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return _Numbered(_MARK.sub(number, sql).encode(), tuple(names))
