"""Posting: who is due is said beforehand, by whoever manages the place; the machine proposes, and fills what it can."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from yimen.engine.staff.rotas import moves, reading
from yimen.engine.staff.rotas.models import Shift
from yimen.engine.staff.rotas.queries import WEEK, monday_of
from yimen.engine.staff.rotas.refusals import (
    AwayThen,
    ClosedThen,
    CounterStaffedThen,
    DayPassed,
    LeaderMissing,
    NoRestDay,
    NotPostedThere,
    OnShiftThen,
)
from yimen.engine.staff.trainings import queries as trainings
from yimen.engine.staff.trainings.refusals import NotTrainedFor
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.managing import manages
from yimen.kernel.staffing.rota import Hand, RotaFault, ShiftKind, draw_up, rest_fault
from yimen.kernel.text import must_be_said
from yimen.kernel.time.service_hours import day_kind
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import ZONE, day_of, days, midnight, moments, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.people import duty as duties
from yimen.registries.people import queries as people
from yimen.registries.people.rows import StaffRow

FAR = timedelta(days=370)


@snapshot
class ShiftSaid:
    """Who is due on a day, at which counter or as what, and from when to when; no hours: as long as it opens."""

    staff: str
    day: date
    kind: str = ShiftKind.WINDOW
    window: str = ""
    begins: time | None = None
    ends: time | None = None


@snapshot
class ShiftPosted:
    """A shift by its reference."""

    ref: str


@snapshot
class RotaDrawnUp:
    """How many shifts a week got, and how many counters stay without anybody."""

    posted: int
    gaps: int


@operation
def post_shift(centre_ref: str, said: ShiftSaid, *, by: Actor, now: datetime) -> ShiftPosted:
    """Somebody is due on a day: at a counter at which they hold a post, as relief, or at a village point.

    Refuses with NoSuchThing, NotInList, DayPassed, ClosedThen, NotPostedThere, NotTrainedFor, AwayThen, OnShiftThen,
    CounterStaffedThen or NoRestDay.
    """
    centre = _centre(centre_ref, by, said.day)
    if said.kind not in (ShiftKind.WINDOW, ShiftKind.RELIEF, ShiftKind.VILLAGE):
        raise NotInList(field="kind")
    member = _member(said.staff)
    return ShiftPosted(_write(centre, member, said, by, now).ref)


@operation
def draw_up_rota(centre_ref: str, monday: date, *, by: Actor, now: datetime) -> RotaDrawnUp:
    """Fill a week as far as there are people: every counter that somebody holds, nobody without a day of rest.

    What stands already stays. Refuses with NoSuchThing or DayPassed.
    """
    centre = _centre(centre_ref, by, monday)
    calendar = calendars.calendar(centre.calendar_id)
    ahead = [day for day in (monday_of(monday) + timedelta(days=n) for n in range(7)) if day >= day_of(now)]
    if not ahead:
        raise DayPassed()
    open_days = [day for day in ahead if calendar.is_working_day(day)]
    found = reading.posted(centre.id, *_week(monday))
    standing = reading.of_centre(centre.id, monday_of(monday), monday_of(monday) + WEEK, now)
    busy = {(one.staff_id, one.day) for one in standing}
    staffed = {(one.window_id, one.day) for one in standing if one.window_id}
    hands = [Hand(id, _trained(id, at, ahead[0]), _away(id, open_days, busy, calendar, now)) for id, _, _, at in found]
    windows = sorted({window for _, _, _, at in found for window in at})
    refs = {id: ref for id, ref, _, _ in found}
    codes = {one.id: one.ref for one in offices.windows(centre.ref, monday)}
    worked = Counter(one.staff_id for one in standing)
    posted = gaps = 0
    for day in open_days:
        free = [window for window in windows if window in codes and (window, day) not in staffed]
        plan = draw_up(free, hands, [day], worked)
        for one in plan.placed:
            if one.window_id is None:
                continue
            _write(centre, _member(refs[one.staff_id]), _at(refs[one.staff_id], day, codes[one.window_id]), by, now)
            worked[one.staff_id] += 1
            busy.add((one.staff_id, day))
            posted += 1
        gaps += len(plan.gaps)
    for one in draw_up((), [_without(hand, busy) for hand in hands], open_days, worked).placed:
        _write(centre, _member(refs[one.staff_id]), _at(refs[one.staff_id], one.day, ""), by, now)
        posted += 1
    return RotaDrawnUp(posted, gaps)


@operation
def call_off_shift(ref: str, reason: str, *, by: Actor, now: datetime) -> ShiftPosted:
    """Somebody is not due after all; a leader on duty is replaced instead. Refuses with NoSuchThing, DayPassed,
    LeaderMissing or TextMissing.
    """
    row = moves.managed(ref, by)
    if row.kind == ShiftKind.LEADER:
        raise LeaderMissing(day=row.day.isoformat(), name=row.staff.name)
    _call_off(row, reason, by, now)
    return ShiftPosted(ref)


@operation
def confirm_shift(ref: str, *, by: Actor, now: datetime) -> ShiftPosted:
    """Whoever is due confirms it 确认值班; duty on holidays is not settled before. Refuses with NoSuchThing."""
    row = moves.own(ref, by)
    if row.confirmed_at is None:
        row.confirmed_at = now
        row.save(update_fields=["confirmed_at"])
        moves.told(row, "confirm_shift", {}, by, now)
    return ShiftPosted(ref)


@snapshot
class LeadersPosted:
    """For how many days there is a leader on duty."""

    days: int


@operation
def post_leaders(
    centre_ref: str, first: date, last: date, staff: tuple[str, ...], *, by: Actor, now: datetime
) -> LeadersPosted:
    """The leaders of the departments take turns on every open day from one to another: no day without one.

    Refuses with NoSuchThing, NotPostedThere, ImpossibleDates, DayPassed, LeaderMissing or CounterStaffedThen.
    """
    centre = _centre(centre_ref, by, first)
    if not staff or not first <= last <= first + FAR:
        raise ImpossibleDates()
    members = [_leader(ref) for ref in staff]
    calendar = calendars.calendar(centre.calendar_id)
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    open_days = [day for day in span if calendar.is_working_day(day)]
    for n, day in enumerate(open_days):
        member = members[n % len(members)]
        if _is_away(member, *_hours(calendar, day, None, None), now):
            raise LeaderMissing(day=day.isoformat(), name=member.name)
        _write(centre, member, ShiftSaid(member.ref, day, ShiftKind.LEADER), by, now)
    return LeadersPosted(len(open_days))


@operation
def replace_leader(ref: str, staff_ref: str, reason: str, *, by: Actor, now: datetime) -> ShiftPosted:
    """Another leader takes a day over; the day never stands without one.

    Refuses with NoSuchThing, NotPostedThere, DayPassed, AwayThen, OnShiftThen or TextMissing.
    """
    row = moves.managed(ref, by)
    if row.kind != ShiftKind.LEADER:
        raise NoSuchThing(what="shift")
    centre, member = _centre_of(row.centre_id, row.day), _leader(staff_ref)
    _call_off(row, reason, by, now)
    return ShiftPosted(_write(centre, member, ShiftSaid(staff_ref, row.day, ShiftKind.LEADER), by, now).ref)


def _call_off(row: Shift, reason: str, by: Actor, now: datetime) -> None:
    if row.day < day_of(now):
        raise DayPassed()
    row.called_off_at, row.called_off_for = now, must_be_said("reason", reason, 200).strip()
    row.save(update_fields=["called_off_at", "called_off_for"])
    moves.told(row, "call_off_shift", {}, by, now)


def _write(centre: CentreRow, member: StaffRow, said: ShiftSaid, by: Actor, now: datetime) -> Shift:
    if said.day < day_of(now):
        raise DayPassed()
    calendar = calendars.calendar(centre.calendar_id)
    begins, ends = _hours(calendar, said.day, said.begins, said.ends)
    window = offices.window(said.window, said.day) if said.kind == ShiftKind.WINDOW else None
    if said.kind == ShiftKind.WINDOW and (window is None or window.centre_id != centre.id):
        raise NoSuchThing(what="window")
    if said.kind != ShiftKind.LEADER:
        _must_be_posted(centre, member, window.id if window else None, begins)
    missing = trainings.uncovered(member.id, window.id, said.day) if window else ()
    if missing:
        raise NotTrainedFor(name=member.name, items="、".join(missing[:5]))
    if _is_away(member, begins, ends, now):
        raise AwayThen(name=member.name)
    _must_rest(member, said.day)
    row = Shift(
        ref=new_ref(), centre_id=centre.id, window_id=window.id if window else None, staff_id=member.id, kind=said.kind,
        day=said.day, day_kind=day_kind(calendar, said.day), during=moments(begins, ends), posted_at=now,
    )  # fmt: skip
    with refusing(
        shift_one_at_a_time_for_somebody=OnShiftThen(name=member.name),
        shift_one_at_a_time_at_a_window=CounterStaffedThen(),
        shift_one_leader_at_a_time=CounterStaffedThen(),
    ):
        row.save(force_insert=True)
    body = {"staff": member.ref, "kind": row.kind, "from": begins, "until": ends, "window": said.window}
    moves.told(row, "post_shift", body, by, now)
    return row


_POSTED = """
select count(*) from people_posting g join people_post p on p.id = g.post_id
where g.staff_id = %(staff)s and p.centre_id = %(centre)s and g.valid @> %(at)s and p.valid @> %(at)s::date
  and (%(window)s::bigint is null or p.window_id = %(window)s)
"""


def _must_be_posted(centre: CentreRow, member: StaffRow, window_id: int | None, at: datetime) -> None:
    """At a counter at which they hold or stand in for a post; elsewhere in the centre: at any of its posts."""
    with connection.cursor() as cursor:
        cursor.execute(_POSTED, {"staff": member.id, "centre": centre.id, "at": at, "window": window_id})
        ((posts,),) = cursor.fetchall()
    if not posts:
        raise NotPostedThere(name=member.name)


def _must_rest(member: StaffRow, day: date) -> None:
    monday = monday_of(day)
    due = Shift.objects.filter(staff_id=member.id, day__gte=monday, day__lt=monday + WEEK, called_off_at=None)
    if rest_fault({*due.values_list("day", flat=True), day}) is RotaFault.NO_REST:
        raise NoRestDay(name=member.name)


def _hours(calendar: WorkCalendar, day: date, begins: time | None, ends: time | None) -> tuple[datetime, datetime]:
    """From when to when somebody is due: as said, or as long as the place opens; refuses with ClosedThen."""
    shifts = calendar.shifts_on(day)
    if not shifts and (begins is None or ends is None):
        raise ClosedThen()
    first = begins if begins is not None else shifts[0].opens
    last = ends if ends is not None else shifts[-1].closes
    since, until = (datetime.combine(day, one, ZONE) for one in (first, last))
    if until <= since:
        raise ImpossibleDates()
    return since, until


def _is_away(member: StaffRow, begins: datetime, ends: datetime, now: datetime) -> bool:
    return any(one.begins < ends and one.ends > begins for one in duties.absences(now, [member.id]))


def _away(
    staff_id: int, open_days: list[date], busy: set[tuple[int, date]], calendar: WorkCalendar, now: datetime
) -> frozenset[date]:
    gone = duties.absences(now, [staff_id])
    found = {day for day in open_days if (staff_id, day) in busy}
    for day in open_days:
        begins, ends = _hours(calendar, day, None, None)
        if any(one.begins < ends and one.ends > begins for one in gone):
            found.add(day)
    return frozenset(found)


def _trained(staff_id: int, at: list[int], on: date) -> frozenset[int]:
    """Of the counters at which somebody holds a post those for which they are trained."""
    return frozenset(window for window in at if not trainings.uncovered(staff_id, window, on))


def _without(hand: Hand, busy: set[tuple[int, date]]) -> Hand:
    return Hand(hand.staff_id, hand.windows, hand.away | {day for id, day in busy if id == hand.staff_id})


def _at(staff_ref: str, day: date, window_ref: str) -> ShiftSaid:
    return ShiftSaid(staff_ref, day, ShiftKind.WINDOW if window_ref else ShiftKind.RELIEF, window_ref)


def _week(monday: date) -> tuple[Any, Any]:
    first = monday_of(monday)
    return days(first, first + WEEK), moments(midnight(first), midnight(first + WEEK))


def _centre(ref: str, by: Actor, on: date) -> CentreRow:
    """A centre for who manages it: its own manager, or for a village point the manager of a centre above it."""
    centre = offices.centre(ref, on)
    if centre is None:
        raise NoSuchThing(what="centre")
    if manages(by, centre.id):
        return centre
    if centre.kind == "village" and any(manages(by, one.id) for one in offices.above(ref, on)):
        return centre
    raise NoSuchThing(what="centre")


def _centre_of(id: int, on: date) -> CentreRow:
    found = offices.centre(id, on)
    assert found is not None, "a shift stands in a centre that there is"
    return found


def _member(ref: str) -> StaffRow:
    found = people.staff_member(ref)
    if found is None:
        raise NoSuchThing(what="staff")
    return found


def _leader(ref: str) -> StaffRow:
    """A formal head of an office, or its leader; refuses with NotPostedThere."""
    member = _member(ref)
    heads = any(one.role == Role.OFFICE_HEAD and one.ends is None for one in people.postings_of(ref))
    if not heads or member.establishment != "formal":
        raise NotPostedThere(name=member.name)
    return member
