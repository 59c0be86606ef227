"""Authority: who may do which act on a case, read from posts and from letters. Authority is a document.

A role opens a desk; deciding needs a letter besides, formal establishment, and other eyes than the reviewer's.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Complexity


class Rank(IntEnum):
    """Rank of decision a letter grants."""

    CLERK = 1
    CHIEF = 2
    DEPUTY = 3
    DIRECTOR = 4


class Act(StrEnum):
    """What can be done with a case; the name of the operation."""

    ACCEPT = "accept"
    ACCEPT_TOLERATING = "accept_tolerating"
    ACCEPT_ON_COMMITMENT = "accept_on_commitment"
    OPEN_CORRECTION = "open_correction"
    OPEN_FURTHER_CORRECTION = "open_further_correction"
    ANSWER_CORRECTION = "answer_correction"
    FIND_NOT_NEEDED = "find_not_needed"
    PROPOSE_REFUSAL = "propose_refusal"
    CONFIRM_REFUSAL = "confirm_refusal"
    REJECT_REFUSAL = "reject_refusal"
    WITHDRAW_REFUSAL = "withdraw_refusal"
    HAND_OVER = "hand_over"
    REVIEW = "review"
    DECIDE = "decide"
    DECIDE_AT_ONCE = "decide_at_once"
    OPEN_SPECIAL = "open_special"
    CLOSE_SPECIAL = "close_special"
    EXTEND = "extend"
    SUPPLY = "supply"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"
    DELIVER = "deliver"
    ARCHIVE = "archive"
    REMARK = "remark"
    REASSIGN = "reassign"
    SEND_BACK = "send_back"
    RAISE_DECISION = "raise_decision"
    RECUSE = "recuse"


class NotYourDesk(Refusal):
    """The case lies at another desk; whoever holds that post may act."""

    code: ClassVar[str] = "authority.not_your_desk"
    act: str


class NotYourRole(Refusal):
    """The act belongs to another role in this office."""

    code: ClassVar[str] = "authority.not_your_role"
    act: str


class PostEnded(Refusal):
    """The posting to the desk has ended meanwhile."""

    code: ClassVar[str] = "authority.post_ended"
    act: str


class NoLetter(Refusal):
    """No authorisation letter in force covers this item and rank."""

    code: ClassVar[str] = "authority.no_letter"
    needed: int


class ConsultationFirst(Refusal):
    """The letter says that this item is decided after consultation 会办, and none has been reported on this case."""

    code: ClassVar[str] = "authority.consultation_first"


class NotFormal(Refusal):
    """Only formal staff 在编人员 decide; others assist."""

    code: ClassVar[str] = "authority.not_formal"


class SameOfficer(Refusal):
    """Reviewer and approver of one case must be different people."""

    code: ClassVar[str] = "authority.same_officer"


class OwnMatter(Refusal):
    """The officer is the applicant, or acted for the applicant: a conflict of interest."""

    code: ClassVar[str] = "authority.own_matter"


class StoodAside(Refusal):
    """The officer has declared an interest in this case 回避 and has no hand in it any more."""

    code: ClassVar[str] = "authority.stood_aside"


class NamedUnfit(Refusal):
    """Somebody named for a duty is off the establishment, or has an interest in the case."""

    code: ClassVar[str] = "authority.named_unfit"


class AboveTheRank(Refusal):
    """The case was graded to a lower rank; to decide it above that, it is raised first, with a reason on record."""

    code: ClassVar[str] = "authority.above_the_rank"
    graded: int


@snapshot
class LetterHeld:
    """A letter as read with the case; the act's own statement guards it against its revocation."""

    ref: str
    office_id: int
    rank: Rank
    items: frozenset[int]
    begins: datetime
    ends: datetime | None
    revoked_at: datetime | None
    heard: str = "yes"
    """no: the letter has this case decided after others were heard 会办, and nobody has reported what they said."""

    def covers(self, office_id: int, item_id: int, rank: Rank, now: datetime) -> bool:
        return (
            self.office_id == office_id
            and self.rank >= rank
            and (not self.items or item_id in self.items)
            and self.in_force(now)
        )

    def in_force(self, now: datetime) -> bool:
        """Begun, not over and not revoked."""
        return (
            self.begins <= now
            and (self.ends is None or now < self.ends)
            and (self.revoked_at is None or now < self.revoked_at)
        )


RANK_NEEDED: dict[Complexity, Rank] = {
    Complexity.SIMPLE: Rank.CLERK,
    Complexity.GENERAL: Rank.CHIEF,
    Complexity.COMPLEX: Rank.DEPUTY,
}
"""Graded decision 分级决定: the rank of letter a decision of this complexity needs."""


CLASSES: tuple[Complexity, ...] = (Complexity.SIMPLE, Complexity.GENERAL, Complexity.COMPLEX)
"""The order in which an item keeps its decision rights 分级管理: one rank per class of case, 0 where none was set."""


def rank_for(complexity: Complexity, ranks: Sequence[int]) -> Rank | None:
    """The lowest rank authorised to decide a case of this class; None when the office has not graded the item."""
    set_to = ranks[CLASSES.index(complexity)] if ranks else 0
    return Rank(set_to) if set_to else None


def letter_for(letters: Iterable[LetterHeld], office_id: int, item_id: int, rank: Rank, now: datetime) -> LetterHeld:
    """The lowest letter that covers office, item and rank at `now`, of two the direct one; refuses with NoLetter."""
    fit = [letter for letter in letters if letter.covers(office_id, item_id, rank, now)]
    if not fit:
        raise NoLetter(needed=int(rank))
    return min(fit, key=lambda letter: (letter.rank, letter.heard == "no"))


def must_have_heard(letter: LetterHeld) -> None:
    """What a letter gives for consultative decision 会办 is decided when the others were heard."""
    if letter.heard == "no":
        raise ConsultationFirst()


def must_not_be_above(letter: LetterHeld, graded: Rank | None) -> None:
    """A case that was graded 分级 is decided at its rank: nobody higher takes it without having raised it first."""
    if graded is not None and letter.rank > graded:
        raise AboveTheRank(graded=int(graded))


def must_be_apart(officer: int, reviewers: Collection[int]) -> None:
    """Four eyes: who reviewed the case may not decide it."""
    if officer in reviewers:
        raise SameOfficer()


def must_be_foreign(interests: Collection[int], parties: Collection[int | None]) -> None:
    """No officer acts in a matter of their own, of whom they act for at home, nor in one they handed in for another."""
    if any(party in interests for party in parties if party is not None):
        raise OwnMatter()


def must_not_have_stood_aside(officer: int, recused: Collection[int]) -> None:
    """Who declared an interest has no hand in the case any more."""
    if officer in recused:
        raise StoodAside()


def must_be_formal(formal: str) -> None:
    """Off-establishment helpers 编外人员 assist: they receive and scan, and answer for nothing."""
    if formal != "yes":
        raise NotFormal()
