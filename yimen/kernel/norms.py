"""Norms 标准规范: what a centre is held against, how a clause is weighed, and the life of a self-check.

A clause is looked at by the house itself (a probe: a part of a whole out of live records, and the least it must be),
or by people, who show evidence. Who was checked never confirms it.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.rates import Share
from yimen.kernel.refusal import Refusal


class NormFamily(StrEnum):
    """Which kind of document a norm is."""

    FIVE_STANDARDS = "five_standards"
    TEN_SYSTEMS = "ten_systems"
    FIVE_WAYS = "five_ways"
    CITY_STANDARD = "city_standard"
    CONSTRUCTION = "construction"
    SIX_PRINCIPLES = "six_principles"


class Probe(StrEnum):
    """What the house looks at by itself, of one centre."""

    OPEN_GUIDES = "open_guides"
    POSTS_HELD = "posts_held"
    FIRST_ASKED = "first_asked"
    STAND_INS = "stand_ins"
    REVIEWED_APART = "reviewed_apart"
    PROMISED = "promised"
    IN_TIME = "in_time"
    ONE_NOTICE = "one_notice"
    COMPLAINTS = "complaints"
    ACCOUNTABILITY = "accountability"
    SATISFACTION = "satisfaction"
    FACILITIES = "facilities"
    ONLINE = "online"
    ONE_TRIP = "one_trip"
    ANSWERED = "answered"


class Outcome(StrEnum):
    """How a clause was found; not_applicable: there was nothing to look at."""

    MET = "met"
    UNMET = "unmet"
    NOT_APPLICABLE = "not_applicable"


class SelfCheckState(StrEnum):
    OPEN = "open"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"


class SelfCheckMove(StrEnum):
    SUBMIT = "submit"
    RETURN = "return"
    CONFIRM = "confirm"


_S, _M = SelfCheckState, SelfCheckMove

SELF_CHECK_LIFE: Lifecycle[SelfCheckState, SelfCheckMove] = Lifecycle(
    start=_S.OPEN,
    moves={
        _M.SUBMIT: (frozenset({_S.OPEN}), _S.SUBMITTED),
        _M.RETURN: (frozenset({_S.SUBMITTED}), _S.OPEN),
        _M.CONFIRM: (frozenset({_S.SUBMITTED}), _S.CONFIRMED),
    },
)


class ClausesOpen(Refusal):
    """A clause that people look at has not been answered."""

    code: ClassVar[str] = "norms.clauses_open"
    numbers: tuple[int, ...]


class ProbedByItself(Refusal):
    """The house looks at this clause by itself; nobody types it."""

    code: ClassVar[str] = "norms.probed_by_itself"


class CheckedByThemselves(Refusal):
    """Who belongs to the centre, or handed the self-check in, does not confirm it."""

    code: ClassVar[str] = "norms.checked_by_themselves"


def weighed(found: Share, least: int) -> Outcome:
    """A clause by what the house found; nothing to look at is neither met nor missed."""
    if not found.whole:
        return Outcome.NOT_APPLICABLE
    return Outcome.MET if found.part * 100 >= least * found.whole else Outcome.UNMET


def score(outcomes: Iterable[str]) -> Share:
    """How many clauses are met, of those that could be looked at."""
    seen = [one for one in outcomes if one in (Outcome.MET, Outcome.UNMET)]
    return Share(sum(one == Outcome.MET for one in seen), len(seen))
