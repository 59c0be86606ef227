"""What the supplements show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class AskedFor:
    """One thing that was asked for: of which material, what is wrong, how to mend it, whether it came."""

    material: str
    material_name: str
    text: str
    remedy: str
    came: str


@snapshot
class SupplementRow:
    """A supplement of a case, for whoever may see the case. Who asked is for the desk alone."""

    ref: str
    case_ref: str
    asked: tuple[AskedFor, ...]
    reason: str
    asked_by: str
    asked_at: datetime
    until: datetime
    last_day: date
    """The last day that was told; `until` is its end."""
    ended: str
    """answered, given_up; empty while it is open."""
    ended_at: datetime | None
    why: str
