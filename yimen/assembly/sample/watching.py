"""Who watches the lines of the sample city: two points were heard; a silent system waits for its office to answer."""

from yimen.assembly.sample.city import City
from yimen.assembly.sample.staff import REFORM_POST
from yimen.assembly.sample.villages import TOWN, VILLAGE
from yimen.engine.exchange.heartbeats import operations, queries
from yimen.kernel.actor import SYSTEM


def listen(city: City) -> None:
    """Let a village and its town be heard, find what is silent, and count the last hour; once."""
    now = city.anchor
    if queries.alarms(city.officer(REFORM_POST), now):
        return
    for post in (f"{VILLAGE}代办岗", f"{TOWN}便民服务中心A01综合窗口岗"):
        operations.beat_point(by=city.officer(post), now=now)
    operations.raise_silent_lines(by=SYSTEM, now=now)
    operations.feel_pulses(by=SYSTEM, now=now)
