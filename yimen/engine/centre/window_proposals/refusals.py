"""How the window proposals say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class ProposalUnknown(Refusal):
    """There is no such proposal, or it is about another centre's windows."""

    code: ClassVar[str] = "proposals.unknown"


@dataclass(eq=False)
class ProposalAnswered(Refusal):
    """The proposal has been answered."""

    code: ClassVar[str] = "proposals.answered"


@dataclass(eq=False)
class NoRoomBetween(Refusal):
    """From so many on a window is added; up to fewer than that one is merged."""

    code: ClassVar[str] = "proposals.no_room_between"
