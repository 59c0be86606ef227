"""What the postage shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class StatementRow:
    """A month settled with the carrier."""

    ref: str
    month: date
    parcels: int
    owed_fen: int
    """What the centre pays: by policy, and what applicants paid beforehand."""
    taken_fen: int
    """What the carrier took from applicants at the door."""
    invoiced_fen: int
    note: str
    drawn_by: str
    drawn_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    own: str
    """yes: the reader drew it, and another confirms it."""
    returned_by: str
    """Who sent it back: it stands no more, and the month is drawn anew; empty: nobody did."""
    return_reason: str


@snapshot
class StatementLine:
    """One parcel of a statement, without anybody's name."""

    waybill: str
    direction: str
    way: str
    fen: int
    posted_at: datetime


@snapshot
class MonthCounted:
    """A month that is over and waits to be settled, as it is counted now."""

    month: date
    parcels: int
    owed_fen: int
    taken_fen: int
