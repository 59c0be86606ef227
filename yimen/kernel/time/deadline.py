"""Deadlines: a budget of working time and the ledger of what stopped or lengthened it. Never a stored date.

Two sides run side by side: the statutory limit, whose miss is a breach, and the promised one, whose miss is a
service finding. Only the eight procedures of art. 45 of the Administrative Licensing Law stop the statutory side,
and only with a written notice; a supplement asked for after acceptance stops the promise alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.account import AccountDay, Why
from yimen.kernel.time.due import Due, due, due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.spans import Span, open_microseconds
from yimen.kernel.time.worktime import MICROSECONDS, WorkCalendar


class Side(StrEnum):
    """Which of the two limits a deadline watches."""

    STATUTORY = "statutory"
    PROMISED = "promised"


class SpecialGround(StrEnum):
    """The eight procedures whose time the law does not count (art. 45)."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"


class ServiceGround(StrEnum):
    """What stops the promise, and nothing but the promise."""

    SUPPLEMENT = "supplement"


Ground = SpecialGround | ServiceGround

STOPS: Mapping[Ground, frozenset[Side]] = {
    **{ground: frozenset(Side) for ground in SpecialGround},
    ServiceGround.SUPPLEMENT: frozenset({Side.PROMISED}),
}


class ExtensionLaw(StrEnum):
    """The provisions by which a statutory limit may be lengthened."""

    ARTICLE_42_SINGLE = "article_42_single"
    ARTICLE_42_JOINT = "article_42_joint"
    OTHER_STATUTE = "other_statute"


# Art. 42: 10 working days with the head of the office, 15 for joint handling with the head of the government, once.
LONGEST_EXTENSION: Mapping[ExtensionLaw, int] = {
    ExtensionLaw.ARTICLE_42_SINGLE: 10,
    ExtensionLaw.ARTICLE_42_JOINT: 15,
}


class GroundUnknown(Refusal):
    """A pause was asked for on a ground that no law and no promise knows."""

    code: ClassVar[str] = "deadline.ground_unknown"
    ground: str


class GroundCannotPause(Refusal):
    """A ground does not stop this side of the clock."""

    code: ClassVar[str] = "deadline.ground_cannot_pause"
    ground: str
    side: str


class PauseWithoutNotice(Refusal):
    """A special procedure stops the clock only with a written notice to the applicant (art. 45)."""

    code: ClassVar[str] = "deadline.pause_without_notice"
    ground: str


class PauseOutOfOrder(Refusal):
    """A pause ends before it begins, or begins before the deadline itself."""

    code: ClassVar[str] = "deadline.pause_out_of_order"
    ground: str
    since: str


class AlreadyPaused(Refusal):
    """A pause on this ground is open already."""

    code: ClassVar[str] = "deadline.already_paused"
    ground: str


class NotPaused(Refusal):
    """No pause on this ground is open."""

    code: ClassVar[str] = "deadline.not_paused"
    ground: str


class ExtensionTooLong(Refusal):
    """An extension is longer than its provision allows."""

    code: ClassVar[str] = "deadline.extension_too_long"
    law: str
    amount: str
    largest: int


class ExtendedTwice(Refusal):
    """A limit was to be lengthened a second time under art. 42, which allows it once."""

    code: ClassVar[str] = "deadline.extended_twice"
    law: str


def ground_of(code: str) -> Ground:
    """The ground with this code; refuses with GroundUnknown."""
    for ground in STOPS:
        if ground == code:
            return ground
    raise GroundUnknown(ground=code)


class LimitOver(Refusal):
    """A limit was to be lengthened after it had run out: what is late stays late (art. 42)."""

    code: ClassVar[str] = "deadline.limit_over"
    since: date


@snapshot
class Pause:
    """A stretch of time that does not count; open while `until` is None.

    Time that the notice did not tell is not excused by it: from `told_until` on the clock runs again (art. 45).
    """

    since: datetime
    until: datetime | None
    ground: Ground
    notice: str | None = None
    told_until: datetime | None = None

    def as_of(self, now: datetime) -> "Pause":
        """The pause as it stands at `now`: over when the time that was told is over."""
        if (
            self.told_until is None
            or now < self.told_until
            or (self.until is not None and self.until <= self.told_until)
        ):
            return self
        return replace(self, until=self.told_until)

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise PauseOutOfOrder(ground=self.ground, since=self.since.isoformat())
        if not self.notice and isinstance(self.ground, SpecialGround):
            raise PauseWithoutNotice(ground=self.ground)


@snapshot
class Extension:
    """Time added to a limit, by which provision, and the notice that told the applicant."""

    limit: Limit
    law: ExtensionLaw
    notice: str

    def __post_init__(self) -> None:
        largest = LONGEST_EXTENSION.get(self.law)
        if largest is None:
            return
        if self.limit.unit is not Unit.WORKING_DAY:
            raise ExtensionTooLong(law=self.law, amount=f"{self.limit.amount} {self.limit.unit}", largest=largest)
        if self.limit.amount > largest:
            raise ExtensionTooLong(law=self.law, amount=str(self.limit.amount), largest=largest)


@snapshot
class Deadline:
    """One side of a clock: its limit, when it began, and everything that stopped or lengthened it."""

    side: Side
    limit: Limit
    start: datetime
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    def __post_init__(self) -> None:
        for pause in self.pauses:
            if self.side not in STOPS[pause.ground]:
                raise GroundCannotPause(ground=pause.ground, side=self.side)
            if pause.since < self.start:
                raise PauseOutOfOrder(ground=pause.ground, since=pause.since.isoformat())
        if len(self.extensions) > 1:
            used = [extension.law for extension in self.extensions if extension.law in LONGEST_EXTENSION]
            if len(used) > 1:
                raise ExtendedTwice(law=used[-1])

    @property
    def budget(self) -> Limit:
        """The limit with all its extensions."""
        total = self.limit
        for extension in self.extensions:
            total = total.plus(extension.limit)
        return total

    def as_of(self, now: datetime) -> "Deadline":
        """The deadline as it stands at `now`: no pause stops it longer than its notice told."""
        return replace(self, pauses=tuple(pause.as_of(now) for pause in self.pauses)) if self.pauses else self

    @property
    def runs_on_at(self) -> datetime | None:
        """When the clock runs on by itself, should the procedure take longer than was told."""
        told = [pause.told_until for pause in self.pauses if pause.until is None and pause.told_until is not None]
        return max(told, default=None)

    @property
    def is_paused(self) -> bool:
        """Whether a pause is open."""
        return any(pause.until is None for pause in self.pauses)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pauses as mere spans of time."""
        return tuple((pause.since, pause.until) for pause in self.pauses)

    def paused(self, at: datetime, ground: Ground, notice: str | None = None) -> "Deadline":
        """The deadline stopped from `at`; refuses a ground that cannot stop this side."""
        if any(pause.until is None and pause.ground is ground for pause in self.pauses):
            raise AlreadyPaused(ground=ground)
        return replace(self, pauses=(*self.pauses, Pause(at, None, ground, notice)))

    def resumed(self, at: datetime, ground: Ground) -> "Deadline":
        """The deadline running again after its open pause on this ground."""
        if not any(pause.until is None and pause.ground is ground for pause in self.pauses):
            raise NotPaused(ground=ground)
        return replace(
            self,
            pauses=tuple(
                replace(pause, until=at) if pause.until is None and pause.ground is ground else pause
                for pause in self.pauses
            ),
        )

    def extended(self, extension: Extension) -> "Deadline":
        """The deadline with a longer budget; refuses what its provision does not allow."""
        longer = replace(self, extensions=(*self.extensions, extension))
        longer.limit.plus(extension.limit)
        return longer

    def due(self, calendar: WorkCalendar) -> Due:
        """When the act is due, with its account; `due_at` is None while a pause stops the clock."""
        return due(calendar, self.start, self.budget, self.spans)

    def due_at(self, calendar: WorkCalendar) -> datetime | None:
        """The due moment alone: the derivation that lists are sorted by."""
        return due_at(calendar, self.start, self.budget, self.spans)


@snapshot
class Explanation:
    """A deadline told to a person at one moment.

    Amounts are in `counted_in`. A counted day is used from its first minute ("used 2, today included"); office time
    is used by the minute. `overdue` are the counted days, or open minutes, since the due moment.
    """

    due_at: datetime | None
    provisional: bool
    is_paused: bool
    is_late: bool
    counted_in: Unit
    budget: Decimal
    used: Decimal
    remaining: Decimal
    overdue: Decimal
    days: tuple[AccountDay, ...]


def must_run_still(deadline: Deadline, calendar: WorkCalendar, now: datetime) -> None:
    """Only a limit that has not run out is lengthened; refuses with LimitOver."""
    due_at = deadline.as_of(now).due_at(calendar)
    if due_at is not None and now > due_at:
        raise LimitOver(since=calendar.day_of(due_at))


def explain(deadline: Deadline, calendar: WorkCalendar, now: datetime) -> Explanation:
    """The day by day account of a deadline as it stands at `now`, with what is used and what remains."""
    deadline = deadline.as_of(now)
    found, today = deadline.due(calendar), calendar.day_of(now)
    days = found.account_through(today)
    budget = deadline.budget
    if budget.unit.counts_days:
        past = [day for day in days if day.date <= today]
        used = sum((day.counted for day in past if day.why is not Why.OVERDUE), Decimal(0))
        overdue = sum((day.counted for day in past if day.why is Why.OVERDUE), Decimal(0))
    else:
        used = min(budget.budget, _minutes(calendar, deadline.start, now, deadline.spans))
        overdue = _minutes(calendar, found.due_at, now, ()) if found.due_at else Decimal(0)
    return Explanation(
        due_at=found.due_at,
        provisional=found.provisional,
        is_paused=deadline.is_paused,
        is_late=found.due_at is not None and now > found.due_at,
        counted_in=budget.counted_in,
        budget=budget.budget,
        used=used,
        remaining=budget.budget - used,
        overdue=overdue,
        days=days,
    )


def _minutes(calendar: WorkCalendar, start: datetime, end: datetime, spans: tuple[Span, ...]) -> Decimal:
    """Whole open minutes used; a minute begun is not used up yet."""
    return Decimal(open_microseconds(calendar, start, end, spans) // MICROSECONDS)
