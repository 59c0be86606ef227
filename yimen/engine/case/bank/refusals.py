"""How the document bank says no, beyond what the kernel's rules refuse."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class NotBanked(Refusal):
    """No such paper of this owner is in the bank and good today; somebody else's is answered like none."""

    code: ClassVar[str] = "bank.not_banked"


@dataclass(eq=False)
class NotCompared(Refusal):
    """Nobody has held the file against its original, so it is a copy of unknown worth and is not kept."""

    code: ClassVar[str] = "bank.not_compared"


@dataclass(eq=False)
class LaidAlready(Refusal):
    """The paper stands for this material already."""

    code: ClassVar[str] = "bank.laid_already"
    material: str
