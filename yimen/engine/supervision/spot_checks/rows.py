"""What the spot checks show: frozen rows, never models. Who was drawn stands in none before its check is published."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

ANNOUNCERS = (Role.OFFICE_HEAD, Role.DECIDER)
"""Who of an office announces and closes its draws."""
WITNESSES = (Role.SUPERVISOR,)
"""Who says the word out of which, with the secret, a draw is made."""


@snapshot
class DrawRow:
    """A draw, as anybody reads it: what was committed to, when it was drawn, and how far its checks are."""

    ref: str
    title: str
    office: str
    scope: str
    item_name: str
    first_day: date
    last_day: date
    permits: int
    inspectors: int
    few: int
    """For how many permits fewer than four may look, though everybody who inspects for the office is named."""
    commitment: str
    pool_digest: str
    announced_at: datetime
    drawn_at: datetime | None
    word: str
    closed_at: datetime | None
    secret: str
    """Told when the draw is closed."""
    drawn: int
    published: int
    missed: int
    unsigned: int
    unsound: int
    expired: str
    """"yes": its last day passed and nobody drew it."""


@snapshot
class PhotoRow:
    """A photograph of a check."""

    ref: str
    filename: str
    added_at: datetime


@snapshot
class SpotCheckRow:
    """One check, for who makes it or watches over it."""

    ref: str
    draw_ref: str
    title: str
    office: str
    record_ref: str
    item_name: str
    holder_name: str
    licence: str
    way: str
    band: str
    state: str
    first_day: date
    last_day: date
    points: tuple[tuple[str, str], ...]
    """What is looked at, and what was found."""
    inspectors: tuple[str, ...]
    outcome: str
    summary: str
    position: str
    without_position: str
    looked_at: datetime | None
    recorded_at: datetime | None
    recorded_by: str
    signed_by: str
    published_at: datetime | None
    differed: str
    photos: tuple[PhotoRow, ...]
    mark: str
    may: tuple[str, ...]
    """record, photograph, sign, differ, aside."""
    overdue: str


@snapshot
class PublishedRow:
    """A result as anybody reads it: of organisations by their full name."""

    id: int
    title: str
    draw_ref: str
    office: str
    holder_name: str
    holder_code: str
    item_name: str
    outcome: str
    summary: str
    on: date


@snapshot
class PublishedPage:
    """Results, the latest first; a page by key."""

    rows: tuple[PublishedRow, ...]
    after: str | None


@snapshot
class LotRow:
    """A permit that came out, with the two who were drawn for it."""

    ref: str
    band: str
    inspectors: tuple[str, ...]


@snapshot
class PoolRow:
    """A permit that might have come out, its band, and who was barred from it."""

    ref: str
    band: str
    barred: tuple[str, ...]
    carried: str
    """"yes": an earlier draw missed it, so it comes first."""


@snapshot
class DrawProof:
    """Everything out of which a closed draw was made: whoever doubts it draws again."""

    ref: str
    secret: str
    word: str
    seed: str
    commitment: str
    pool_digest: str
    shares: tuple[tuple[str, int], ...]
    inspectors: tuple[str, ...]
    pool: tuple[PoolRow, ...]
    lots: tuple[LotRow, ...]
    same: str
    """"yes": drawn again just now, the same came out."""


@snapshot
class FalseShare:
    """Of the permits granted on a promise that were looked at, how many promises were false."""

    checked: int
    false: int
    percent: str
