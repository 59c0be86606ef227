"""The life of an opinion 会办意见: what one department says in a joint approval 并联审批, and when that is settled.

An opinion has a time of its own. Who does not answer has said nothing, unless the city lets silence be consent for the
item; who is against says so by two officers and with its basis, and the lead answers it: an opinion is no veto.
"""

from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.limit import Limit


class OpinionState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    ANSWERED = "answered"
    TACIT = "tacit"
    WITHDRAWN = "withdrawn"


class OpinionMove(StrEnum):
    START = "start"
    ANSWER = "answer"
    LAPSE = "lapse"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


_S, _M = OpinionState, OpinionMove

OPINION_LIFE: Lifecycle[OpinionState, OpinionMove] = Lifecycle(
    start=_S.PLANNED,
    moves={
        _M.START: (frozenset({_S.PLANNED}), _S.RUNNING),
        _M.ANSWER: (frozenset({_S.RUNNING}), _S.ANSWERED),
        # Silence counts as consent only where the rules of the item say so, with their basis.
        _M.LAPSE: (frozenset({_S.RUNNING}), _S.TACIT),
        # A document that it used has changed: it is asked again, with a new time.
        _M.REOPEN: (frozenset({_S.ANSWERED, _S.TACIT}), _S.RUNNING),
        _M.WITHDRAW: (frozenset({_S.PLANNED, _S.RUNNING}), _S.WITHDRAWN),
    },
)

UNSETTLED = frozenset({_S.PLANNED, _S.RUNNING})
"""In these the decision of the case waits."""

JOINT = "joint"
"""The step 环节 by which a version says that its cases are decided after a joint approval 并联审批."""

MOST_OPINIONS = 40


class OpinionStance(StrEnum):
    """What a department says."""

    AGREE = "agree"
    CONDITIONS = "conditions"
    DISAGREE = "disagree"


class Dealing(StrEnum):
    """How the lead deals with a department that disagrees."""

    FOLLOWED = "followed"
    NOT_FOLLOWED = "not_followed"


MOST_TIME = 100
"""How many hours, half days or days a department may be given at the most."""


class OpinionTime(Refusal):
    """A department is given some time for its answer, and an amount that fits its place."""

    code: ClassVar[str] = "joint.opinion_time"
    most: int


def must_have_time(limit: Limit) -> None:
    """Refuses with OpinionTime."""
    if not 0 < limit.amount <= MOST_TIME:
        raise OpinionTime(most=MOST_TIME)


class JointOutstanding(Refusal):
    """The decision waits for a joint approval: not begun, opinions missing, or a disagreement nobody has dealt with."""

    code: ClassVar[str] = "joint.outstanding"
