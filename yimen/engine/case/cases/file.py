"""The case file: a frozen snapshot of a case as of one moment. Deciding is work on this, never on rows."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from yimen.journal.telling import Subject
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Role
from yimen.kernel.authority import LetterHeld, Rank
from yimen.kernel.case_life import CaseState
from yimen.kernel.offices.powers import Delegated
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms


class _Unread:
    """A part that the act did not ask for: to weigh it is a bug, never an empty answer."""

    def _untold(self, *_: object) -> Any:
        raise AssertionError("this act has not read what it weighs")

    __iter__ = __len__ = __bool__ = __getattr__ = _untold


UNREAD: Any = _Unread()
AT_ONCE = (0, -1)
"""The desks of a case that is decided at once on a promise: the window, and who decides."""


@snapshot
class ClockFacts:
    """One side of the clock as stored: the budget and its start."""

    side: str
    amount: Decimal
    unit: str
    started_at: datetime


@snapshot
class LedgerFacts:
    """A pause or an extension as stored."""

    kind: str
    ground: str
    begins_at: datetime
    ends_at: datetime | None
    amount: Decimal | None
    unit: str
    notice: str
    side: str = ""
    """The one side that an extension lengthens; empty: both."""


@snapshot
class HandedIn:
    """A file on the case: for which material, and in which round it came."""

    material: str
    round: int


@snapshot
class Hold:
    """A post the acting officer holds at this moment."""

    post_id: int
    role: Role
    office_id: int | None
    centre_id: int | None


@snapshot
class Officer:
    """The acting officer as read with the case: establishment, person behind, posts and letters."""

    staff_id: int
    formal: str
    person_id: int | None
    holds: tuple[Hold, ...]
    letters: tuple[LetterHeld, ...]
    interests: frozenset[int]
    """The person behind the officer, and whom that person acts for at home."""
    revision: UUID | None = field(default=None, compare=False, repr=False)
    """Another one with every change of what they may do: by it an act proves that this still holds. Nothing when what
    they may do hangs on the case as well."""
    since: datetime | None = field(default=None, compare=False, repr=False)
    until: datetime | None = field(default=None, compare=False, repr=False)
    """From when to when these are the posts that they hold, if nobody changes a thing."""

    def holds_at(self, now: datetime) -> bool:
        """Whether no post of theirs began or ended between the reading and `now`."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)

    def holds_post(self, post_id: int, *roles: Role) -> bool:
        return any(hold.post_id == post_id and hold.role in roles for hold in self.holds)

    def holds_role(self, office_id: int, *roles: Role) -> bool:
        return any(hold.office_id == office_id and hold.role in roles for hold in self.holds)


@snapshot
class OpenNotice:
    """A correction notice as issued."""

    round: int
    defects: tuple[DefectFound, ...]
    lapses_at: datetime
    closed_at: datetime | None


@snapshot
class OpenProposal:
    """A proposed refusal that waits for its answer."""

    id: int
    ref: str
    proposed_by: int


@snapshot
class Under:
    """The delegation by which the case is decided, with its days; the deciding act's own statement guards it."""

    delegated: Delegated
    begins: date | None
    """None: it was taken back on the day on which it would have begun."""
    ends: date | None


@snapshot
class Proof:
    """What a writing statement must find unchanged because the act remembered it and did not read it: conditions on the
    case `c`, and their values."""

    where: str
    values: tuple[object, ...]


@snapshot
class CaseFile:
    """Everything the rules weigh, read in one statement."""

    id: int
    ref: str
    number: str
    state: CaseState
    seq: int
    head: bytes
    item_id: int
    office_id: int
    office_name: str
    centre_id: int | None
    city_id: int
    county_id: int | None
    town_id: int | None
    village_id: int | None
    applicant_id: int
    applicant_name: str
    actor_party_id: int | None
    mandate_id: int | None
    terms: Terms
    route: tuple[int, ...]
    leg: int
    desk_id: int
    reviewers: tuple[int, ...]
    calendar_id: int
    calendar_revision: int
    received_at: datetime
    materials_in_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    delivered_at: datetime | None
    archived_at: datetime | None
    committed_at: datetime | None
    """When it was accepted on a promise 告知承诺."""
    corrections: int
    paused: str
    tolerated: dict[str, date]
    officer: Officer | None
    reviewed_before: tuple[int, ...]
    recused: tuple[int, ...]
    awaits: tuple[str, ...]
    surveyed_at: datetime | None
    graded: Rank | None
    renews_until: date | None
    """The last day of the certificate that the case renews (art. 50)."""
    # What lies beside the case, read by the acts that weigh it.
    clocks: tuple[ClockFacts, ...] = UNREAD
    ledger: tuple[LedgerFacts, ...] = UNREAD
    handed_in: tuple[HandedIn, ...] = UNREAD
    notices: tuple[OpenNotice, ...] = UNREAD
    proposal: OpenProposal | None = UNREAD
    office_uscc: str = UNREAD
    taken_mode: str | None = UNREAD
    """By which mode the place took it in; None: by the office's own power."""
    under: Under | None = UNREAD
    holder_id: int | None = UNREAD
    """The office whose approval division holds the item today."""
    principal_ref: str = ""
    """The applicant's reference, read when somebody acts who may be an agent; empty otherwise."""
    bill: str = UNREAD
    """The state of its bill (kernel.money.bill_life); empty: none was made yet."""
    proof: Proof | None = None
    """Of a file that was remembered instead of read (`remembered`)."""

    @property
    def desk_office(self) -> int:
        """The office at whose desks it is decided: with an entrusted item not the one in whose name it is."""
        return (self.under.delegated.office_id if self.under else None) or self.office_id

    @property
    def at_once(self) -> str:
        """yes: accepted on a promise where it goes from the window to the decision 告知承诺、当场决定."""
        return "yes" if self.committed_at is not None and len(self.route) == len(AT_ONCE) else "no"

    def desk_on(self, route: Sequence[int], leg: int) -> int:
        """The desk at which it lies on such a way: that of its step; while a "no" waits, who answers it."""
        if self.proposal is None:
            return route[leg]
        # An instant item has one desk: what waits there lies with an approver beside its way.
        return route[-1] if len(route) > 1 else self.desk_id

    @property
    def subject(self) -> Subject:
        return Subject("case", "cases_case", self.id, self.ref, self.seq, self.head)

    @property
    def materials_in(self) -> frozenset[str]:
        return frozenset(one.material for one in self.handed_in)

    @property
    def renewed(self) -> frozenset[str]:
        """Materials for which something came in answer to the latest correction notice."""
        return frozenset(one.material for one in self.handed_in if one.round >= self.corrections > 0)
