"""How the connections say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class SystemUnknown(Refusal):
    """There is no such connected system for this actor, or it is closed."""

    code: ClassVar[str] = "connection.unknown"


class SystemTaken(Refusal):
    """A connection of this kind stands: it is used before another one is built; or the office has one of this name."""

    code: ClassVar[str] = "connection.taken"
    name: str


class OtherWay(Refusal):
    """The system is not connected by this way."""

    code: ClassVar[str] = "connection.other_way"
    way: str


class NotItsItem(Refusal):
    """The system does not concern the item of this case."""

    code: ClassVar[str] = "connection.not_its_item"


class NotAsThem(Refusal):
    """A case goes over as its applicant's: who acts for several says for which of them they come."""

    code: ClassVar[str] = "connection.not_as_them"
    name: str


class WordForged(Refusal):
    """The signature is not the system's, or there is no such system; neither is told apart."""

    code: ClassVar[str] = "connection.word_forged"


class WordUnreadable(Refusal):
    """The word says what cannot be."""

    code: ClassVar[str] = "connection.word_unreadable"
    field: str


class WordStale(Refusal):
    """Another word under a number that has passed, or one ahead of its turn."""

    code: ClassVar[str] = "connection.word_stale"
    expected: int
