"""What is shown of the network of halls: frozen rows, each with what it was counted from."""

from datetime import date

from yimen.kernel.network import StandardFinding, compliance
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class PlanRow:
    """How many points of a level a region is to have, and how many there are."""

    region_ref: str
    region_name: str
    level: int
    planned: int
    built: int
    due: date
    late: str
    """yes: the day is over and points are missing."""

    @property
    def share(self) -> Share:
        return Share(self.built, self.planned)


@snapshot
class LevelRow:
    """A level of the tree: how many regions, and how many have a service point."""

    level: int
    regions: int
    covered: int


@snapshot
class MissingRow:
    """A region without a service point."""

    ref: str
    name: str
    above: str
    level: int


@snapshot
class HallRow:
    """A hall that is apart, or was merged: where, why, by when; and how many matters of its office are outside."""

    ref: str
    office_ref: str
    office_name: str
    name: str
    address: str
    windows: int
    why: str
    since: date
    due: date | None
    outside: int
    """Items in force of the office that are handled in no centre."""
    scheduled: int
    """Of these, with a day on which the office enters."""
    merged_on: date | None
    merged_into: str
    window: str
    standing: str
    """merged, late, planned, or open without a day."""


@snapshot
class Concentrated:
    """The two concentrations 两个集中: halls and windows before and after."""

    halls: tuple[HallRow, ...]
    halls_before: int
    halls_after: int
    windows_before: int
    windows_after: int
    merged_windows: tuple[tuple[str, str, str, date], ...]
    """Counter, the office it was of, the group it stands in now, and since when."""


@snapshot
class HallFound:
    """A hall held against its standard."""

    ref: str
    name: str
    hall: str
    area: int | None
    checked_on: date | None
    checked_by: str
    invested: int
    connected: str
    findings: tuple[StandardFinding, ...]

    @property
    def share(self) -> Share:
        return compliance(self.findings)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not met or was seen by nobody."""
        return tuple(one.line.asked.value for one in self.findings if one.met != "yes")


@snapshot
class ClassRow:
    """A town centre with its class and the one that its stations and volume propose."""

    ref: str
    name: str
    centre_class: int
    stations: int
    yearly: int
    proposed: int

    @property
    def differs(self) -> str:
        return "yes" if self.centre_class != self.proposed else ""


@snapshot
class TownMatter:
    """An item of the town's own offices: whether its centre takes it in."""

    item_ref: str
    item_name: str
    office_name: str
    inside: str


@snapshot
class ScopeRow:
    """An item at a town: how often people of its county came for it, whether the town takes it in, what follows."""

    item_ref: str
    item_name: str
    here: int
    elsewhere: int
    handed: str
    proposed: str


@snapshot
class TownScope:
    """A town's scope by volume: the share of demand it covers now and would cover, and windows that would do."""

    ref: str
    name: str
    rows: tuple[ScopeRow, ...]
    now: Share
    then: Share
    windows: int
    needed: int


@snapshot
class NearRow:
    """An item for which people still go to the county or the city."""

    item_ref: str
    item_name: str
    cases: int
    handed: int
    """How many towns take it in."""


@snapshot
class Near:
    """How much is finished in the village and in the town 小事不出村、大事不出镇, and what still forces a trip."""

    village: Share
    town: Share
    further: tuple[NearRow, ...]
