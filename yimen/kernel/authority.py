"""Authority: who may do which act on a case, read from posts and from letters. Authority is a document.

A role opens a desk; deciding needs a letter besides, formal establishment, and other eyes than the reviewer's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
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


@dataclass(eq=False)
class NotYourDesk(Refusal):
    """The case lies at another desk; whoever holds that post may act."""

    code: ClassVar[str] = "authority.not_your_desk"
    act: str


@dataclass(eq=False)
class NotYourRole(Refusal):
    """The act belongs to another role in this office."""

    code: ClassVar[str] = "authority.not_your_role"
    act: str


@dataclass(eq=False)
class PostEnded(Refusal):
    """The posting to the desk has ended meanwhile."""

    code: ClassVar[str] = "authority.post_ended"
    act: str


@dataclass(eq=False)
class NoLetter(Refusal):
    """No authorisation letter in force covers this item and rank."""

    code: ClassVar[str] = "authority.no_letter"
    needed: int


@dataclass(eq=False)
class NotFormal(Refusal):
    """Only formal staff 在编人员 decide; others assist."""

    code: ClassVar[str] = "authority.not_formal"


@dataclass(eq=False)
class SameOfficer(Refusal):
    """Reviewer and approver of one case must be different people."""

    code: ClassVar[str] = "authority.same_officer"


@dataclass(eq=False)
class OwnMatter(Refusal):
    """The officer is the applicant, or acted for the applicant: a conflict of interest."""

    code: ClassVar[str] = "authority.own_matter"


@dataclass(frozen=True, slots=True)
class LetterHeld:
    """A letter as read with the case; the act's own statement guards it against its revocation."""

    ref: str
    office_id: int
    rank: Rank
    items: frozenset[int]
    begins: datetime
    ends: datetime | None
    revoked_at: datetime | None

    def covers(self, office_id: int, item_id: int, rank: Rank, now: datetime) -> bool:
        return (
            self.office_id == office_id
            and self.rank >= rank
            and (not self.items or item_id in self.items)
            and self.begins <= now
            and (self.ends is None or now < self.ends)
            and (self.revoked_at is None or now < self.revoked_at)
        )


RANK_NEEDED: dict[Complexity, Rank] = {
    Complexity.SIMPLE: Rank.CLERK,
    Complexity.GENERAL: Rank.CHIEF,
    Complexity.COMPLEX: Rank.DEPUTY,
}
"""Graded decision 分级决定: the rank of letter a decision of this complexity needs."""


def letter_for(letters: Iterable[LetterHeld], office_id: int, item_id: int, rank: Rank, now: datetime) -> LetterHeld:
    """The first letter that covers office, item and rank at `now`; refuses with NoLetter."""
    for letter in letters:
        if letter.covers(office_id, item_id, rank, now):
            return letter
    raise NoLetter(needed=int(rank))


def must_be_apart(officer: int, reviewers: Collection[int]) -> None:
    """Four eyes: who reviewed the case may not decide it."""
    if officer in reviewers:
        raise SameOfficer()


def must_be_foreign(persons: Collection[int], parties: Collection[int | None]) -> None:
    """No officer acts in a matter of their own, nor in one they handed in for somebody else."""
    if any(party in persons for party in parties if party is not None):
        raise OwnMatter()
