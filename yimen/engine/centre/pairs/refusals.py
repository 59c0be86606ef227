"""How the pairs say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NobodyWaits(Refusal):
    """The clerk has no visit open: what is handled at once is handled for somebody who stands there."""

    code: ClassVar[str] = "pair.nobody_waits"


class StillAwaited(Refusal):
    """Somebody stands at the counter for a case that names this officer."""

    code: ClassVar[str] = "standby.still_awaited"
    cases: int


class NotStandingBy(Refusal):
    """The officer does not stand by for this office."""

    code: ClassVar[str] = "standby.not_standing_by"


class AwayNow(Refusal):
    """The officer is on leave at this moment."""

    code: ClassVar[str] = "standby.away"
