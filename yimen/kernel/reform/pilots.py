"""Pilots 试点: where a reform is tried first, how it stands on a day, and who gets it. Pure.

What is piloted is switched by dated decisions and by nothing else. A mode that nobody ever piloted is as it always was;
from the first pilot on it belongs to the piloted alone, until a decision opens it to all.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.rates import NONE, Share
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.limit import DAY_MINUTES


class PilotFeature(StrEnum):
    """What can be tried at some places first."""

    COMMITMENT_AT_ONCE = "commitment_at_once"
    AT_POINT = "at_point"
    HOME_VISIT = "home_visit"
    GUIDE = "guide"


class PilotSubjectKind(StrEnum):
    """What takes part in a pilot."""

    OFFICE = "office"
    ITEM = "item"
    POINT = "point"


class PilotVerdict(StrEnum):
    """What an evaluation finds."""

    WORKS = "works"
    MIXED = "mixed"
    FAILS = "fails"


class PilotResolve(StrEnum):
    """What is decided about a pilot."""

    EXTEND = "extend"
    CHANGE = "change"
    END = "end"
    OPEN = "open"


class PilotStanding(StrEnum):
    """How a pilot stands on a day."""

    PLANNED = "planned"
    RUNNING = "running"
    UNDECIDED = "undecided"
    ENDED = "ended"
    OPENED = "opened"


_O, _I, _P = PilotSubjectKind.OFFICE, PilotSubjectKind.ITEM, PilotSubjectKind.POINT
MAY_NAME: Mapping[PilotFeature, frozenset[PilotSubjectKind]] = {
    PilotFeature.COMMITMENT_AT_ONCE: frozenset({_O, _I}),
    PilotFeature.AT_POINT: frozenset({_I, _P}),
    PilotFeature.HOME_VISIT: frozenset({_P}),
    PilotFeature.GUIDE: frozenset({_O, _I, _P}),
}
"""By what each is tried; where a kind is not named, all of it take part."""
MUST_NAME: Mapping[PilotFeature, frozenset[PilotSubjectKind]] = {PilotFeature.AT_POINT: frozenset({_I, _P})}
"""What a point is given are items: both are named."""
BORN_ON = frozenset({PilotFeature.HOME_VISIT, PilotFeature.GUIDE})
"""Modes that every place offers until the first pilot of them begins."""
ONE_DAY = timedelta(days=1)
LONGEST = timedelta(days=3 * 366)
"""A pilot that never comes to its end is no pilot."""
UPWARD = frozenset({PilotResolve.EXTEND, PilotResolve.OPEN})
"""Decisions that give it to more than before: they rest on an evaluation."""


class NotEvaluated(Refusal):
    """It is given to more, or goes on longer, when somebody else has evaluated it since the last decision."""

    code: ClassVar[str] = "pilots.not_evaluated"


class EvaluatedAsFailed(Refusal):
    """The last evaluation found that it does not work: it is changed or ended, and given to nobody else."""

    code: ClassVar[str] = "pilots.failed"


@snapshot
class Span:
    """The days of a pilot as they were decided."""

    begins: date
    ends: date
    """The first day on which it is over unless something was decided."""
    opened_on: date | None = None
    """From this day everybody has it."""
    ended_on: date | None = None
    """From this day nobody has it any more, by decision."""


def standing(span: Span, on: date) -> PilotStanding:
    """How a pilot stands on a day. Past its last day and undecided it runs no more, and says so."""
    if span.ended_on is not None and on >= span.ended_on:
        return PilotStanding.ENDED
    if span.opened_on is not None and on >= span.opened_on:
        return PilotStanding.OPENED
    if on < span.begins:
        return PilotStanding.PLANNED
    return PilotStanding.RUNNING if on < span.ends else PilotStanding.UNDECIDED


@snapshot
class Reach:
    """A pilot of a feature as somebody meets it: its days, and whether it covers them."""

    span: Span
    covers: str
    """yes or no."""


def is_on(feature: PilotFeature, pilots: Iterable[Reach], on: date) -> str:
    """Whether somebody has a feature on a day, yes or no; `pilots` are all that were ever planned of it."""
    begun = [(one, standing(one.span, on)) for one in pilots if _has_begun(one.span, on)]
    if not begun:
        return "yes" if feature in BORN_ON else "no"
    given = any(
        stands is PilotStanding.OPENED or (stands is PilotStanding.RUNNING and one.covers == "yes")
        for one, stands in begun
    )
    return "yes" if given else "no"


def _has_begun(span: Span, on: date) -> bool:
    """What was called off before its first day never began: nobody lost anything by it."""
    return span.begins <= on and (span.ended_on is None or span.ended_on > span.begins)


def must_be_evaluated(decision: PilotResolve, longer: str, verdict: str, fresh: str) -> None:
    """A decision to give it to more, or for longer, rests on an evaluation that came after the last decision.

    `verdict` is what the last evaluation found, empty when there is none. Refuses with NotEvaluated, EvaluatedAsFailed.
    """
    if decision not in UPWARD and longer == "no":
        return
    if not verdict or fresh == "no":
        raise NotEvaluated()
    if verdict == PilotVerdict.FAILS and decision in UPWARD:
        raise EvaluatedAsFailed()


@snapshot
class Standpoint:
    """What ties somebody to a pilot."""

    staff_id: int
    decided: Collection[int]
    """Who began it and decided about it."""
    posts_in_it: int
    """Posts in the offices and at the places that take part, or above them."""

    @property
    def apart(self) -> str:
        """yes: nothing does, so they may evaluate it."""
        return "no" if self.staff_id in self.decided or self.posts_in_it else "yes"


@snapshot
class Measured:
    """What was counted of cases that came and were decided in one span of days."""

    cases: int
    minutes: int
    """Minutes of office time that they took, those that have such a figure: `timed`."""
    timed: int
    in_time: Share
    visits: int
    without_trip: Share
    satisfied: Share

    @property
    def days(self) -> str:
        """Working days from acceptance to decision, on average; a dash when nothing was timed."""
        return _per(Fraction(self.minutes, DAY_MINUTES), self.timed)

    @property
    def trips(self) -> str:
        """How often people came for a case, on average; a dash when there was none."""
        return _per(Fraction(self.visits), self.cases)


def _per(whole: Fraction, of: int) -> str:
    return NONE if not of else f"{float(round(whole / of * 10) / 10):.1f}"


@snapshot
class Spans:
    """The days that are compared: since it began, and as many before."""

    before: tuple[date, date]
    since: tuple[date, date]
    """From the first day up to and not with the second."""


def spans(span: Span, on: date) -> Spans:
    """What is compared on a day: what a pilot has lasted, and as long before it began; at least one day of each.

    Past its last day, or once everybody has it, nobody has it by the pilot alone: those days are not compared.
    """
    last = min(on + ONE_DAY, span.ends, *(day for day in (span.opened_on, span.ended_on) if day is not None))
    ends = max(last, span.begins + ONE_DAY)
    return Spans((span.begins - (ends - span.begins), span.begins), (span.begins, ends))
