"""Rows and columns of the structure: what a cell may hold, and how what was typed is understood."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import Missing, NoSuchThing

Row = Mapping[str, str]
_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?(?: 00:00:00)?\Z", re.ASCII)


class Verdict(StrEnum):
    """What became of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class BadDay(Refusal):
    """A cell that should hold a day holds none."""

    code: ClassVar[str] = "structure.bad_day"
    field: str


class BadHours(Refusal):
    """A cell that should hold opening hours holds none."""

    code: ClassVar[str] = "structure.bad_hours"
    field: str


class NotAWord(Refusal):
    """A column of few words holds another; `words` are those that may stand there."""

    code: ClassVar[str] = "structure.not_a_word"
    field: str
    words: str


class CannotChange(Refusal):
    """Something that stays as it was founded: end the old one and found a new one."""

    code: ClassVar[str] = "structure.cannot_change"
    field: str


class Ambiguous(Refusal):
    """More than one bears this name."""

    code: ClassVar[str] = "structure.ambiguous"
    field: str
    name: str


class Unknown(Refusal):
    """Nothing bears this name on that day."""

    code: ClassVar[str] = "structure.unknown"
    field: str
    name: str


@snapshot
class Column:
    """A column: its code, what stands above it, and what may stand in it."""

    code: str
    title: str
    kind: str = "text"
    """text | date | choice | moment"""
    needed: str = ""
    """yes when a new row must have it"""
    choices: Mapping[str, str] | None = None
    """code -> Chinese word, for choices"""
    names: str = ""
    """Of what kind its cells are names, a key of `known_names.NAMES`: the form of the page offers those there are."""


@snapshot
class Sheet:
    """One kind of thing: its columns, how a row is applied, and the rows there are."""

    name: str
    title: str
    columns: tuple[Column, ...]
    apply: Callable[[Row, Actor, datetime], Verdict]
    rows: Callable[[datetime], tuple[Row, ...]]


def text(row: Row, column: str) -> str:
    """What stands in a column; empty when nothing does."""
    return row.get(column, "").strip()


def needed(row: Row, column: str) -> str:
    """What must stand in a column; refuses with Missing."""
    if not (value := text(row, column)):
        raise Missing(field=column)
    return value


def day(row: Row, column: str) -> date | None:
    """The day in a column, or none; refuses with BadDay."""
    value = text(row, column)
    if not value:
        return None
    found = _DAY.match(value)
    try:
        return date(*map(int, found.groups())) if found else _bad(column)
    except ValueError as impossible:
        raise BadDay(field=column) from impossible


def needed_day(row: Row, column: str) -> date:
    """The day that must stand in a column."""
    found = day(row, column)
    if found is None:
        raise Missing(field=column)
    return found


def choice(row: Row, column: str, choices: Mapping[str, str], usual: str = "") -> str:
    """The code of a choice, written as its code or its Chinese word; refuses with NotAWord."""
    value = text(row, column) or usual
    for code, word in choices.items():
        if value in (code, word):
            return code
    raise NotAWord(field=column, words="、".join(choices.values())) if value else Missing(field=column)


def only(found: list[str], column: str, name: str) -> str:
    """The one that bears a name; refuses with Unknown or Ambiguous."""
    if not found:
        raise Unknown(field=column, name=name)
    if len(found) > 1:
        raise Ambiguous(field=column, name=name)
    return found[0]


def there(found: str | None, what: str) -> str:
    """A reference that must be there."""
    if found is None:
        raise NoSuchThing(what=what)
    return found


def _bad(column: str) -> date:
    raise BadDay(field=column)
