"""How the document bank says no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotBanked(Refusal):
    """No such paper of this owner is in the bank and good today; somebody else's is answered like none."""

    code: ClassVar[str] = "bank.not_banked"


class NotCompared(Refusal):
    """Nobody has held the file against its original, so it is a copy of unknown worth and is not kept."""

    code: ClassVar[str] = "bank.not_compared"


class LaidAlready(Refusal):
    """The paper stands for this material already."""

    code: ClassVar[str] = "bank.laid_already"
    material: str
