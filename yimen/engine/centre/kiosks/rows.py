"""What the kiosks show: frozen rows."""

from datetime import date, datetime

from yimen.kernel.kiosks import FunctionKind, KioskPart, KioskPlace, KioskStanding, Living
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class KioskRow:
    """A kiosk of the register with how it stands now."""

    ref: str
    number: str
    region_name: str
    county_name: str
    place: KioskPlace
    address: str
    lat: float
    lon: float
    all_day: str
    planned_for: date
    installed_on: date | None
    retired_on: date | None
    standing: KioskStanding
    beat_at: datetime | None
    faults: tuple[KioskPart, ...]


@snapshot
class FaultRow:
    """An open fault, with where to go."""

    ref: str
    number: str
    address: str
    part: KioskPart
    noticed_at: datetime


@snapshot
class FleetRow:
    """The fleet of one district and place type: planned, installed, online now; uses in the span."""

    county: str
    place: KioskPlace
    planned: int
    installed: int
    online: int


@snapshot
class Coverage:
    """Who lives within a quarter of an hour of a kiosk that stands, and where nobody does."""

    residents: Share
    areas: int
    missed: tuple[Living, ...]


@snapshot
class KioskHours:
    """How much of a span of time a kiosk was heard of 可用率."""

    number: str
    address: str
    beats: Share
    faulty: int


@snapshot
class FunctionRow:
    """A function as kiosks offer it."""

    ref: str
    code: str
    name: str
    kind: FunctionKind
    provider: str
    fields: tuple[tuple[str, str], ...]
    begins: date


@snapshot
class UseRow:
    """Uses of one function, or of one kiosk, or of one place type, in a span of days."""

    name: str
    kind: str
    done: int
    failed: int
    kiosks: int
    days: int

    @property
    def per_kiosk(self) -> str:
        """Done per kiosk in the span; a dash without any."""
        return f"{self.done / self.kiosks:.1f}" if self.kiosks else "—"

    @property
    def per_kiosk_and_day(self) -> str:
        """Done per kiosk and day 台日均."""
        return f"{self.done / self.kiosks / self.days:.1f}" if self.kiosks and self.days else "—"


@snapshot
class Uses:
    """What was done at the kiosks from a day up to and with another, by what; failures stand apart."""

    since: date
    until: date
    whole: UseRow
    approval: int
    """Of all that was done, filings 审批业务; the rest is convenience 便民业务."""
    functions: tuple[UseRow, ...]
    kiosks: tuple[UseRow, ...]
    """The most used first; the last ones are to be looked at for another place."""
    places: tuple[UseRow, ...]
    months: tuple[tuple[str, int, int], ...]


@snapshot
class PartnerContract:
    """A contract of a partner, and the days that it holds."""

    ref: str
    contract: str
    begins: date
    ends: date | None
    runs: str
    """yes: the contract runs today."""


@snapshot
class PartnerRow:
    """A partner with its contracts, the kiosks that stand with it today, and what was done at them in some days."""

    name: str
    kind: KioskPlace
    contracts: tuple[PartnerContract, ...]
    kiosks: tuple[str, ...]
    """Numbers of the kiosks that stand there today."""
    hosted: int
    """How many stood there on some day of the span."""
    done: int
    failed: int

    @property
    def per_kiosk(self) -> str:
        """Done per kiosk that stood there; a dash without any."""
        return f"{self.done / self.hosted:.1f}" if self.hosted else "—"


@snapshot
class HostedKiosk:
    """A kiosk that stands with a partner, or is to stand with one."""

    ref: str
    number: str
    partner: str
