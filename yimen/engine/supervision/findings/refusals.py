"""How the findings say no, beyond what the life of a card and the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class CardUnknown(Refusal):
    """There is no such card for this actor."""

    code: ClassVar[str] = "card.unknown"
    ref: str


class CardsFollow(Refusal):
    """Cards are raised from the journal by themselves; nobody writes one."""

    code: ClassVar[str] = "card.follows_by_itself"


class OfficeAnswers(Refusal):
    """The head of the supervised office answers, objects and reports, and nobody else."""

    code: ClassVar[str] = "card.office_answers"


class SupervisionJudges(Refusal):
    """Supervision annotates, upholds, lifts and orders, and nobody else."""

    code: ClassVar[str] = "card.supervision_judges"


class AnsweredElsewhere(Refusal):
    """The limit was missed: it is answered as the responsibility item, and what is said there stands on the card."""

    code: ClassVar[str] = "card.answered_elsewhere"


class FollowsItsAlarm(Refusal):
    """The card is settled with the alarm of its penalty, or passes by itself."""

    code: ClassVar[str] = "card.follows_its_alarm"


class ObjectedAlready(Refusal):
    """An office objects once; what was upheld again stands."""

    code: ClassVar[str] = "card.objected_already"
