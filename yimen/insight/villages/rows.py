"""What the room of villages shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class PointRow:
    """A village point: its notice board, and what it lacks of the seven ones."""

    ref: str
    name: str
    town_name: str
    address: str
    phone: str
    hours: str
    agents: tuple[str, ...]
    items: int
    missing: tuple[str, ...]

    @property
    def complete(self) -> int:
        """How many of the seven are there."""
        return 7 - len(self.missing)


@snapshot
class TownRow:
    """A town centre with the five marks it lacks, and the facts they were read from."""

    ref: str
    name: str
    other_doors: int
    staffed_windows: int
    late: int
    items_with_fees: int
    cashiers: int
    points: int
    points_without_agent: int
    missing: tuple[str, ...]


@snapshot
class ModeRow:
    """An item at a village: 就近办 near, 网上办 over the net, 一次办 in one visit, 代理办 by the agent; where each."""

    item_ref: str
    item_name: str
    office_name: str
    near: str
    online: str
    once: str
    agency: str
    """Each names the place, `yes` for the net, or is empty where the mode is not offered."""


@snapshot
class VillageView:
    """A village as those who live there see it."""

    point: PointRow
    modes: tuple[ModeRow, ...]
    after: str | None


@snapshot
class PresenceRow:
    """A villager who handed in at the village and had to go elsewhere for the same case, without a rule for it."""

    done_at: datetime
    case_ref: str
    number: str
    item_name: str
    village_name: str
    centre_name: str


@snapshot
class VillagePresence:
    """Whether nobody had to travel: cases handed in at villages, those that travelled all the same, the latest."""

    handed_in: int
    violations: int
    rows: tuple[PresenceRow, ...]


@snapshot
class PointActivity:
    """What a village point did lately."""

    ref: str
    name: str
    town_name: str
    agents: str
    last: datetime | None
    """When the last case was taken in; None: none ever was."""
    duty: Share
    """Of the duty days of these months, up to yesterday, those on which somebody was there."""
    months: tuple[tuple[date, int], ...]
    """Cases a month, the oldest first."""
    quiet: str
    """yes: it has stood for thirty days and nothing was taken in for as long."""


@snapshot
class ActivityWhole:
    """What all village points did together, however many of them a sheet lists."""

    points: int
    quiet: int
    duty: Share
