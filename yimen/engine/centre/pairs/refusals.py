"""How the pairs say no, beyond what the kernel's rules refuse."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class NobodyWaits(Refusal):
    """The clerk has no visit open: what is handled at once is handled for somebody who stands there."""

    code: ClassVar[str] = "pair.nobody_waits"


@dataclass(eq=False)
class StillAwaited(Refusal):
    """Somebody stands at the counter for a case that names this officer."""

    code: ClassVar[str] = "standby.still_awaited"
    cases: int


@dataclass(eq=False)
class NotStandingBy(Refusal):
    """The officer does not stand by for this office."""

    code: ClassVar[str] = "standby.not_standing_by"


@dataclass(eq=False)
class AwayNow(Refusal):
    """The officer is on leave at this moment."""

    code: ClassVar[str] = "standby.away"
