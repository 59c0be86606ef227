"""What the comparison of a pilot shows: frozen rows."""

from datetime import date
from enum import StrEnum

from yimen.kernel.reform.pilots import Measured
from yimen.kernel.snapshot import snapshot


class PilotGroup(StrEnum):
    """Whose cases: those of who began, of who joined later, and of the others who do the like."""

    FIRST = "first"
    LATER = "later"
    REST = "rest"


@snapshot
class Compared:
    """One group before the pilot and since it began; of who joined later, since each of them did."""

    group: PilotGroup
    before: Measured
    since: Measured

    @property
    def both(self) -> tuple[tuple[str, Measured], ...]:
        """The two one under the other; who joined later is not counted before."""
        since = ("since", self.since)
        return (since,) if self.group is PilotGroup.LATER else (("before", self.before), since)


@snapshot
class Comparison:
    """A pilot beside the rest and beside what was before, by the end of a day."""

    as_of: date
    before_from: date
    since_from: date
    until: date
    """The last day that is counted."""
    groups: tuple[Compared, ...]
