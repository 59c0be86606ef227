"""Dated terms: what the registries share about spans of days, and how a constraint that says no becomes a refusal."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange
from django.db.models import F, Func, Model, Q, Value

from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import ImpossibleDates, NoSuchThing

ZONE = ZoneInfo("Asia/Shanghai")


class Dated(Protocol):
    """A row with a span of days."""

    valid: Any


class Ending(Dated, Protocol):
    """A row with a span of days that ends by a document."""

    end_basis: str

    def save(self, *, update_fields: list[str]) -> None:
        """Write these fields."""


D = TypeVar("D", bound=Dated)
M = TypeVar("M", bound=Model)


def new_ref() -> str:
    """A fresh opaque reference."""
    return spelled(secrets.token_bytes(16), 16)


def day_of(now: datetime) -> date:
    """The day of a moment, as the city counts days."""
    return now.astimezone(ZONE).date()


def midnight(day: date) -> datetime:
    """The moment at which a day begins, as the city counts days."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def days(begins: date, ends: date | None = None) -> DateRange:
    """The span of days from `begins` up to and not with `ends`."""
    return DateRange(begins, ends)


def moments(begins: datetime, ends: datetime | None = None) -> DateTimeTZRange:
    """The span of moments from `begins` up to and not with `ends`."""
    return DateTimeTZRange(begins, ends)


def on_day(terms: Iterable[D], day: date) -> D | None:
    """The term in force on a day."""
    return next((term for term in terms if day in term.valid), None)


def to_split(terms: Iterable[D], day: date) -> tuple[D, DateRange, DateRange]:
    """The term that a change on `day` cuts in two, with its days before and after; refuses with ImpossibleDates."""
    term = on_day(terms, day)
    if term is None or term.valid.lower == day:
        raise ImpossibleDates()
    return term, days(term.valid.lower, day), days(day, term.valid.upper)


def to_close(terms: Iterable[D], day: date) -> tuple[D, DateRange]:
    """The last term, with its days when it ends on `day`; refuses with ImpossibleDates when it cannot end then."""
    last = max(terms, key=lambda term: term.valid.lower, default=None)
    if last is None or last.valid.upper is not None or day <= last.valid.lower:
        raise ImpossibleDates()
    return last, days(last.valid.lower, day)


def end_term(term: Ending, until: DateRange, basis: str) -> None:
    """Let a term hold for these days only, and say by which document; what it told stays as it was."""
    term.valid, term.end_basis = until, basis
    term.save(update_fields=["valid", "end_basis"])


def locked(model: type[M], ref: str, what: str) -> M:
    """The row with this reference, nobody else's until the act ends; refuses with NoSuchThing."""
    row = model._default_manager.select_for_update().filter(ref=ref).first()
    if row is None:
        raise NoSuchThing(what=what)
    return row


def one_at_a_time(
    name: str, *same: str | tuple[str, str], during: str = "valid", where: Q | None = None
) -> ExclusionConstraint:
    """The constraint that of rows alike in these columns no two hold at the same time.

    A plain PostgreSQL excludes ranges and nothing else: keys stand as they are, words by their hash; what is neither
    comes with the number that stands for it.
    """
    return ExclusionConstraint(
        name=name, expressions=[*map(_alike, same), (during, RangeOperators.OVERLAPS)], condition=where
    )


def _alike(one: str | tuple[str, str]) -> tuple[Func, str]:
    if isinstance(one, str) and one.endswith("_id"):
        return Func(F(one), F(one), Value("[]"), function="int8range"), RangeOperators.OVERLAPS
    column, number = (one, f"hashtextextended({one}, 0)") if isinstance(one, str) else one
    told = f"int8range({number}, {number}, '[]')"
    return Func(F(column), function="int8range", template=told), RangeOperators.OVERLAPS


@contextmanager
def refusing(**refusals: Refusal) -> Iterator[None]:
    """Turn the constraint of a given name into its refusal; any other one is a bug and passes."""
    try:
        yield
    except IntegrityError as clash:
        for constraint, refusal in refusals.items():
            if constraint in str(clash):
                raise refusal from clash
        raise
