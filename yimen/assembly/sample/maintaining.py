"""Maintenance of the sample city: one night is announced, so that people see how they are told; a target is set."""

from datetime import datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.assembly.sample.staff import REFORM_POST
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


def aim(city: City) -> None:
    """Set how much of a month every door answers, once; what they answer is probed, and not made up."""
    if not queries.targets_set():
        facts = "99.9", f"政务服务承诺{SAMPLE}", day_of(city.anchor)
        operations.set_availability_target(*facts, by=city.officer(REFORM_POST), now=city.anchor)
