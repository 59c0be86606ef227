"""How the window votes say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class VoteUnknown(Refusal):
    """There is no such vote, or no case of theirs at this window, for this actor."""

    code: ClassVar[str] = "windowvotes.unknown"


class VotedAlready(Refusal):
    """One vote of a person, a window and a quarter: it is changed, not given again."""

    code: ClassVar[str] = "windowvotes.voted_already"


class QuarterOver(Refusal):
    """A vote is changed while its quarter runs."""

    code: ClassVar[str] = "windowvotes.quarter_over"


class AgreedAlready(Refusal):
    """They agreed already, or it is their own vote."""

    code: ClassVar[str] = "windowvotes.agreed_already"


class HiddenAlready(Refusal):
    """The words are hidden already, or there are none."""

    code: ClassVar[str] = "windowvotes.hidden_already"
