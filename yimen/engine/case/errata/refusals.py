"""How the errata say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ErratumUnknown(Refusal):
    """There is no such open erratum, or no such paper, for this actor."""

    code: ClassVar[str] = "erratum.unknown"
    ref: str


class NothingWrongThere(Refusal):
    """The paper does not say what is to be corrected."""

    code: ClassVar[str] = "erratum.nothing_wrong_there"
    place: str


class OwnErratum(Refusal):
    """Whoever found a slip does not confirm its correction."""

    code: ClassVar[str] = "erratum.own"


class ErratumOpen(Refusal):
    """A correction of this paper waits for its answer."""

    code: ClassVar[str] = "erratum.open"
