"""Maintenance of the sample city: one night is announced, so that people see how they are told."""

from datetime import datetime, timedelta

from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.engine.supervision.availability import operations, queries
from yimen.kernel.availability import ServiceDoor
from yimen.registries.dated import ZONE, day_of


def announce(anchor: datetime) -> None:
    """Announce it, when nothing is announced yet."""
    if queries.coming(anchor) or queries.past(anchor):
        return
    night = datetime.combine(day_of(anchor) + timedelta(days=5), datetime.min.time(), ZONE)
    begins, ends = night + timedelta(hours=1), night + timedelta(hours=3)
    doors = (ServiceDoor.FILING, ServiceDoor.QUERY)
    operations.announce_maintenance(doors, begins, ends, f"数据库升级{SAMPLE}", by=FOUNDER, now=anchor)
