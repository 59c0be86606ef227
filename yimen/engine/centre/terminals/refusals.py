"""How the terminals say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TerminalUnknown(Refusal):
    """There is no such terminal for this actor."""

    code: ClassVar[str] = "terminals.unknown"


class TerminalNamed(Refusal):
    """Another terminal of the centre bears this name."""

    code: ClassVar[str] = "terminals.named"
    name: str


class TerminalRetired(Refusal):
    """The terminal was retired and is not used again."""

    code: ClassVar[str] = "terminals.retired"


class BadTerminalCode(Refusal):
    """The code is none, was used, or has run out."""

    code: ClassVar[str] = "terminals.bad_code"


class SittingOver(Refusal):
    """The sitting has ended; nothing more is done in it."""

    code: ClassVar[str] = "terminals.sitting_over"


class NobodySits(Refusal):
    """Nobody is signed in at the terminal: there is nobody to help."""

    code: ClassVar[str] = "terminals.nobody_sits"


class HelpedBy(Refusal):
    """Another guide helps there already."""

    code: ClassVar[str] = "terminals.helped_by"
    name: str
