"""Limits: how much time an act may take, and in which measure.

An amount has at most one decimal, because a published limit is "8.3 working days". A limit never knows when it
starts nor whose calendar counts; `yimen.kernel.time.due` brings the three together.
"""

from dataclasses import field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import ClassVar, Self

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class Unit(StrEnum):
    """The measures in which limits are published."""

    WORKING_DAY = "working_day"
    HALF_DAY = "half_day"
    NATURAL_DAY = "natural_day"
    HOUR = "hour"
    MINUTE = "minute"

    @property
    def counts_days(self) -> bool:
        """Whether whole days are counted (from the day after the start) and not open minutes."""
        return self not in OFFICE_TIME


OFFICE_TIME = frozenset({Unit.HOUR, Unit.MINUTE})

# Far above every published limit; keeps a slip of the keyboard from reaching beyond the calendars.
LARGEST: dict[Unit, int] = {
    Unit.WORKING_DAY: 10_000,
    Unit.HALF_DAY: 20_000,
    Unit.NATURAL_DAY: 15_000,
    Unit.HOUR: 100_000,
    Unit.MINUTE: 1_000_000,
}


DAY_MINUTES = 420
"""A working day as the office keeps it: 09:00-12:00 and 13:30-17:30."""

# A calendar day counts as five sevenths of a working day.
UNIT_MINUTES: dict[str, int] = {
    Unit.WORKING_DAY: DAY_MINUTES,
    Unit.HALF_DAY: DAY_MINUTES // 2,
    Unit.NATURAL_DAY: 300,
    Unit.HOUR: 60,
    Unit.MINUTE: 1,
}


def office_minutes(amount: Decimal, unit: str) -> Decimal:
    """An amount as minutes of office time, to compare limits told in different units; an unknown unit is no time."""
    return amount * UNIT_MINUTES.get(unit, 0)


class LimitOutOfRange(Refusal):
    """A limit is negative, no number at all, or longer than any office could mean."""

    code: ClassVar[str] = "deadline.limit_out_of_range"
    amount: str
    unit: str
    largest: int


class LimitTooFine(Refusal):
    """A limit has more decimals than its unit allows: one, or none for natural days."""

    code: ClassVar[str] = "deadline.limit_too_fine"
    amount: str
    unit: str


class UnitsDiffer(Refusal):
    """Two limits in different units were to be added."""

    code: ClassVar[str] = "deadline.units_differ"
    unit: str
    other: str


@lru_cache(maxsize=1024)
def _whole_tenths(amount: Decimal) -> int | None:
    """The amount in tenths, exactly; None when it is finer. There are few amounts and many clocks."""
    exact = Fraction(amount) * 10
    return int(exact) if exact.denominator == 1 else None


@snapshot
class Limit:
    """An amount of working days, half days, natural days, office hours or office minutes.

    Zero is allowed and means "the same working day": see `yimen.kernel.time.due`.
    """

    amount: Decimal
    unit: Unit
    tenths: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or not 0 <= self.amount <= LARGEST[self.unit]:
            raise LimitOutOfRange(amount=str(self.amount), unit=self.unit, largest=LARGEST[self.unit])
        tenths = _whole_tenths(self.amount)
        if tenths is None or (self.unit is Unit.NATURAL_DAY and tenths % 10):
            raise LimitTooFine(amount=str(self.amount), unit=self.unit)
        object.__setattr__(self, "tenths", tenths)

    @classmethod
    def of(cls, amount: Decimal | int | str, unit: Unit) -> Self:
        """A limit of a known amount; never from a float."""
        return cls(Decimal(amount), unit)

    @classmethod
    def parse(cls, text: str, unit: Unit) -> Self:
        """A limit as somebody wrote it; refuses with LimitOutOfRange what is no number."""
        try:
            return cls(Decimal(text), unit)
        except InvalidOperation:
            raise LimitOutOfRange(amount=text, unit=unit, largest=LARGEST[unit]) from None

    def plus(self, other: "Limit") -> "Limit":
        """Both limits together; refuses with UnitsDiffer."""
        if other.unit is not self.unit:
            raise UnitsDiffer(unit=self.unit, other=other.unit)
        return Limit(self.amount + other.amount, self.unit)

    @property
    def counted_in(self) -> Unit:
        """The unit of an account of this limit: half days are counted as parts of days, hours in minutes."""
        if self.unit in OFFICE_TIME:
            return Unit.MINUTE
        return Unit.WORKING_DAY if self.unit is Unit.HALF_DAY else self.unit

    @property
    def budget(self) -> Decimal:
        """The amount expressed in `counted_in`."""
        match self.unit:
            case Unit.HALF_DAY:
                return self.amount / 2
            case Unit.HOUR:
                return self.amount * 60
            case _:
                return self.amount
