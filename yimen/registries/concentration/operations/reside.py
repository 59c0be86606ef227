"""Reside: an office plans to enter a centre, enters it, and leaves. Late is nobody's word: it follows from the days."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import Place, Presence, Seats, must_fit, presence
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, named, span, written
from yimen.registries.concentration import allow, placing, seating
from yimen.registries.concentration.models import Residency, ResidentItem, SectionPost
from yimen.registries.concentration.refusals import NoApprovalDivision, NotOpen, PlannedAlready, WindowsMissing
from yimen.registries.concentration.subjects import cut, tell_of
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class EntryPlan:
    """In which batch an office enters, by when, and with how many seats, windows and people."""

    batch: str
    due: date
    front: int
    back: int
    windows: int
    staff: int

    @property
    def seats(self) -> Seats:
        return Seats(self.front, self.back)


@snapshot
class Planned:
    """An office enters a centre by this day, with so many of its items."""

    ref: str
    due: date
    items: int


@snapshot
class Entered:
    """An office works in the centre since this day; so many items began there."""

    ref: str
    day: date
    items: int


@snapshot
class Left:
    """An office works in the centre no more from this day; so many items ended there."""

    ref: str
    day: date
    items: int


@snapshot
class Called:
    """A plan will not be carried out; its seats are free."""

    ref: str


@operation
def plan_residency(
    office_ref: str, centre_ref: str, plan: EntryPlan, items: tuple[str, ...], basis: str, *, by: Actor, now: datetime
) -> Planned:
    """Plan that an office enters a centre by a day, with seats that are free and the items it brings.

    Refuses with TooFewSeats, PlannedAlready, OfAnotherOffice, NotTheReformOffice, ImpossibleDates or NoSuchThing.
    """
    today = day_of(now)
    span(plan.due, None)
    office, centre = offices.office(office_ref, today), offices.centre(centre_ref, today)
    if office is None or centre is None:
        raise NoSuchThing(what="office" if office is None else "centre")
    allow.must_run(by, centre.id)
    given = placing.of_office(items, office.id) if items else ()
    must_fit(seating.locked_stock(centre.id, today) - seating.taken(centre.id), plan.seats)
    with refusing(
        residency_one_open_per_office_and_centre=PlannedAlready(),
        residency_asks_for_no_less_than_nothing=NotInList("seats"),
    ):
        row = Residency.objects.create(
            ref=new_ref(),
            office_id=office.id,
            centre_id=centre.id,
            batch=named(plan.batch, "batch"),
            due=plan.due,
            front=plan.front,
            back=plan.back,
            windows=plan.windows,
            staff=plan.staff,
            basis=written(basis, "basis"),
            planned_on=today,
        )
    body = {"office": office_ref, "centre": centre_ref, "due": plan.due, "front": plan.front, "back": plan.back}
    tell_of(row, "plan_residency", body, by=by, now=now)
    for item in given:
        placing.put(item, Place.CENTRE, row, None, row.basis, by=by, now=now)
    return Planned(row.ref, plan.due, len(given))


@operation
def take_up_residency(ref: str, on: date, *, by: Actor, now: datetime) -> Entered:
    """An office has entered: its division is there and its windows are open. The items of the plan begin that day.

    Refuses with NotOpen, NoApprovalDivision, WindowsMissing, ImpossibleDates, NotTheReformOffice or NoSuchThing.
    """
    row = _open(ref, by, now, Presence.PLANNED, Presence.LATE)
    if on > day_of(now) or on < row.planned_on:
        raise ImpossibleDates()
    _must_be_there(row, on)
    row.entered_on = on
    row.save(update_fields=["entered_on"])
    tell_of(row, "take_up_residency", {"on": on}, by=by, now=now)
    waiting = list(ResidentItem.objects.select_for_update().filter(residency=row, valid=None))
    for item in waiting:
        placing.begin(item, row, on, by=by, now=now)
    return Entered(ref, on, len(waiting))


@operation
def end_residency(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> Left:
    """An office leaves a centre from a day on; what it handled there is handled there no more.

    Refuses with NotOpen, ImpossibleDates, NotTheReformOffice or NoSuchThing.
    """
    row = _open(ref, by, now, Presence.ENTERED)
    if row.entered_on is None or on <= row.entered_on or on < day_of(now):
        raise ImpossibleDates()
    row.left_on, row.end_basis = on, written(basis, "basis")
    row.save(update_fields=["left_on", "end_basis"])
    tell_of(row, "end_residency", {"on": on}, by=by, now=now)
    seating.clear(row.pk, on, by=by, now=now)
    for post in SectionPost.objects.select_for_update().filter(residency=row, valid__endswith=None):
        if not post.valid.isempty:
            cut(post, on, row.end_basis)
            tell_of(post, "take_out_post", {"on": on}, by=by, now=now)
    ending = list(ResidentItem.objects.select_for_update().filter(residency=row, valid__endswith=None))
    for item in ending:
        cut(item, on, row.end_basis)
        tell_of(item, "take_out_item", {"on": on}, by=by, now=now)
    return Left(ref, on, len(ending))


@operation
def call_off_residency(ref: str, basis: str, *, by: Actor, now: datetime) -> Called:
    """A plan that will not be carried out gives its seats back. Refuses with NotOpen or NoSuchThing."""
    row = _open(ref, by, now, Presence.PLANNED, Presence.LATE)
    row.called_off_on, row.end_basis = day_of(now), named(basis, "basis")
    row.save(update_fields=["called_off_on", "end_basis"])
    tell_of(row, "call_off_residency", {"on": row.called_off_on}, by=by, now=now)
    return Called(ref)


def _open(ref: str, by: Actor, now: datetime, *wanted: Presence) -> Residency:
    row = locked(Residency, ref, "residency")
    allow.must_run(by, row.centre_id)
    stands = presence(row.due, row.entered_on, row.left_on, row.called_off_on, day_of(now))
    if stands not in wanted or row.left_on is not None:
        raise NotOpen(presence=stands)
    return row


def _must_be_there(row: Residency, on: date) -> None:
    """Entered is what can be seen: a division of the office, and its windows in the centre, or the common ones."""
    office, centre = offices.office(row.office_id, on), offices.centre(row.centre_id, on)
    if office is None or centre is None:
        raise NoSuchThing(what="office" if office is None else "centre")
    if offices.division(office.ref, on) is None:
        raise NoApprovalDivision()
    here = offices.windows(centre.ref, on)
    own = sum(window.office_id == row.office_id for window in here)
    common = sum(window.office_id is None for window in here)
    if own < row.windows or own + common == 0:
        raise WindowsMissing(planned=max(row.windows, 1), open=own)
