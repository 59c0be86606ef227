"""What the heartbeats show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.SUPERVISOR)
"""Who says who answers for a system or a point."""
READERS = (*KEEPERS, Role.CENTRE_MANAGER, Role.OFFICE_HEAD)


@snapshot
class WatchedRow:
    """A connected system or a service point: its line, its last hour of cases, who answers for it."""

    kind: str
    """system or point"""
    id: int
    ref: str
    name: str
    place: str
    """The office of a system, the town or county of a point."""
    office_id: int | None
    """Of a system."""
    county_id: int | None
    """Of a point."""
    calendar_id: int
    since: datetime
    heard_at: datetime | None
    line: str
    """Of a system its standing, of a point how it is connected."""
    hour: datetime | None
    """The last hour in which cases were counted and compared; none: it was not open since."""
    came: int
    normal: int
    weeks: int
    """With how many earlier weeks it was compared."""
    pulse: str
    owner: str
    """Who was named; empty: nobody, and whoever heads the office or serves at the point answers."""
    alarms: int
    """Alarms that stand."""


@snapshot
class AlarmRow:
    """An alarm: what, since when, who answers by when, and what they said."""

    ref: str
    kind: str
    name: str
    place: str
    fault: str
    raised_at: datetime
    heard_at: datetime | None
    came: int
    normal: int
    owner: str
    mine: str
    """yes: the reader answers for it."""
    answer_by: datetime
    answer: str
    answered_at: datetime | None
    late: str
    """yes: it was answered after its time, or its time is over."""
    ended_at: datetime | None


@snapshot
class LinesSum:
    """How many systems and points there are, and how many are connected, silent, or have not been heard of yet."""

    systems: int
    systems_in_step: int
    points: int
    connected: int
    silent: int
    never: int
