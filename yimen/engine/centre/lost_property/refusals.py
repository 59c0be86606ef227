"""How the lost property says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ThingUnknown(Refusal):
    """There is no such thing, or it is kept at a centre that is not this desk's."""

    code: ClassVar[str] = "lost.unknown"


class TellsTooMuch(Refusal):
    """What everybody would read holds what the owner alone is asked for: a number, or the marks themselves."""

    code: ClassVar[str] = "lost.tells_too_much"


class ClaimWaits(Refusal):
    """One's own claim waits to be weighed, or somebody else's has been found to fit."""

    code: ClassVar[str] = "lost.claim_waits"


class ClaimedTooOften(Refusal):
    """What was said did not fit several times; come by with a paper."""

    code: ClassVar[str] = "lost.claimed_too_often"


class NothingToWeigh(Refusal):
    """No claim waits that one may hold against the marks."""

    code: ClassVar[str] = "lost.nothing_to_weigh"


class WeighedAlready(Refusal):
    """The claim has been weighed."""

    code: ClassVar[str] = "lost.weighed"


class NotFoundToFit(Refusal):
    """A thing is handed out on a claim that was found to fit, and on no other."""

    code: ClassVar[str] = "lost.not_found_to_fit"


class OwnClaim(Refusal):
    """Nobody weighs their own claim, or hands a thing out to themselves."""

    code: ClassVar[str] = "lost.own_claim"


class RecordedHere(Refusal):
    """Who wrote a claim down neither weighs it nor hands the thing out on it: somebody else at the desk does."""

    code: ClassVar[str] = "lost.recorded_here"


class SignedByAnother(Refusal):
    """Who signs is not who claimed."""

    code: ClassVar[str] = "lost.signed_by_another"
