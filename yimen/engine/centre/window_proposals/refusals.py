"""How the window proposals say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ProposalUnknown(Refusal):
    """There is no such proposal, or it is about another centre's windows."""

    code: ClassVar[str] = "proposals.unknown"


class ProposalAnswered(Refusal):
    """The proposal has been answered."""

    code: ClassVar[str] = "proposals.answered"


class NoRoomBetween(Refusal):
    """From so many on a window is added; up to fewer than that one is merged."""

    code: ClassVar[str] = "proposals.no_room_between"
