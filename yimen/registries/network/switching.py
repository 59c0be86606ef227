"""Switching 并入对数: a hall is merged when both sides have the same, and the record of it stays. Within the merge."""

from datetime import date, datetime

from yimen.kernel.actor import Actor
from yimen.kernel.network import COUNT_HOLDS
from yimen.registries.dated import day_of
from yimen.registries.network import sides
from yimen.registries.network.models import HallCount, HallSwitch, OldNumber, OutsideHall
from yimen.registries.network.refusals import CountsDiffer, StockLeft, StockNotCounted, ToldByOne


def must_lose_nothing(hall: OutsideHall, on: date, by: Actor, now: datetime) -> HallCount:
    """The count by which a hall, locked, may be switched; it is not made older or younger by the day that is said.

    A line that was struck since holds it up too: that it is over is told by who counts there. Refuses with StockLeft,
    StockNotCounted, ToldByOne or CountsDiffer.
    """
    left = OldNumber.objects.filter(hall=hall, named_ref="", struck_at=None).order_by("number")
    if n := left.count():
        raise StockLeft(n=n, first=left.values_list("number", flat=True)[0])
    count = sides.last_count(hall)
    if count is None or not sides.holds(count, max(on, day_of(now))):
        raise StockNotCounted(days=COUNT_HOLDS)
    if by.staff_id is not None and count.counted_by_id == by.staff_id:
        raise ToldByOne()
    there, here = sides.counted(count), sides.named_here(hall)
    kind = there.differs_at(here)
    if kind is not None:
        raise CountsDiffer(stock=kind, counted=there.of(kind), listed=here.of(kind))
    return count


def record_switch(hall: OutsideHall, count: HallCount, by: Actor, now: datetime) -> HallSwitch:
    """What both sides had when the hall was merged, kept for good."""
    here = sides.named_here(hall)
    return HallSwitch.objects.create(
        hall=hall, count=count, items_there=count.items, items_here=here.items, staff_there=count.staff,
        staff_here=here.staff, cases_there=count.cases, cases_here=here.cases,
        struck=OldNumber.objects.filter(hall=hall, struck_at__isnull=False).count(), switched_at=now,
        switched_by_id=by.staff_id,
    )  # fmt: skip
