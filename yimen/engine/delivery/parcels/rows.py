"""What parcels show: frozen rows, never models. The applicant's end is masked for everybody but the applicant."""

from datetime import datetime

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
    silent: str
    """yes: the carrier has been silent so long that it may be called lost."""
    events: tuple[EventRow, ...]
