"""How the circulation says no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PieceUnknown(Refusal):
    """There is no such piece in the hands of this actor."""

    code: ClassVar[str] = "circulation.unknown"


class PieceOnItsWay(Refusal):
    """The piece was handed over and waits for a signature."""

    code: ClassVar[str] = "circulation.on_its_way"


class NothingOffered(Refusal):
    """Nothing of this piece waits for this actor's signature."""

    code: ClassVar[str] = "circulation.nothing_offered"


class NotAtTheCounter(Refusal):
    """A piece is given back at the counter that took it in."""

    code: ClassVar[str] = "circulation.not_at_the_counter"
