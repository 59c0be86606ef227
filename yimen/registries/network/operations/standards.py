"""Standards: how many points a region is to have, what halls of a class must have, and what somebody saw in one."""

from collections.abc import Iterable
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.network import COUNTED, HallAsked, HallClass
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, span, told, written
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, on_day, refusing, to_close, to_split
from yimen.registries.network.models import HallCheck, HallStandard, PointPlan
from yimen.registries.network.refusals import CheckedToday, OwnHall, PlannedAlready
from yimen.registries.network.subjects import CHECKERS, KEEPERS, tell_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions


@snapshot
class NetworkSet:
    """A plan or a line of a standard holds since, or until, this day."""

    ref: str
    day: date


@snapshot
class HallChecked:
    """A hall was gone through on this day; so many things were seen."""

    ref: str
    day: date
    seen: int


@operation
def plan_points(
    region_ref: str, level: int, planned: int, due: date, from_day: date, basis: str, *, by: Actor, now: datetime
) -> NetworkSet:
    """How many points of a level a region is to have, by when; the plan before ends that day.

    Refuses with NotInList, NoSuchThing, PlannedAlready, ImpossibleDates or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    span(from_day, due)
    region = regions.region(region_ref, from_day)
    if region is None:
        raise NoSuchThing(what="region")
    if level not in (2, 3, 4, 5) or level < region.level:
        raise NotInList(field="level")
    if not 0 < planned < 1_000_000:
        raise NotInList(field="planned")
    why = written(basis, "basis")
    _end_before(list(PointPlan.objects.select_for_update().filter(region_id=region.id, level=level)), from_day, why)
    with refusing(region_has_one_point_plan_of_a_level=PlannedAlready()):
        row = PointPlan.objects.create(
            ref=new_ref(), region_id=region.id, level=level, planned=planned, due=due, valid=days(from_day), basis=why
        )
    tell_of(row, "plan_points", {"region": region_ref, "level": level, "planned": planned}, by=by, now=now)
    return NetworkSet(row.ref, from_day)


@operation
def set_standard(
    hall: str, asked: str, least: int, most: int | None, from_day: date, basis: str, *, by: Actor, now: datetime
) -> NetworkSet:
    """What halls of a class must have from a day on; the line before ends that day.

    Refuses with NotInList, PlannedAlready, ImpossibleDates or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    span(from_day, None)
    if hall not in set(HallClass) or asked not in set(HallAsked):
        raise NotInList(field="hall" if hall not in set(HallClass) else "asked")
    counted = asked in COUNTED
    if not 0 < least < 100_000 or (most is not None and most < least) or (not counted and (least, most) != (1, None)):
        raise NotInList(field="least")
    why = written(basis, "basis")
    _end_before(list(HallStandard.objects.select_for_update().filter(hall=hall, asked=asked)), from_day, why)
    with refusing(hall_standard_asks_once_at_a_time=PlannedAlready()):
        row = HallStandard.objects.create(
            ref=new_ref(), hall=hall, asked=asked, least=least, most=most, valid=days(from_day), basis=why
        )
    tell_of(row, "set_standard", {"hall": hall, "asked": asked, "least": least, "most": most}, by=by, now=now)
    return NetworkSet(row.ref, from_day)


@operation
def drop_standard(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> NetworkSet:
    """Halls need not have this any longer from a day on. Refuses with NoSuchThing, ImpossibleDates or NotAllowed."""
    must_hold(by, *KEEPERS)
    row = locked(HallStandard, ref, "standard")
    end_term(row, to_close([row], on)[1], written(basis, "basis"))
    tell_of(row, "drop_standard", {"on": on}, by=by, now=now)
    return NetworkSet(ref, on)


@operation
def check_hall(centre_ref: str, seen: tuple[str, ...], note: str, on: date, *, by: Actor, now: datetime) -> HallChecked:
    """Say what was seen in a hall that day; what can be counted is not asked. Nobody checks the hall they run.

    Refuses with CheckedToday, OwnHall, NotInList, NoSuchThing, ImpossibleDates or NotAllowed.
    """
    must_hold(by, *CHECKERS)
    centre = offices.centre(centre_ref, on)
    if centre is None:
        raise NoSuchThing(what="centre")
    if any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre.id for post in by.posts):
        raise OwnHall()
    if on > day_of(now):
        raise ImpossibleDates()
    if set(seen) - (set(HallAsked) - COUNTED):
        raise NotInList(field="seen")
    with refusing(hall_check_once_a_day=CheckedToday()):
        row = HallCheck.objects.create(
            ref=new_ref(), centre_id=centre.id, checked_on=on, seen=sorted(set(seen)), note=told(note, "note"),
            checked_by_id=by.staff_id,
        )  # fmt: skip
    tell_of(row, "check_hall", {"centre": centre_ref, "on": on, "seen": list(row.seen)}, by=by, now=now)
    return HallChecked(row.ref, on, len(row.seen))


def _end_before(running: Iterable[PointPlan | HallStandard], day: date, why: str) -> None:
    rows = list(running)
    if on_day(rows, day) is not None:
        term, before, _ = to_split(rows, day)
        end_term(term, before, why)
