"""Both sides of a switch 两边对数: what an old hall counted, what has its number here, and the record of the switch."""

from datetime import date, timedelta

from django.db.models import Count, Q

from yimen.kernel.network import COUNT_HOLDS, Stock, StockCounts
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.network.models import HallCount, HallSwitch, OldNumber, OutsideHall

_STANDS, _WAITS = Q(struck_at=None), Q(named_ref="")


@snapshot
class SideRow:
    """Items, people or open cases of a hall on both sides."""

    kind: Stock
    there: int | None
    """How many its own office counted; None: nobody has counted yet."""
    here: int
    """How many have their number here."""
    waiting: int
    """How many are listed and have none yet."""
    struck: int
    """How many lines were struck for a reason."""

    @property
    def agrees(self) -> str:
        """yes: both sides have the same and nothing waits; no; empty: nobody has counted."""
        if self.there is None:
            return ""
        return "yes" if self.there == self.here and not self.waiting else "no"


@snapshot
class BothSides:
    """What a hall hands over and what has arrived: before the switch as it stands, after it as it was recorded."""

    rows: tuple[SideRow, ...]
    counted_on: date | None
    counted_by: str
    holds: str
    """yes: what was counted may still be switched by today."""
    switched_on: date | None
    """From which day on the hall is part of a centre."""
    recorded_on: date | None
    switched_by: str

    @property
    def ready(self) -> str:
        """yes: nothing is missing on either side."""
        return "yes" if self.holds and all(one.agrees == "yes" for one in self.rows) else ""


def both(hall_ref: str, today: date) -> BothSides | None:
    """Both sides of a hall; None: there is no such hall."""
    hall = OutsideHall.objects.filter(ref=hall_ref).first()
    if hall is None:
        return None
    switch = HallSwitch.objects.filter(hall=hall).select_related("switched_by", "count__counted_by").first()
    count = switch.count if switch else last_count(hall)
    there = counted(count) if count else None
    here, waiting, struck = _here(hall)
    if switch is not None:
        here = StockCounts(switch.items_here, switch.staff_here, switch.cases_here)
    return BothSides(
        tuple(SideRow(one, there.of(one) if there else None, here.of(one), waiting[one], struck[one]) for one in Stock),
        day_of(count.counted_at) if count else None,
        count.counted_by.name if count and count.counted_by else "",
        "yes" if count and holds(count, today) else "",
        hall.merged_on,
        day_of(switch.switched_at) if switch else None,
        switch.switched_by.name if switch and switch.switched_by else "",
    )


def named_here(hall: OutsideHall) -> StockCounts:
    """How many items, people and open cases of a hall have their number here."""
    return _here(hall)[0]


def counted(count: HallCount) -> StockCounts:
    """What a count says."""
    return StockCounts(count.items, count.staff, count.cases)


def last_count(hall: OutsideHall) -> HallCount | None:
    """What the hall's own office counted last."""
    return HallCount.objects.filter(hall=hall).select_related("counted_by").order_by("-id").first()


def holds(count: HallCount, on: date) -> bool:
    """Whether a count still tells what the hall has on the day of the switch: fresh, and nothing struck since."""
    fresh = day_of(count.counted_at) >= on - timedelta(days=COUNT_HOLDS)
    return fresh and not OldNumber.objects.filter(hall_id=count.hall_id, struck_at__gt=count.counted_at).exists()


def _here(hall: OutsideHall) -> tuple[StockCounts, dict[str, int], dict[str, int]]:
    """Of the lines of a hall how many are named, wait, and were struck."""
    lines = OldNumber.objects.filter(hall=hall).values("kind")
    by_kind = {
        row["kind"]: row
        for row in lines.annotate(
            named_ones=Count("id", filter=_STANDS & ~_WAITS), waiting=Count("id", filter=_STANDS & _WAITS),
            gone=Count("id", filter=~_STANDS),
        )
    }  # fmt: skip
    named, waiting, struck = (
        {kind.value: by_kind[kind][told] if kind in by_kind else 0 for kind in Stock}
        for told in ("named_ones", "waiting", "gone")
    )
    return StockCounts(named[Stock.ITEM], named[Stock.STAFF], named[Stock.CASE]), waiting, struck
