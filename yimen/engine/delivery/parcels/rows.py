"""What parcels show: frozen rows, never models. The applicant's end is masked for everybody but the applicant."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class EventRow:
    """A word of the carrier."""

    word: str
    place: str
    happened_at: datetime
    heard_at: datetime
    moved: str
    """Which move it was; empty: it came too late, or contradicts what is known, and moved nothing."""


@snapshot
class ParcelRow:
    """A parcel with the way it has come so far, the newest word first."""

    ref: str
    case_ref: str
    direction: str
    state: str
    waybill: str
    name: str
    phone: str
    address: str
    materials: tuple[str, ...]
    wanted_at: datetime
    posted_at: datetime | None
    ended_at: datetime | None
    instead_of: str
    postage_way: str
    """house | prepaid | to_carrier (kernel.postage); empty: nobody asks anything for it."""
    postage_fen: int
    postage_basis: str
    paid: str
    """yes: what was to be paid before has been; given_back; empty: not, or there is nothing to be paid before."""
    silent: str
    """yes: the carrier has been silent so long that it may be called lost."""
    events: tuple[EventRow, ...]


@snapshot
class RateRow:
    """What a parcel in one direction costs, from day to day."""

    ref: str
    direction: str
    fen: int
    ways: tuple[str, ...]
    basis: str
    begins: date
    ends: date | None
    end_basis: str
