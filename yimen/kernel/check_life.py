"""The life of a later check 后置核查: what was granted on a promise is looked at afterwards, and what comes of it.

The promise is kept: passed. Something small is wrong: mended by a day. The promise was false: reported, the certificate
stopped at once, and the decision revoked or the report found wrong by somebody who answers for it.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class CheckState(StrEnum):
    OPEN = "open"
    MENDING = "mending"
    PASSED = "passed"
    REPORTED_FALSE = "reported_false"
    REVOKED = "revoked"


class CheckMove(StrEnum):
    PASS = "pass"
    ORDER_MENDING = "order_mending"
    REPORT_FALSE = "report_false"
    CLEAR = "clear"
    REVOKE = "revoke"


_S, _M = CheckState, CheckMove

CHECK_LIFE: Lifecycle[CheckState, CheckMove] = Lifecycle(
    start=_S.OPEN,
    moves={
        _M.PASS: (frozenset({_S.OPEN, _S.MENDING}), _S.PASSED),
        _M.ORDER_MENDING: (frozenset({_S.OPEN}), _S.MENDING),
        _M.REPORT_FALSE: (frozenset({_S.OPEN, _S.MENDING}), _S.REPORTED_FALSE),
        _M.CLEAR: (frozenset({_S.REPORTED_FALSE}), _S.PASSED),
        _M.REVOKE: (frozenset({_S.OPEN, _S.MENDING, _S.REPORTED_FALSE}), _S.REVOKED),
    },
)

UNDONE = frozenset({_S.OPEN, _S.MENDING, _S.REPORTED_FALSE})
"""In these somebody still has something to do."""

CHECK_WITHIN = timedelta(days=60)
MEND_WITHIN = timedelta(days=90)


class InspectorsNotTwo(Refusal):
    """A check is made by two named officers of the office, neither from the desks nor the division that decided it."""

    code: ClassVar[str] = "check.inspectors_not_two"


class OwnDecision(Refusal):
    """Whoever reviewed or decided a case neither names who checks it nor finds their report wrong."""

    code: ClassVar[str] = "check.own_decision"


class ReportStands(Refusal):
    """The promise was reported false: the certificate goes on when the report was found wrong, and not before."""

    code: ClassVar[str] = "check.report_stands"


class MendingTooLong(Refusal):
    """Mending is given a day that has not come yet, and at most ninety days."""

    code: ClassVar[str] = "check.mending_too_long"
    most: int


def check_due(decided_on: date) -> date:
    """The last day of a check, told with the decision itself."""
    return decided_on + CHECK_WITHIN


def must_be_anothers_decision(officer: int, decided: Collection[int]) -> None:
    """Who grants does not supervise, and does not choose who supervises them (批管分离). Refuses with OwnDecision."""
    if officer in decided:
        raise OwnDecision()


def must_be_two_others(inspectors: Iterable[int], decided: Iterable[int]) -> tuple[int, int]:
    """Two officers, both apart from those who reviewed and decided: who grants does not supervise (批管分离)."""
    named = tuple(inspectors)
    if len(named) != 2 or named[0] == named[1] or set(named) & set(decided):
        raise InspectorsNotTwo()
    return named[0], named[1]


def must_be_mendable(until: date, today: date) -> date:
    """Refuses with MendingTooLong."""
    if not today < until <= today + MEND_WITHIN:
        raise MendingTooLong(most=MEND_WITHIN.days)
    return until
