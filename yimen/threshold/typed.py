"""What was typed into a form, as what it means: numbers, days, moments, hours, money.

Each reads the field of a name and refuses what is none, naming the field, so that the sentence stands at its control.
A day that is one and still cannot be is for the operation to refuse.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import ClassVar, TypeVar

from yimen.kernel.money.fees import fen_of
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import ZONE

Said = Mapping[str, str]
"""The fields of a form by their names; of several with one name the last."""
AGE = range(1900, 2200)
"""The years that days and moments lie in."""
MOST = 999_999_999
D = TypeVar("D", date, None)


class NotANumber(Refusal):
    """Where a whole number is wanted, something else was typed, or one that is too great."""

    code: ClassVar[str] = "typed.not_a_number"
    field: str
    most: int


class NotADay(Refusal):
    """Where a day is wanted, none of the calendar of this age was typed."""

    code: ClassVar[str] = "typed.not_a_day"
    field: str


class NotAMoment(Refusal):
    """Where a day with a time is wanted, none of this age was typed."""

    code: ClassVar[str] = "typed.not_a_moment"
    field: str


class NotAnHour(Refusal):
    """Where a time of day is wanted, none was typed."""

    code: ClassVar[str] = "typed.not_an_hour"
    field: str


class NotMoney(Refusal):
    """Where an amount in yuan is wanted, none was typed."""

    code: ClassVar[str] = "typed.not_money"
    field: str


def number(said: Said, name: str, most: int = MOST, usual: int | None = None) -> int:
    """A whole number from nought to `most`; where nothing was typed `usual`. Refuses with NotANumber."""
    text = _line(said, name)
    if not text and usual is not None:
        return usual
    found = _whole(text)
    if found is None or found > most:
        raise NotANumber(field=name, most=most)
    return found


def day(said: Said, name: str) -> date:
    """A day. Refuses with NotADay."""
    with suppress(ValueError):
        if (found := date.fromisoformat(_line(said, name))).year in AGE:
            return found
    raise NotADay(field=name)


def day_or_none(said: Said, name: str) -> date | None:
    """A day that may be left open. Refuses with NotADay."""
    return day(said, name) if _line(said, name) else None


def day_or(said: Said, name: str, usual: D) -> date | D:
    """A day of an address; what is none is the usual one, or nothing where nothing is usual."""
    try:
        return day(said, name)
    except NotADay:
        return usual


def moment(said: Said, name: str) -> datetime:
    """A day with its time as the city's clocks show it; a day alone begins at midnight. Refuses with NotAMoment."""
    with suppress(ValueError):
        if (found := datetime.fromisoformat(_line(said, name))).year in AGE:
            return found if found.tzinfo else found.replace(tzinfo=ZONE)
    raise NotAMoment(field=name)


def hour(said: Said, name: str) -> time:
    """A time of day. Refuses with NotAnHour."""
    with suppress(ValueError):
        if (found := time.fromisoformat(_line(said, name))).tzinfo is None:
            return found
    raise NotAnHour(field=name)


def hour_or_none(said: Said, name: str) -> time | None:
    """A time of day that may be left open. Refuses with NotAnHour."""
    return hour(said, name) if _line(said, name) else None


def fen(said: Said, name: str, usual: int | None = None) -> int:
    """Yuan as somebody types them, in fen; where nothing was typed `usual`. Refuses with NotMoney."""
    text = _line(said, name)
    if not text and usual is not None:
        return usual
    if (found := fen_of(text)) is None:
        raise NotMoney(field=name)
    return found


def seen(said: Said, name: str = "seen") -> int | None:
    """What the page was drawn from, as a hidden field says it; None where it says nothing that can be."""
    return _whole(said.get(name, ""))


def revision(said: Said, name: str = "seen") -> int:
    """The revision a page was drawn from; one that never was where none is said, so that the page is stale."""
    found = seen(said, name)
    return -1 if found is None else found


def _line(said: Said, name: str) -> str:
    return said.get(name, "").strip()


def _whole(text: str) -> int | None:
    """Digits as keyboards have them, so many as a column holds."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
