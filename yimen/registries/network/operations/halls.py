"""Halls: those that are still apart, listed with why and by when they move, and merged; and money spent on a hall."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.network import InvestmentKind
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.network import switching
from yimen.registries.network.models import Investment, OutsideHall
from yimen.registries.network.refusals import HallKnown, HallMerged
from yimen.registries.network.subjects import KEEPERS, tell_of
from yimen.registries.offices import queries as offices


@snapshot
class HallListed:
    """A hall that is apart, or was."""

    ref: str


@snapshot
class Invested:
    """Money spent on a hall."""

    ref: str
    fen: int


@snapshot
class HallSaid:
    """A hall that is apart: whose, where, with how many windows, why, and by when it is to have moved."""

    office_ref: str
    name: str
    address: str
    windows: int
    why: str
    due: date | None


@operation
def list_hall(hall: HallSaid, since: date, *, by: Actor, now: datetime) -> HallListed:
    """An office still serves in a hall of its own: where it is, why, and by when it moves.

    Refuses with HallKnown, NoSuchThing, NotInList, Missing, ImpossibleDates or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    span(since, hall.due)
    office = offices.office(hall.office_ref, since)
    if office is None:
        raise NoSuchThing(what="office")
    if not 0 <= hall.windows < 1000:
        raise NotInList(field="windows")
    with refusing(outside_hall_stands_once=HallKnown()):
        row = OutsideHall.objects.create(
            ref=new_ref(), office_id=office.id, name=named(hall.name, "name", 100),
            address=named(hall.address, "address"), windows=hall.windows, why=named(hall.why, "why"), due=hall.due,
            since=since,
        )  # fmt: skip
    tell_of(row, "list_hall", {"office": hall.office_ref, "due": hall.due}, by=by, now=now)
    return HallListed(row.ref)


@operation
def merge_hall(
    ref: str, centre_ref: str, window_ref: str, on: date, basis: str, *, by: Actor, now: datetime
) -> HallListed:
    """A hall was merged into a centre, and this window takes its matters in; it is apart no longer.

    Nothing in progress is lost: what its own office counted has its numbers here, neither more nor less. Refuses with
    StockLeft, StockNotCounted, ToldByOne, CountsDiffer, HallMerged, NoSuchThing, ImpossibleDates or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    row = locked(OutsideHall, ref, "hall")
    if row.merged_on is not None:
        raise HallMerged()
    count = switching.must_lose_nothing(row, on, by, now)
    centre = offices.centre(centre_ref, on)
    window = offices.window(window_ref, on) if window_ref else None
    if centre is None or (window_ref and (window is None or window.centre_id != centre.id)):
        raise NoSuchThing(what="centre" if centre is None else "window")
    if not row.since < on <= day_of(now):
        raise ImpossibleDates()
    row.merged_on, row.merged_into_id, row.basis = on, centre.id, written(basis, "basis")
    row.window_id = window.id if window else None
    row.save(update_fields=["merged_on", "merged_into", "window", "basis"])
    switch = switching.record_switch(row, count, by, now)
    handed = {"items": switch.items_here, "staff": switch.staff_here, "cases": switch.cases_here}
    body = {"centre": centre_ref, "window": window_ref, "on": on, "count": count.ref, "handed_over": handed}
    tell_of(row, "merge_hall", body, by=by, now=now)
    return HallListed(ref)


@operation
def record_investment(
    centre_ref: str, kind: str, fen: int, spent_on: date, basis: str, *, by: Actor, now: datetime
) -> Invested:
    """Money was spent on a hall: for what, and by which document.

    Refuses with NotInList, NoSuchThing, Missing, ImpossibleDates or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    centre = offices.centre(centre_ref, spent_on)
    if centre is None:
        raise NoSuchThing(what="centre")
    if kind not in set(InvestmentKind):
        raise NotInList(field="kind")
    if not 0 < fen < 10**13:
        raise NotInList(field="fen")
    if spent_on > day_of(now):
        raise ImpossibleDates()
    row = Investment.objects.create(
        ref=new_ref(), centre_id=centre.id, kind=kind, fen=fen, spent_on=spent_on, basis=named(basis, "basis")
    )
    tell_of(row, "invest", {"centre": centre_ref, "kind": kind, "fen": fen}, by=by, now=now)
    return Invested(row.ref, fen)
