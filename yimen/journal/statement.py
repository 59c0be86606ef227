"""The hot path's way to the database: one prepared statement, on Django's connection and inside its transaction.

Django's own cursor sends every statement as text, to be parsed and planned each time, and a cursor of psycopg costs
more than a small statement does; so the hot path names its statements itself and speaks psycopg's lower layer, with the
same adaptation of values (docs/decisions/0005). It waits for the answer within libpq: psycopg's own waiting, which can
be interrupted, cost more than a small statement. Whoever counts statements in a test counts these too.
"""

import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import errors, postgres
from psycopg.abc import Buffer
from psycopg.adapt import AdaptersMap, Dumper, Loader, PyFormat, Transformer
from psycopg.pq import ConnStatus, ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGresult
from psycopg.types.numeric import Int8BinaryDumper
from psycopg.types.string import BytesBinaryDumper

from yimen.kernel.snapshot import snapshot

_MARK = re.compile(r"%(?:\((\w+)\))?([s%])")
_DONE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)


@snapshot
class Answer:
    """What one statement gave: its rows, and how many rows it wrote."""

    rows: tuple[tuple[Any, ...], ...]
    rowcount: int
    told: PGresult
    """As the server told it: what the columns are called is read from it when it is asked for."""

    def fetchone(self) -> tuple[Any, ...] | None:
        return self.rows[0] if self.rows else None

    def by_name(self) -> list[dict[str, Any]]:
        names = [(self.told.fname(n) or b"").decode() for n in range(self.told.nfields)]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True, eq=False)
class _Numbered:
    """A statement with the server's own marks $1, $2… in the place of names."""

    sql: bytes
    names: tuple[str, ...]
    formats: list[PyFormat]


class _Hex(Dumper):
    """Bytes within an array, spelled out: without a connection at hand psycopg doubles every quote among them."""

    oid = postgres.types["bytea"].oid

    def dump(self, obj: bytes) -> bytes:
        return b"\\x" + obj.hex().encode()


class _JsonText(Loader):
    """A jsonb is given as its text, as Django's own reading gives it: before it stands the number of its format."""

    format = Format.BINARY

    def load(self, data: Buffer) -> str:
        return bytes(data)[1:].decode()


class _Kept:
    """What is kept for one connection: how values are adapted, and the statements it has prepared.

    The adapter remembers how each type is written and read: to find that out anew cost each statement more than to
    write and read.
    """

    def __init__(self, raw: "psycopg.Connection[Any]") -> None:
        self.connection = None
        self.adapters = AdaptersMap(raw.adapters)
        # A number has one type however large it is, or a statement would be planned again for each size.
        self.adapters.register_dumper(int, Int8BinaryDumper)
        self.adapters.register_dumper(bytes, _Hex)
        self.adapters.register_dumper(bytes, BytesBinaryDumper)
        self.adapters.register_loader("jsonb", _JsonText)
        self.adapter = Transformer(self)
        self.plans: dict[tuple[_Numbered, tuple[int, ...]], bytes] = {}


_KEPT: "WeakKeyDictionary[psycopg.Connection[Any], _Kept]" = WeakKeyDictionary()
_MOST_PLANS = 400


def prepared(
    sql: str, values: list[Any] | tuple[Any, ...] | Mapping[str, Any], using: str = DEFAULT_DB_ALIAS
) -> Answer:
    """Run one statement whose text never changes; the plan is kept by the connection after a few runs."""
    database = database_of(using)
    if database.connection is None:
        database.ensure_connection()
    numbered = _numbered(sql)
    if not isinstance(values, list | tuple):
        values = [values[name] for name in numbered.names]
    try:
        answer = (
            _watched(database, sql, numbered, values)
            if database.execute_wrappers
            else _asked(database.connection, numbered, values)
        )
    except psycopg.Error:
        with database.wrap_database_errors:
            raise
    if database.force_debug_cursor:
        database.queries_log.append({"sql": sql, "time": "0"})
    return answer


def database_of(using: str = DEFAULT_DB_ALIAS) -> BaseDatabaseWrapper:
    """This thread's database by its alias, looked up once: Django asks each time what kind of thread it is in."""
    found = _HERE.known.get(using)
    if found is None:
        found = _HERE.known[using] = connections[using]
    return found


class _Here(threading.local):
    """What one thread knows already."""

    def __init__(self) -> None:
        self.known: dict[str, BaseDatabaseWrapper] = {}


_HERE = _Here()


def _watched(database: BaseDatabaseWrapper, sql: str, statement: _Numbered, values: Sequence[Any]) -> Answer:
    """The same through whoever watches the statements of this connection, as Django has them called."""

    def ask(*_: object) -> Answer:
        return _asked(database.connection, statement, values)

    for wrapper in reversed(database.execute_wrappers):
        ask = partial(wrapper, ask)
    return ask(sql, values, False, {"connection": database})


def _asked(raw: "psycopg.Connection[Any]", statement: _Numbered, values: Sequence[Any]) -> Answer:
    link = raw.pgconn
    if not raw.autocommit and link.transaction_status == TransactionStatus.IDLE:
        _heard(raw, link.exec_(b"begin"))
    kept = _KEPT.get(raw)
    if kept is None:
        kept = _KEPT[raw] = _Kept(raw)
    adapter = kept.adapter
    told = adapter.dump_sequence(values, statement.formats)
    name = _named(raw, kept, statement, adapter.types or ())
    # A null is None, which psycopg's declaration leaves out.
    answer = link.exec_prepared(name, told, adapter.formats, result_format=Format.BINARY)  # type: ignore[arg-type]
    result = _heard(raw, answer)
    if not result.nfields:
        return Answer((), result.command_tuples or 0, result)
    adapter.set_pgresult(result)
    rows = adapter.load_rows(0, result.ntuples, tuple)
    return Answer(tuple(rows), result.ntuples, result)


def _named(raw: "psycopg.Connection[Any]", kept: _Kept, statement: _Numbered, types: tuple[int, ...]) -> bytes:
    """The name under which this connection keeps the plan; prepared on first use."""
    name = kept.plans.get((statement, types))
    if name is None:
        if len(kept.plans) >= _MOST_PLANS:
            _heard(raw, raw.pgconn.exec_(b"deallocate all"))
            kept.plans.clear()
        name = b"yimen_%d" % len(kept.plans)
        _heard(raw, raw.pgconn.prepare(name, statement.sql, types))
        kept.plans[statement, types] = name
    return name


def _heard(raw: "psycopg.Connection[Any]", answer: PGresult) -> PGresult:
    """The server's answer to what was sent; an error as psycopg raises it."""
    if answer.status not in _DONE:
        if raw.pgconn.status == ConnStatus.BAD:
            raise errors.OperationalError(answer.error_message.decode(errors="replace"))
        raise errors.error_from_result(answer, encoding=raw.info.encoding)
    return answer


def built(text: str) -> Any:
    """What a statement has built as JSON: it begins at once and ends with itself, so no blanks are looked for."""
    return _SCANNED(text)[0]


_SCANNED = json.JSONDecoder().raw_decode


def positional(sql: str) -> tuple[str, tuple[str, ...]]:
    """A piece of a statement with its named values marked by place, and their names in that order."""
    names = tuple(name for name, kind in _MARK.findall(sql) if kind == "s")
    return _MARK.sub(lambda mark: "%s" if mark[2] == "s" else mark[0], sql), names


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
