"""How the noes say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NoUnknown(Refusal):
    """No such "no" waits for this actor."""

    code: ClassVar[str] = "no.unknown"


class NoWaits(Refusal):
    """A "no" waits for its approver; nothing else can be said until then."""

    code: ClassVar[str] = "no.waits"


class NotYourNo(Refusal):
    """Only who proposed a "no" withdraws it; an approver confirms it or sends it back."""

    code: ClassVar[str] = "no.not_yours"


class NoDecided(Refusal):
    """A "no" that was confirmed, sent back or withdrawn is withdrawn no more."""

    code: ClassVar[str] = "no.decided"


class OwnNo(Refusal):
    """Whoever proposed a "no" cannot confirm it or send it back."""

    code: ClassVar[str] = "no.own"
