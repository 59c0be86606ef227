"""Projects 投资项目: the national code, of what kind one is, and how long its approvals have really taken.

Time is told twice: what the owner waited from beginning to end, and what the offices used of it. The second is the
critical path: the slowest case of each group, group after group; in between and in pauses it was the owner's turn.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.due import elapsed
from yimen.kernel.time.limit import Unit
from yimen.kernel.time.spans import Span
from yimen.kernel.time.worktime import WorkCalendar

MOST_STAGES = 8
_CODE = re.compile(r"\d{2}(0[1-9]|1[0-2])-\d{6}-\d{2}-\d{2}-\d{6}", re.ASCII)


class ProjectKind(StrEnum):
    """Whose money it is, and so by which procedure it is set up."""

    GOVERNMENT = "government"
    ENTERPRISE_APPROVAL = "enterprise_approval"
    ENTERPRISE_FILING = "enterprise_filing"


class Funding(StrEnum):
    """Where the money comes from."""

    FISCAL = "fiscal"
    STATE_OWNED = "state_owned"
    PRIVATE = "private"
    FOREIGN = "foreign"
    MIXED = "mixed"


class ProjectClass(StrEnum):
    """What is built. The list of simplified set-up names such classes."""

    ROAD = "road"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    HOUSING = "housing"
    WATER = "water"
    PARK = "park"
    PIPES = "pipes"
    INDUSTRY = "industry"
    COMMERCE = "commerce"
    OTHER = "other"


class Indicator(StrEnum):
    """Control indicators 控制性指标, fixed before the approvals begin."""

    INVESTMENT = "investment"
    SITE_AREA = "site_area"
    LAND_QUOTA = "land_quota"
    FOREST_QUOTA = "forest_quota"
    FLOOR_AREA = "floor_area"
    FACILITIES = "facilities"


class ProjectCodeWrong(Refusal):
    """A national project code reads 2505-330354-04-01-274607: year and month, region, two kinds, a serial number."""

    code: ClassVar[str] = "projects.code_wrong"


class IndicatorDeviates(Refusal):
    """A later stage says something else than was fixed before the approvals began."""

    code: ClassVar[str] = "projects.indicator_deviates"
    indicator: str
    fixed: str
    said: str


def must_be_project_code(typed: str) -> str:
    """The code as it is kept; only its shape is known here, others give it out. Refuses with ProjectCodeWrong."""
    code = typed.strip().replace("－", "-")
    if not _CODE.fullmatch(code):
        raise ProjectCodeWrong()
    return code


def must_match(fixed: Iterable[tuple[str, Decimal]], said: Iterable[tuple[str, Decimal]]) -> None:
    """What a stage is opened with is what was fixed; refuses with IndicatorDeviates."""
    known = dict(fixed)
    for indicator, amount in said:
        if indicator in known and amount != known[indicator]:
            raise IndicatorDeviates(indicator=indicator, fixed=str(known[indicator]), said=str(amount))


@snapshot
class Timed:
    """Something that an office did: from when to when, by which calendar, and when it was not its turn."""

    calendar: WorkCalendar
    began_at: datetime
    ended_at: datetime | None
    pauses: tuple[Span, ...] = ()

    def used(self, now: datetime) -> Fraction:
        """Working days used up to its end, or until now."""
        return elapsed(self.calendar, self.began_at, self.ended_at or now, Unit.WORKING_DAY, self.pauses)


def critical(groups: Sequence[Sequence[Timed]], now: datetime) -> Fraction:
    """The working days that the slowest of each group used, group after group."""
    return sum((max((one.used(now) for one in group), default=Fraction(0)) for group in groups), Fraction(0))


def tenths(days: Fraction) -> Decimal:
    """Working days as a limit is published: one decimal, a half rounded up."""
    exact = Decimal(days.numerator) / Decimal(days.denominator)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def average(days: Sequence[Decimal]) -> Decimal | None:
    """The average of durations in tenths, itself in tenths: who has the list can work it out again."""
    return tenths(Fraction(sum(days, Decimal(0))) / len(days)) if days else None
