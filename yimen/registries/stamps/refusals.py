"""How the register of approval seals says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class StampCodeTaken(Refusal):
    """Another stamp bears this number."""

    code: ClassVar[str] = "stamps.code_taken"
    value: str


class StampNotInStore(Refusal):
    """The stamp is in somebody's hands, or has ended: it cannot be handed over now."""

    code: ClassVar[str] = "stamps.not_in_store"
    standing: str


class LetterNamesAnother(Refusal):
    """A stamp goes with the letter that names it: of the same office, in force, with its number."""

    code: ClassVar[str] = "stamps.letter_names_another"
    value: str


class NotTheReceiver(Refusal):
    """Only who is to have the stamp signs for it."""

    code: ClassVar[str] = "stamps.not_the_receiver"


class NotHandedOver(Refusal):
    """Nobody has the stamp, or it has been signed for already."""

    code: ClassVar[str] = "stamps.not_handed_over"


class StampEnded(Refusal):
    """The stamp has been reported lost or destroyed already."""

    code: ClassVar[str] = "stamps.ended"


class GiverUnknown(Refusal):
    """A stamp is handed over by a person who signs: the head of the office or the manager of the centre."""

    code: ClassVar[str] = "stamps.giver_unknown"
