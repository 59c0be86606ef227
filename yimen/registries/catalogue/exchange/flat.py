"""Flat: the terms of a version as cells of tables and back, losing nothing.

One row tells what an item has once; a table beside it each list (materials, steps, fees …), a row an entry. Columns
bear the names of the national exchange where it has one (UP_TASK_*) and say its codes, else they say where the value
stands in the terms. What an older file called a column is still read.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_json, terms_to_json
from yimen.registries.catalogue.exchange.national_names import CODES, FORMER, NATIONAL, SEVERAL

#: Stands for an empty text where an empty cell would mean what is usual.
EMPTY = '""'
#: What stands between codes of which several are named, in files of ours old and new and in records of others.
SEPARATORS = re.compile(r"[\s,，、^;；|]+")


@snapshot
class Column:
    """One cell of a row: its name, where the value stands, and how it is written."""

    name: str
    path: tuple[str, ...]
    kind: str
    """text, choice (empty: the usual one), codes, whole, texts or json."""
    usual: str = ""
    needed: str = "no"
    """yes: there is no usual value; an empty cell of a row that is there means an empty text."""
    former: str = ""
    """What older files called it; empty: the same."""
    national: tuple[tuple[str, str], ...] = ()
    """Our values with the codes that the exchange writes for them."""


@snapshot
class Table:
    """A list of the terms: its name, where it stands, and the columns of an entry."""

    name: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]


@snapshot
class Flat:
    """The terms of a version as cells: the row, and the rows of each table beside it."""

    row: Mapping[str, str]
    tables: Mapping[str, list[dict[str, str]]]


@cache
def columns() -> tuple[Column, ...]:
    """The columns of the row, in the order of the terms."""
    return tuple(part for part in _parts(Terms, ()) if isinstance(part, Column))


@cache
def tables() -> tuple[Table, ...]:
    """The tables beside the row, in the order of the terms."""
    return tuple(part for part in _parts(Terms, ()) if isinstance(part, Table))


def flattened(terms: Terms) -> Flat:
    """Every element as a cell."""
    plain = terms_to_json(terms)
    return Flat(
        _row(plain, columns()),
        {
            table.name: [_row(entry, table.columns) for entry in _at(plain, table.path)]
            for table in tables()
            if _at(plain, table.path)
        },
    )


def restored(flat: Flat) -> Terms:
    """The terms out of their cells; a column that is not there means what is usual. Raises ValueError on nonsense."""
    plain: dict[str, Any] = _entry(flat.row, columns())
    for table in tables():
        if entries := flat.tables.get(table.name):
            _put(plain, table.path, [_entry(entry, table.columns) for entry in entries])
    return terms_from_json(plain)


def _parts(owner: type, path: tuple[str, ...]) -> Iterator[Column | Table]:
    hints = get_type_hints(owner)
    for field in fields(owner):
        at, hint = (*path, field.name), _without_none(hints[field.name])
        entry = _entry_of(hint)
        if entry is not None:
            yield Table(field.name, at, tuple(_cells(entry, (), field.name)))
        elif is_dataclass(hint):
            assert isinstance(hint, type)
            yield from _parts(hint, at)
        else:
            yield _column(".".join(at), at, hint, field.default)


def _cells(owner: type, path: tuple[str, ...], table: str) -> Iterator[Column]:
    """The columns of an entry; lists inside it are told in one cell."""
    hints = get_type_hints(owner)
    for field in fields(owner):
        at, hint = (*path, field.name), _without_none(hints[field.name])
        name = ".".join(at)
        if is_dataclass(hint) and isinstance(hint, type):
            yield from _cells(hint, at, table)
        elif _entry_of(hint) is not None:
            yield Column(name, at, "json")
        else:
            yield _column(name, at, hint, field.default, f"{table}.")


def _column(name: str, path: tuple[str, ...], hint: Any, default: Any, table: str = "") -> Column:
    place = table + name
    told, former, national = NATIONAL.get(place, name), FORMER.get(place, ""), tuple(CODES.get(place, {}).items())
    if place in SEVERAL:
        return Column(told, path, "codes")
    if get_origin(hint) is tuple:
        return Column(told, path, "texts")
    if hint is int:
        return Column(told, path, "whole")
    if hint is str:
        needed = "yes" if default is MISSING else "no"
        return Column(told, path, "text", "" if default is MISSING else str(default), needed, former, national)
    return Column(told, path, "choice", former=former, national=national)


def _without_none(hint: Any) -> Any:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    return kinds[0] if NoneType in get_args(hint) else hint


def _entry_of(hint: Any) -> type | None:
    """The kind of the entries, when it is a list of something."""
    if get_origin(hint) is not tuple:
        return None
    kind = get_args(hint)[0]
    return kind if isinstance(kind, type) and is_dataclass(kind) else None


def _at(plain: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if plain is None:
            return None
        plain = plain[name]
    return plain


def _put(plain: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        plain = plain.setdefault(name, {})
    plain[path[-1]] = value


def _row(plain: Any, wanted: tuple[Column, ...]) -> dict[str, str]:
    return {column.name: _written(column, _at(plain, column.path)) for column in wanted}


def _written(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.national and value in dict(column.national):
        return dict(column.national)[value]
    match column.kind:
        case "codes":
            return ",".join(value)
        case "texts":
            plain = all(one and "\n" not in one for one in value) and not (value and value[0].startswith("["))
            return "\n".join(value) if plain else json.dumps(value, ensure_ascii=False)
        case "json":
            return json.dumps(value, ensure_ascii=False) if value else ""
        case "text" if value == "" and column.usual:
            return EMPTY
        case _:
            return str(value)


def _entry(row: Mapping[str, str], wanted: tuple[Column, ...]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for column in wanted:
        told = _told(row, column)
        if told != "":
            _put(plain, column.path, _read(column, told))
    for column in wanted:
        if (
            column.needed == "yes"
            and not (row.get(column.name) or row.get(column.former))
            and _is_there(plain, column.path[:-1])
        ):
            _put(plain, column.path, "")
    return plain


def _told(row: Mapping[str, str], column: Column) -> str:
    return row.get(column.name, "") or (row.get(column.former, "") if column.former else "")


def _is_there(plain: dict[str, Any], path: tuple[str, ...]) -> bool:
    for name in path:
        plain = plain.get(name, {})
    return bool(plain) or not path


def _read(column: Column, told: str) -> Any:
    own = next((value for value, code in column.national if code == told), None)
    if own is not None:
        return own
    match column.kind:
        case "codes":
            return [code for code in SEPARATORS.split(told) if code]
        case "texts":
            return json.loads(told) if told.startswith("[") else told.split("\n")
        case "json":
            return json.loads(told)
        case "whole":
            return int(told)
        case "text" if told == EMPTY and column.usual:
            return ""
        case _:
            return told
