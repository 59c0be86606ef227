"""Why a consignment is not packed, carried or signed for."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ConsignmentUnknown(Refusal):
    """There is no such consignment for this actor."""

    code: ClassVar[str] = "consignment.unknown"
    ref: str


class NotOfThisPoint(Refusal):
    """A case goes with the papers of the point that took it in, while it is open."""

    code: ClassVar[str] = "consignment.not_of_this_point"
    ref: str


class PackedElsewhere(Refusal):
    """The papers of this case lie in another consignment, or in this one already."""

    code: ClassVar[str] = "consignment.packed_elsewhere"
    ref: str


class NothingPacked(Refusal):
    """A consignment has at least one case, with at least one paper each, and no more than can be carried."""

    code: ClassVar[str] = "consignment.nothing_packed"
    most: int


class NotAbove(Refusal):
    """Papers go to a centre of a region above the point."""

    code: ClassVar[str] = "consignment.not_above"


class CheckedBefore(Refusal):
    """This case has been checked already."""

    code: ClassVar[str] = "consignment.checked_before"


class OwnHands(Refusal):
    """Whoever packed a consignment does not sign for it."""

    code: ClassVar[str] = "consignment.own_hands"
