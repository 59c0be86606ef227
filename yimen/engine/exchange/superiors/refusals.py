"""How the superiors say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class SuperiorUnknown(Refusal):
    """There is no such superior platform for this actor, or it is closed."""

    code: ClassVar[str] = "superior.unknown"


class SuperiorNamedAlready(Refusal):
    """A superior platform of this name is connected."""

    code: ClassVar[str] = "superior.named_already"


class SuperiorForged(Refusal):
    """The signature is not the platform's, or there is no such platform; neither is told apart."""

    code: ClassVar[str] = "superior.forged"


class SuperiorUnreadable(Refusal):
    """What came says what cannot be."""

    code: ClassVar[str] = "superior.unreadable"
    field: str


class SuperiorMayNotFile(Refusal):
    """The registration of this platform does not let it file cases here."""

    code: ClassVar[str] = "superior.may_not_file"


class SuperiorTellsNoResults(Refusal):
    """A platform that supervises has no cases of its own: it tells nobody of here how one stands."""

    code: ClassVar[str] = "superior.tells_no_results"


class SuperiorItemUnknown(Refusal):
    """No item of this house has this code up there."""

    code: ClassVar[str] = "superior.item_unknown"
    item: str


class SuperiorFilingDiffers(Refusal):
    """Under this number another application became a case already."""

    code: ClassVar[str] = "superior.filing_differs"


class SuperiorResultStale(Refusal):
    """A later word about this case was heard, or another one under the same turn."""

    code: ClassVar[str] = "superior.result_stale"
    turn: int


class SuperiorCodeTaken(Refusal):
    """Another item or state of ours is called by this code up there."""

    code: ClassVar[str] = "superior.code_taken"


class SuperiorFindingUnknown(Refusal):
    """There is no such finding for this actor, or it is settled."""

    code: ClassVar[str] = "superior.finding_unknown"
