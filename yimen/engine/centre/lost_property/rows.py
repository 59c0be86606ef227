"""What the lost property shows: frozen rows, never models. What identifies a thing stands only in those of its desk."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class FoundRow:
    """A found thing as everybody reads of it."""

    ref: str
    number: str
    centre_ref: str
    centre_name: str
    kind: str
    shown: str
    where: str
    found_on: date
    kept_until: date
    state: str
    ended_at: datetime | None


@snapshot
class FoundPage:
    """A page of them by key."""

    rows: tuple[FoundRow, ...]
    after: str | None


@snapshot
class ClaimRow:
    """A claim as who made it, or the desk, sees it."""

    ref: str
    number: str
    shown: str
    claimed_at: datetime
    outcome: str
    why: str
    signed_at: datetime | None


@snapshot
class WeighedClaim:
    """A claim with who made it, for the desk that weighs it. What they said is opened in an act (`open_marks`)."""

    ref: str
    name: str
    claimed_at: datetime
    outcome: str
    why: str
    weighed_by: str
    recorded_by: str
    """Who wrote it down at the desk; empty: they claimed it themselves."""
    mine: str
    """yes: this reader wrote it down or made it, and somebody else weighs it and hands the thing out."""


@snapshot
class KeptThing:
    """A found thing at the desk of its centre, without the marks."""

    found: FoundRow
    photo: str
    taken_by: str
    handed_in_at: datetime
    given_to: str
    claims: tuple[WeighedClaim, ...]
    over: str
    """yes: the days for which everything is kept are over."""
