"""How the matters say no, beyond what their drafts and cases refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class MatterUnknown(Refusal):
    """There is no such matter for this actor, or everything of it was handed in or thrown away."""

    code: ClassVar[str] = "matters.unknown"
    ref: str


class MatterChangedElsewhere(Refusal):
    """The matter was saved from another page meanwhile."""

    code: ClassVar[str] = "matters.changed_elsewhere"
    seen: int
    now_at: int


class NothingChosen(Refusal):
    """The items that were chosen do not belong to the bundle, or one that everybody applies for is left out."""

    code: ClassVar[str] = "matters.nothing_chosen"


class NotAskedFor(Refusal):
    """No item of the matter asks for this material, or knows this file."""

    code: ClassVar[str] = "matters.not_asked_for"


class StillWaiting(Refusal):
    """What is left of the matter waits for the result of another of its items."""

    code: ClassVar[str] = "matters.still_waiting"
    item: str
    before: str


class NotAllDecided(Refusal):
    """A part of the matter is not decided yet: its results go out together."""

    code: ClassVar[str] = "matters.not_all_decided"
    item: str
