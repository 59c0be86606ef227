"""What town centres show: frozen rows, never models."""

from datetime import date

from yimen.kernel.offices.powers import CentreClass
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.towns import FamilyKept, Lack


@snapshot
class Capacity:
    """What a unit can staff: open windows, and formal staff who may decide."""

    windows: int
    formal_staff: int


@snapshot
class ClassTerm:
    """Which class a centre had from when to when, and by which document."""

    centre_class: CentreClass
    begins: date
    ends: date | None
    basis: str
    end_basis: str


@snapshot
class HostRow:
    """An authority that works in a centre under its own name."""

    office_ref: str
    office_name: str
    begins: date
    ends: date | None


@snapshot
class StationRow:
    """An obligatory station of a town: at a window here, covered by a neighbour, or missing."""

    centre_ref: str
    centre_name: str
    station: str
    window: str
    covered_by: str

    @property
    def standing(self) -> str:
        return "window" if self.window else "covered" if self.covered_by else "missing"


@snapshot
class TownCentre:
    """A town centre with all that is asked of it."""

    ref: str
    name: str
    centre_class: CentreClass
    windows: int
    families: tuple[FamilyKept, ...]
    hosts: tuple[HostRow, ...]
    stations: tuple[StationRow, ...]
    trial_since: date | None
    opened_since: date | None
    lacks: tuple[Lack, ...]
