"""The life of a directive 督办事项: who answers for it by which day, what was reported, and who says that it is done.

It comes from somewhere: a decision of the leading group, a leader's remark on a report, a voice, a problem that
somebody raised, a coordination meeting, or a weakness that an evaluation found. Who raised a problem says whether
it is solved, a figure whether a weakness is; never the office that solved it.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class DirectiveState(StrEnum):
    GIVEN = "given"
    REPORTED = "reported"
    CLOSED = "closed"
    CALLED_OFF = "called_off"


class DirectiveMove(StrEnum):
    REPORT = "report"
    RETURN = "return"
    CLOSE = "close"
    CALL_OFF = "call_off"


_S, _M = DirectiveState, DirectiveMove

DIRECTIVE_LIFE: Lifecycle[DirectiveState, DirectiveMove] = Lifecycle(
    start=_S.GIVEN,
    moves={
        _M.REPORT: (frozenset({_S.GIVEN}), _S.REPORTED),
        _M.RETURN: (frozenset({_S.REPORTED}), _S.GIVEN),
        _M.CLOSE: (frozenset({_S.REPORTED}), _S.CLOSED),
        _M.CALL_OFF: (frozenset({_S.GIVEN, _S.REPORTED}), _S.CALLED_OFF),
    },
)
OPEN = frozenset({_S.GIVEN, _S.REPORTED})


class DirectiveSource(StrEnum):
    """Where a directive comes from."""

    MEETING = "meeting"
    REMARK = "remark"
    VOICE = "voice"
    PROBLEM = "problem"
    COORDINATION = "coordination"
    JURY = "jury"


class Answered(StrEnum):
    """What an office answers with for a directive that was late 问责结果."""

    NONE = "none"
    REMINDED = "reminded"
    CRITICISED = "criticised"
    REFERRED = "referred"


class GroupRole(StrEnum):
    """What somebody is in the leading group 领导小组."""

    HEAD = "head"
    EXECUTIVE = "executive"
    DEPUTY = "deputy"
    MEMBER = "member"


LEADERS = frozenset({GroupRole.HEAD, GroupRole.EXECUTIVE, GroupRole.DEPUTY})
"""Who decides in its name."""


class DueBeforeGiven(Refusal):
    """A directive falls due on the day it is given, or later."""

    code: ClassVar[str] = "directives.due_before_given"


class AccountNeeded(Refusal):
    """What was reported late is closed with what its office answers with, and what was in time without."""

    code: ClassVar[str] = "directives.account_needed"


class ExecutiveFromSupervision(Refusal):
    """The executive deputy comes from discipline inspection: somebody who holds a post of supervision."""

    code: ClassVar[str] = "directives.executive_from_supervision"


def must_fall_due_later(due_on: date, today: date) -> date:
    """Refuses with DueBeforeGiven."""
    if due_on < today:
        raise DueBeforeGiven()
    return due_on


def must_be_accounted(late: bool, answered: str) -> None:
    """Refuses with AccountNeeded."""
    if late != (answered in set(Answered)):
        raise AccountNeeded()
