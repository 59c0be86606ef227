"""Writing: what any text and any span of days must look like before it is written down, whoever writes it."""

import unicodedata
from datetime import date, datetime
from typing import ClassVar, TypeVar

from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.refusal import Refusal

NAME = 200
TEXT = 2000
_EARLIEST, _LATEST = 1900, 2200
#: Marks that turn the direction of what follows: a name must read as it is written.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")

M = TypeVar("M", date, datetime)


class Missing(Refusal):
    """Something that must be filled in is empty."""

    code: ClassVar[str] = "writing.missing"
    field: str


class TooLong(Refusal):
    """A text is longer than its place."""

    code: ClassVar[str] = "writing.too_long"
    field: str
    most: int


class StrangeCharacter(Refusal):
    """A text holds control characters, which no keyboard types and no paper prints."""

    code: ClassVar[str] = "writing.strange_character"
    field: str


class ImpossibleDates(Refusal):
    """An end that does not lie after its beginning, or a day out of this age."""

    code: ClassVar[str] = "writing.impossible_dates"


class NotInList(Refusal):
    """A value that is none of those the list has."""

    code: ClassVar[str] = "writing.not_in_list"
    field: str


class NoSuchThing(Refusal):
    """What the reference names is not there, or not for this actor."""

    code: ClassVar[str] = "writing.no_such_thing"
    what: str


class NotAllowed(Refusal):
    """The actor holds no post that may do this."""

    code: ClassVar[str] = "people.not_allowed"


def named(typed: str, field: str, most: int = NAME) -> str:
    """A name: one line, filled in, no longer than its place."""
    line = written(typed, field, most)
    if not line:
        raise Missing(field=field)
    return line


def written(typed: str, field: str, most: int = NAME) -> str:
    """One line that may be empty."""
    line = typed.strip()
    if len(line) > most:
        raise TooLong(field=field, most=most)
    if any(character in _TURNING or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in line):
        raise StrangeCharacter(field=field)
    return line


def told(typed: str, field: str, most: int = TEXT) -> str:
    """Several lines that may be empty."""
    text = typed.replace("\r\n", "\n").strip()
    if len(text) > most:
        raise TooLong(field=field, most=most)
    for line in text.split("\n"):
        written(line.replace("\t", " "), field, most)
    return text


def span(begins: M, ends: M | None) -> tuple[M, M | None]:
    """A span of days or moments that can be; its end does not belong to it."""
    if not _EARLIEST <= begins.year < _LATEST:
        raise ImpossibleDates()
    if ends is not None and (ends <= begins or ends.year >= _LATEST):
        raise ImpossibleDates()
    return begins, ends


def must_hold(by: Actor, *roles: Role) -> None:
    """Only the system itself and holders of one of these posts; refuses with NotAllowed."""
    if by.kind is not ActorKind.SYSTEM and not by.has_role(*roles):
        raise NotAllowed()
