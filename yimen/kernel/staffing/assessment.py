"""Assessment 考核: a published standard, figures of the journal, notes with evidence; seen, objected to, fixed.

A score is the sum of the standard's weights times what was measured, in hundredths of a point. What could not be
measured (nobody rated, nothing fell due) is left out and its weight falls to the others: silence is neither for nor
against anybody. Nobody scores themself or their own superior.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.rates import HALF, Share
from yimen.kernel.refusal import Refusal


class Indicator(StrEnum):
    """What is measured of somebody, all of it from records that they cannot write."""

    ATTENDANCE = "attendance"
    ON_TIME = "on_time"
    SATISFACTION = "satisfaction"
    COMPLAINTS = "complaints"
    CARDS = "cards"
    VOLUME = "volume"
    TRAINING = "training"
    HOLIDAY = "holiday"
    MONTHS = "months"


OF_A_YEAR = frozenset({Indicator.HOLIDAY, Indicator.MONTHS})
"""Measured over a year alone: holiday duty served, and the fixed months."""
EACH_TAKES = 5
"""Every upheld complaint or card takes a fifth of its indicator."""
FULL = 10_000
MOST_POINTS = 20


class Conduct(StrEnum):
    """What is noted of somebody beside the figures 纪律和表现, each with evidence."""

    LATE = "late"
    AWAY = "away"
    PHONE = "phone"
    MANNERS = "manners"
    MEETING = "meeting"
    OTHER = "other"
    COMMENDED = "commended"
    CAMPAIGN = "campaign"
    CENSURED = "censured"


MERITS = frozenset({Conduct.COMMENDED, Conduct.CAMPAIGN})
"""These add points, the others take them."""
BY_HAND = tuple(one for one in Conduct if one is not Conduct.CENSURED)
"""What a manager notes; a censure is noted by the decision that lays it on somebody, and goes with it."""


class AssessmentState(StrEnum):
    SHOWN = "shown"
    OBJECTED = "objected"
    ANSWERED = "answered"
    FIXED = "fixed"


class AssessmentMove(StrEnum):
    OBJECT = "object"
    ANSWER = "answer"
    FIX = "fix"


_S, _M = AssessmentState, AssessmentMove
ASSESSMENT_LIFE: Lifecycle[AssessmentState, AssessmentMove] = Lifecycle(
    start=_S.SHOWN,
    moves={
        _M.OBJECT: (frozenset({_S.SHOWN}), _S.OBJECTED),
        _M.ANSWER: (frozenset({_S.OBJECTED}), _S.ANSWERED),
        # An objection is answered before anything is fixed; what is fixed is corrected by a named act and stays.
        _M.FIX: (frozenset({_S.SHOWN, _S.ANSWERED}), _S.FIXED),
    },
)
OBJECT_WITHIN = 5
"""Working days of the centre in which somebody may object; who has noted the result needs no more of them."""


class WeightsIncomplete(Refusal):
    """The weights of a standard add up to a hundred."""

    code: ClassVar[str] = "assessment.weights_incomplete"
    total: int


class ScoresOneself(Refusal):
    """Nobody scores, deducts, answers for or votes on themself."""

    code: ClassVar[str] = "assessment.oneself"


class ScoresASuperior(Refusal):
    """Nobody scores whoever heads them."""

    code: ClassVar[str] = "assessment.superior"


def must_add_up(weights: Mapping[str, int]) -> None:
    """Refuses with WeightsIncomplete."""
    total = sum(weights.values())
    if total != 100 or any(weight < 1 for weight in weights.values()):
        raise WeightsIncomplete(total=total)


def score(weights: Mapping[str, int], measured: Mapping[str, Share], points: int = 0) -> int:
    """The score in hundredths, with the points that were noted; never below nought."""
    told = {name: share.rate for name, share in measured.items() if share.rate is not None and name in weights}
    whole = sum(weights[name] for name in told)
    base = Fraction(FULL, 1) if not whole else sum(weights[name] * rate for name, rate in told.items()) * FULL / whole
    return max(0, int(base + HALF) + points * 100)


def spared(upheld: int) -> Share:
    """What is left of an indicator after so many upheld findings."""
    return Share(max(0, EACH_TAKES - upheld), EACH_TAKES)


def quota(people: int, per_hundred: int) -> int:
    """How many may be rated excellent: rounded down, so that the share is never exceeded."""
    return people * per_hundred // 100


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month that follows."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
