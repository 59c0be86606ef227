"""The hot path's way to the database: one prepared statement, on Django's connection and inside its transaction.

Django's own cursor sends every statement as text, to be parsed and planned each time, and a cursor of psycopg costs
more than a small statement does; so the hot path names its statements itself and speaks psycopg's lower layer, with the
same adaptation of values (docs/decisions/0005). Whoever counts statements in a test counts these too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import errors
from psycopg.adapt import PyFormat, Transformer
from psycopg.generators import execute
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

_MARK = re.compile(r"%(?:\((\w+)\))?([s%])")
_DONE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one statement gave: its rows, and how many rows it wrote."""

    rows: tuple[tuple[Any, ...], ...]
    rowcount: int

    def fetchone(self) -> tuple[Any, ...] | None:
        return self.rows[0] if self.rows else None


@dataclass(frozen=True, slots=True, eq=False)
class _Numbered:
    """A statement with the server's own marks $1, $2… in the place of names."""

    sql: bytes
    names: tuple[str, ...]
    formats: list[PyFormat]


_Plans = dict[tuple[_Numbered, tuple[int, ...]], bytes]
"""The names of the statements that one connection has prepared, by statement and types of the values."""

_PLANS: "WeakKeyDictionary[psycopg.Connection[Any], _Plans]" = WeakKeyDictionary()


def prepared(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> Answer:
    """Run one statement whose text never changes; the plan is kept by the connection after a few runs."""
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    numbered = _numbered(sql)
    if isinstance(values, Mapping):
        values = [values[name] for name in numbered.names]
    with database.wrap_database_errors:
        answer = _asked(database.connection, numbered, values)
    if database.queries_logged:
        database.queries_log.append({"sql": sql, "time": "0"})
    return answer


def _asked(raw: "psycopg.Connection[Any]", statement: _Numbered, values: Sequence[Any]) -> Answer:
    link = raw.pgconn
    if not raw.autocommit and link.transaction_status == TransactionStatus.IDLE:
        link.send_query(b"begin")
        _heard(raw)
    adapter = Transformer(raw)
    told = adapter.dump_sequence(values, statement.formats)
    link.send_query_prepared(_named(raw, statement, adapter.types or ()), told, adapter.formats)
    result = _heard(raw)
    rows: list[tuple[Any, ...]] = []
    if result.ntuples:
        adapter.set_pgresult(result)
        rows = adapter.load_rows(0, result.ntuples, tuple)
    return Answer(tuple(rows), result.command_tuples or 0)


def _named(raw: "psycopg.Connection[Any]", statement: _Numbered, types: tuple[int, ...]) -> bytes:
    """The name under which this connection keeps the plan; prepared on first use."""
    plans = _PLANS.get(raw)
    if plans is None:
        plans = _PLANS[raw] = {}
    name = plans.get((statement, types))
    if name is None:
        name = b"yimen_%d" % len(plans)
        raw.pgconn.send_prepare(name, statement.sql, types)
        _heard(raw)
        plans[statement, types] = name
    return name


def _heard(raw: "psycopg.Connection[Any]") -> PGresult:
    """The server's answer to what was sent; an error as psycopg raises it."""
    result: PGresult = raw.wait(execute(raw.pgconn))[-1]
    if result.status not in _DONE:
        raise errors.error_from_result(result, encoding=raw.info.encoding)
    return result


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

    text = _MARK.sub(number, sql)
    return _Numbered(text.encode(), tuple(names), [PyFormat.AUTO] * len(names))
