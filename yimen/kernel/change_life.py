"""The life of a change of the catalogue 审查公示: office, legal affairs, reform office, public notice, decision.

Whatever changes the catalogue passes here: a new version, a cancellation, a suspension. Pure: it knows the way and the
rules of who may not look twice; it does not know who holds which post.
"""

from collections.abc import Iterable, Mapping, Set
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.worktime import WorkCalendar


class ChangeKind(StrEnum):
    """What a change does to an item 事项变更类型."""

    NEW = "new"
    CHANGE = "change"
    CORRECTION = "correction"
    CONVERT = "convert"
    TAKE_OVER = "take_over"
    CANCEL = "cancel"
    DEVOLVE = "devolve"
    MERGE = "merge"
    HAND_OVER = "hand_over"
    SUSPEND = "suspend"
    RESUME = "resume"


#: Kinds that put a new version in force.
SPEAKING = frozenset(
    {ChangeKind.NEW, ChangeKind.CHANGE, ChangeKind.CORRECTION, ChangeKind.CONVERT, ChangeKind.TAKE_OVER}
)
#: Kinds after which the office handles the item no more.
ENDING = frozenset({ChangeKind.CANCEL, ChangeKind.DEVOLVE, ChangeKind.MERGE, ChangeKind.HAND_OVER})
#: Kinds by which an item begins (again): nothing of it may be in force.
BEGINNING = frozenset({ChangeKind.NEW, ChangeKind.TAKE_OVER})
#: Kinds that name somebody else: who gets the item, or from whom it comes.
WITH_COUNTERPART = frozenset({ChangeKind.DEVOLVE, ChangeKind.HAND_OVER, ChangeKind.TAKE_OVER})
#: Kinds that change where, or as what, a matter is handled: what belongs to it is looked at too.
MOVING = ENDING | {ChangeKind.CONVERT}


class Counterpart(StrEnum):
    """Who bears the name that a change gives for somebody else."""

    ITSELF = "itself"
    OFFICE = "office"
    OUTSIDE = "outside"


class ChangeState(StrEnum):
    OFFICE_REVIEW = "office_review"
    LEGAL_REVIEW = "legal_review"
    REFORM_REVIEW = "reform_review"
    ON_NOTICE = "on_notice"
    DECIDED = "decided"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"


class ChangeMove(StrEnum):
    PASS_OFFICE = "pass_office"
    PASS_LEGAL = "pass_legal"
    PASS_REFORM = "pass_reform"
    SEND_BACK = "send_back"
    PROPOSE_AGAIN = "propose_again"
    DECIDE = "decide"
    WITHDRAW = "withdraw"


_UNDER_REVIEW = frozenset({ChangeState.OFFICE_REVIEW, ChangeState.LEGAL_REVIEW, ChangeState.REFORM_REVIEW})
#: A change that may still come to something.
OPEN = frozenset({*_UNDER_REVIEW, ChangeState.ON_NOTICE, ChangeState.SENT_BACK})
#: What was proposed lies fast: nobody edits it.
LYING_FAST = frozenset({*_UNDER_REVIEW, ChangeState.ON_NOTICE})

CHANGE_LIFE = Lifecycle(
    start=ChangeState.OFFICE_REVIEW,
    moves={
        ChangeMove.PASS_OFFICE: (frozenset({ChangeState.OFFICE_REVIEW}), ChangeState.LEGAL_REVIEW),
        ChangeMove.PASS_LEGAL: (frozenset({ChangeState.LEGAL_REVIEW}), ChangeState.REFORM_REVIEW),
        ChangeMove.PASS_REFORM: (frozenset({ChangeState.REFORM_REVIEW}), ChangeState.ON_NOTICE),
        # Comments may show that a proposal is wrong: it goes back from the notice, too.
        ChangeMove.SEND_BACK: (LYING_FAST, ChangeState.SENT_BACK),
        ChangeMove.PROPOSE_AGAIN: (frozenset({ChangeState.SENT_BACK}), ChangeState.OFFICE_REVIEW),
        ChangeMove.DECIDE: (frozenset({ChangeState.ON_NOTICE}), ChangeState.DECIDED),
        ChangeMove.WITHDRAW: (OPEN, ChangeState.WITHDRAWN),
    },
)


class Level(StrEnum):
    """Who reviews, in this order."""

    OFFICE = "office"
    LEGAL = "legal"
    REFORM = "reform"


LEVELS: Mapping[ChangeState, Level] = MappingProxyType(
    {
        ChangeState.OFFICE_REVIEW: Level.OFFICE,
        ChangeState.LEGAL_REVIEW: Level.LEGAL,
        ChangeState.REFORM_REVIEW: Level.REFORM,
        ChangeState.ON_NOTICE: Level.REFORM,
    }
)
"""At whom a change waits."""

PASSES: Mapping[Level, ChangeMove] = MappingProxyType(
    {
        Level.OFFICE: ChangeMove.PASS_OFFICE,
        Level.LEGAL: ChangeMove.PASS_LEGAL,
        Level.REFORM: ChangeMove.PASS_REFORM,
    }
)

NOTICE_DAYS: Mapping[ChangeKind, int] = MappingProxyType(
    {
        # What gives or takes a power of the state is shown for as long as a normative document is: seven working days
        # and more (国办发〔2018〕37号, 2.6).
        ChangeKind.NEW: 7,
        ChangeKind.TAKE_OVER: 7,
        ChangeKind.CONVERT: 7,
        ChangeKind.CANCEL: 7,
        ChangeKind.DEVOLVE: 7,
        ChangeKind.MERGE: 7,
        ChangeKind.HAND_OVER: 7,
        # The power stays, how it is used changes.
        ChangeKind.CHANGE: 5,
        # Nobody can prepare for it earlier; waiting longer would defeat it.
        ChangeKind.SUSPEND: 1,
        ChangeKind.RESUME: 1,
        ChangeKind.CORRECTION: 3,
    }
)
"""Working days for which a change is shown to the public 公示期 at least, by kind. A city may show it longer."""
MOST_NOTICE_DAYS = 60
#: Kinds whose notice may be left out with a reason: a slip of the pen misleads people every day that it stands.
MAY_SKIP_NOTICE = frozenset({ChangeKind.CORRECTION})


class ItemKindChanges(Refusal):
    """The proposed version makes the item one of another kind: that is a conversion, and nothing else is."""

    code: ClassVar[str] = "catalogue.item_kind_changes"
    before: str
    after: str


class ItemKindStays(Refusal):
    """A conversion changes the kind of the item, say from a licence to a filing; the proposed version leaves it."""

    code: ClassVar[str] = "catalogue.item_kind_stays"
    before: str


class NobodyToName(Refusal):
    """Only what is devolved, handed to society or taken over names somebody else; what names one is of those kinds."""

    code: ClassVar[str] = "catalogue.nobody_to_name"
    counterpart: str


class CounterpartUnfit(Refusal):
    """An item goes to, or comes from, somebody else; and what is handed to society goes to no office of the city."""

    code: ClassVar[str] = "catalogue.counterpart_unfit"
    counterpart: str


class OwnProposal(Refusal):
    """Who drafted or proposed a change does not review it."""

    code: ClassVar[str] = "catalogue.own_proposal"


class ReviewedBefore(Refusal):
    """Who reviewed a change at one level does not review it at the next."""

    code: ClassVar[str] = "catalogue.reviewed_before"


class NoticeNeeded(Refusal):
    """Only corrections of slips of the pen may do without the public notice."""

    code: ClassVar[str] = "catalogue.notice_needed"
    kind: str


class NoticeDaysUnfit(Refusal):
    """A city shows a kind of change for at least as long as the rule asks, and not for ever."""

    code: ClassVar[str] = "catalogue.notice_days_unfit"
    least: int
    most: int


def must_be_long_enough(kind: ChangeKind, days: int) -> None:
    """Refuses with NoticeDaysUnfit."""
    if not NOTICE_DAYS[kind] <= days <= MOST_NOTICE_DAYS:
        raise NoticeDaysUnfit(least=NOTICE_DAYS[kind], most=MOST_NOTICE_DAYS)


def must_be_other_eyes(reviewer: int, authors: Set[int], reviewers: Iterable[int]) -> None:
    """Four eyes at each level; refuses with OwnProposal or ReviewedBefore."""
    if reviewer in authors:
        raise OwnProposal()
    if reviewer in set(reviewers):
        raise ReviewedBefore()


def must_agree(kind: ChangeKind, before: str, after: str) -> None:
    """The kind of an item in force changes by a conversion alone. Refuses with ItemKindChanges or ItemKindStays."""
    if kind is ChangeKind.CONVERT and before == after:
        raise ItemKindStays(before=before)
    if kind is not ChangeKind.CONVERT and before != after:
        raise ItemKindChanges(before=before, after=after)


def must_name(kind: ChangeKind, counterpart: str, who: Counterpart) -> None:
    """Somebody else is named by the kinds that have one, and by no other kind.

    Refuses with NobodyToName or CounterpartUnfit.
    """
    if kind not in WITH_COUNTERPART:
        if counterpart:
            raise NobodyToName(counterpart=counterpart)
        return
    if who is Counterpart.ITSELF or (kind is ChangeKind.HAND_OVER and who is Counterpart.OFFICE):
        raise CounterpartUnfit(counterpart=counterpart)


def may_skip_notice(kind: ChangeKind) -> None:
    """Refuses with NoticeNeeded."""
    if kind not in MAY_SKIP_NOTICE:
        raise NoticeNeeded(kind=kind)


def notice_until(calendar: WorkCalendar, begins: datetime, days: int) -> datetime:
    """The closing time of the last of so many days on which a change is shown."""
    until = due_at(calendar, begins, Limit(Decimal(days), Unit.WORKING_DAY))
    assert until is not None, "nothing pauses a notice"
    return until
