"""What the central list shows: frozen rows. Who asked or complained stands in none of them."""

from datetime import datetime
from enum import StrEnum

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


class RequestKind(StrEnum):
    """What it is in the house: each kind has its own desk and its own limits."""

    VOICE = "voice"
    COMPLAINT = "complaint"
    ENQUIRY = "enquiry"
    POST = "post"


@snapshot
class RequestRow:
    """One open request: from where, of what kind, with whom it lies, by when the next act is due, and its lamp."""

    kind: str
    ref: str
    number: str
    way: str
    what: str
    title: str
    office: str
    place: str
    came_at: datetime
    due_at: datetime
    lamp: str
    raised: str
    """yes: it was brought before supervision because it was late."""
    stage: str
    """received: nobody has it yet; assigned: somebody owes the answer; answered: the answer is being checked."""
    urged: int


@snapshot
class RequestPage:
    """A page of open requests, what is due first on top, and after which the next begins."""

    rows: tuple[RequestRow, ...]
    after: str | None


@snapshot
class DivisionRow:
    """How many requests lie open in one division right below what one supervises."""

    ref: str
    name: str
    voices: int
    complaints: int
    enquiries: int
    posts: int
    red: int
    amber: int
    all: int


@snapshot
class KindStanding:
    """One kind over the last thirty days: what came, what ended and how much of that in time; and what lies open."""

    kind: str
    open: int
    red: int
    came: int
    ended: int
    in_time: Share
