"""Evaluation groups 评估组: who must sit in one, who is too near to what is judged, what is scored, and what is weak.

A unit is judged by officials, the public, experts and technicians together, over days that are past. What the house
can count is counted, what only people can say is scored; whatever stays below its least is a weakness.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.rates import Share
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class JurorKind(StrEnum):
    """As what somebody sits in the group; all four kinds are there, or it does not begin."""

    OFFICIAL = "official"
    PUBLIC = "public"
    EXPERT = "expert"
    TECHNICIAN = "technician"


OF_THE_STAFF = frozenset({JurorKind.OFFICIAL, JurorKind.EXPERT, JurorKind.TECHNICIAN})
"""As what a member of staff may sit; the public is nobody of the staff."""
FROM_OUTSIDE = frozenset({JurorKind.PUBLIC, JurorKind.EXPERT, JurorKind.TECHNICIAN})
"""As what somebody may sit who is asked in by a code."""


class UnitKind(StrEnum):
    """What is judged."""

    CENTRE = "centre"
    WINDOW = "window"
    OFFICE = "office"


class QualityFigure(StrEnum):
    """What the house counts of a unit by itself: a part of a whole, and the more the better."""

    SATISFIED = "satisfied"
    UNCOMPLAINED = "uncomplained"
    ANSWERED = "answered"
    SOUND = "sound"
    CLEAN = "clean"


class Effect(StrEnum):
    """What the same figure says after something was improved."""

    BETTER = "better"
    NOT_BETTER = "not_better"


class JuryState(StrEnum):
    CALLED = "called"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    CALLED_OFF = "called_off"


class JuryMove(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    PUBLISH = "publish"
    CALL_OFF = "call_off"


_S, _M = JuryState, JuryMove

JURY_LIFE: Lifecycle[JuryState, JuryMove] = Lifecycle(
    start=_S.CALLED,
    moves={
        _M.OPEN: (frozenset({_S.CALLED}), _S.OPEN),
        _M.CLOSE: (frozenset({_S.OPEN}), _S.CLOSED),
        _M.PUBLISH: (frozenset({_S.CLOSED}), _S.PUBLISHED),
        _M.CALL_OFF: (frozenset({_S.CALLED, _S.OPEN}), _S.CALLED_OFF),
    },
)
TOLD = frozenset({_S.CLOSED, _S.PUBLISHED})
"""When each sees what the others scored."""
MOST_SCORE = 100
WEIGHTS = 100
"""What the weights of all indicators come to."""
SHOWN_AFTER = timedelta(days=14)
"""How long after the report an effect can be seen."""
EVERY = (3, 6, 12)
"""Months after which a unit is judged again."""


class KindsMissing(Refusal):
    """An evaluation group has officials, public, experts and technicians in it; these are not there."""

    code: ClassVar[str] = "juries.kinds_missing"
    kinds: tuple[str, ...]


class TooNear(Refusal):
    """Who is judged never judges, nor who heads them."""

    code: ClassVar[str] = "juries.too_near"


class KindNotTheirs(Refusal):
    """An official is of the staff, the public never is."""

    code: ClassVar[str] = "juries.kind_not_theirs"


class WeightsNotWhole(Refusal):
    """The weights of the indicators come to a hundred."""

    code: ClassVar[str] = "juries.weights_not_whole"


class ScoresIncomplete(Refusal):
    """Every indicator that people score gets one score from 0 to 100, and no other does."""

    code: ClassVar[str] = "juries.scores_incomplete"


class StillScoring(Refusal):
    """Not all have scored, and the last day for it is not over."""

    code: ClassVar[str] = "juries.still_scoring"
    waiting: int


class FindingsWithoutAction(Refusal):
    """A weakness has no improvement action yet."""

    code: ClassVar[str] = "juries.findings_without_action"
    numbers: tuple[int, ...]


class NothingToCompare(Refusal):
    """Since it was reported there is nothing yet to count the same figure from."""

    code: ClassVar[str] = "juries.nothing_to_compare"


class EffectTooEarly(Refusal):
    """The effect is looked at some days after the report, or a single lucky day would show it."""

    code: ClassVar[str] = "juries.effect_too_early"
    from_day: date


@snapshot
class Weighed:
    """An indicator: its weight, the least it should come to in per cent, and what it came to."""

    weight: int
    least: int
    found: Share


def must_have_every_kind(kinds: Collection[str]) -> None:
    """Refuses with KindsMissing."""
    if missing := tuple(kind.value for kind in JurorKind if kind not in kinds):
        raise KindsMissing(kinds=missing)


def must_fit(kind: str, allowed: Collection[JurorKind]) -> JurorKind:
    """The kind, when somebody of this sort may sit as it; refuses with KindNotTheirs."""
    if kind not in allowed:
        raise KindNotTheirs()
    return JurorKind(kind)


def must_weigh_a_hundred(weights: Iterable[int]) -> None:
    """Refuses with WeightsNotWhole."""
    given = list(weights)
    if any(one < 1 for one in given) or sum(given) != WEIGHTS:
        raise WeightsNotWhole()


def must_score_each(asked: Collection[int], scores: Mapping[int, int]) -> None:
    """Refuses with ScoresIncomplete."""
    if set(asked) != set(scores) or any(not 0 <= one <= MOST_SCORE for one in scores.values()):
        raise ScoresIncomplete()


def must_be_over(waiting: int, over: bool) -> None:
    """Refuses with StillScoring."""
    if waiting and not over:
        raise StillScoring(waiting=waiting)


def scored(scores: Iterable[int]) -> Share:
    """What people scored, as a part of all they could have."""
    given = list(scores)
    return Share(sum(given), MOST_SCORE * len(given))


def weak(one: Weighed) -> bool:
    """Whether it stays below its least; where there is nothing to count nothing is weak."""
    rate = one.found.rate
    return rate is not None and rate * 100 < one.least


def total(lines: Iterable[Weighed]) -> Fraction | None:
    """Everything by its weight, as a rate; what could not be counted takes its weight away with it."""
    counted = [(one.weight, one.found.rate) for one in lines if one.found.rate is not None]
    weights = sum(weight for weight, _ in counted)
    return (
        sum((weight * rate for weight, rate in counted if rate is not None), Fraction()) / weights if weights else None
    )


def must_have_waited(reported_on: date, today: date) -> None:
    """Refuses with EffectTooEarly."""
    if today < reported_on + SHOWN_AFTER:
        raise EffectTooEarly(from_day=reported_on + SHOWN_AFTER)


def again_on(last_day: date, months: int) -> date:
    """The day by which a unit is judged again: so many months after the last day that was judged."""
    year, month = divmod(last_day.month - 1 + months, 12)
    ends = date(last_day.year + year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)
    return ends.replace(day=min(last_day.day, ends.day))


def effect(before: Share, after: Share) -> Effect:
    """What the same figure says now; refuses with NothingToCompare."""
    then, now = before.rate, after.rate
    if then is None or now is None:
        raise NothingToCompare()
    return Effect.BETTER if now > then else Effect.NOT_BETTER
