"""The seat plan 座席图: seats one by one, whose they are, and who sits there. Never more than stock and plans."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import Seats, SeatSide, must_fit
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, named, span, written
from yimen.registries.concentration import allow, seating
from yimen.registries.concentration.models import Residency, Seat, SeatAllotment, SeatOccupant
from yimen.registries.concentration.refusals import NotOpen, SeatCodeTaken, SeatInUse, SeatTaken
from yimen.registries.concentration.subjects import tell_of
from yimen.registries.dated import day_of, days, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

MOST = 200


@snapshot
class SeatsLaidOut:
    """So many seats came into the plan of a centre."""

    seats: int
    day: date


@snapshot
class SeatsAllotted:
    """So many seats are a department's from a day on."""

    seats: int
    day: date


@snapshot
class SeatChanged:
    """A seat by its reference, and the day from which it is so."""

    ref: str
    day: date


@operation
def lay_out_seats(
    centre_ref: str, side: str, codes: tuple[str, ...], from_day: date, basis: str, *, by: Actor, now: datetime
) -> SeatsLaidOut:
    """Seats come into the plan of a centre, by their codes; never more than the centre has.

    Refuses with TooFewSeats, SeatCodeTaken, NotTheReformOffice, NotInList, Missing, ImpossibleDates or NoSuchThing.
    """
    span(from_day, None)
    centre = offices.centre(centre_ref, from_day)
    if centre is None:
        raise NoSuchThing(what="centre")
    allow.must_run(by, centre.id)
    told = tuple(dict.fromkeys(named(code, "code", 20) for code in codes))
    if side not in list(SeatSide) or not 0 < len(told) <= MOST:
        raise NotInList(field="seats")
    free = seating.locked_stock(centre.id, from_day) - seating.laid_out(centre.id, from_day)
    must_fit(free, _of(SeatSide(side), len(told)))
    why = written(basis, "basis")
    for code in told:
        with refusing(seat_code_names_one_seat_of_a_centre=SeatCodeTaken(seat=code)):
            row = Seat.objects.create(
                ref=new_ref(), centre_id=centre.id, code=code, side=side, valid=days(from_day), basis=why
            )
        tell_of(
            row, "lay_out_seat", {"centre": centre_ref, "code": code, "side": side, "from": from_day}, by=by, now=now
        )
    return SeatsLaidOut(len(told), from_day)


@operation
def allot_seats(
    residency_ref: str, seat_refs: tuple[str, ...], from_day: date, *, by: Actor, now: datetime
) -> SeatsAllotted:
    """Seats are a department's from a day on: as many in front and behind as its residency holds, and not one more.

    Refuses with NotOpen, TooFewSeats, SeatTaken, NotTheReformOffice, NotInList or NoSuchThing.
    """
    row = locked(Residency, residency_ref, "residency")
    allow.must_run(by, row.centre_id)
    if row.left_on is not None or row.called_off_on is not None:
        raise NotOpen(presence="left")
    span(from_day, None)
    seats = [locked(Seat, ref, "seat") for ref in sorted(set(seat_refs))]
    if not seats:
        raise NotInList(field="seats")
    if any(seat.centre_id != row.centre_id or from_day not in seat.valid for seat in seats):
        raise NoSuchThing(what="seat")
    sides = [seat.side for seat in seats]
    free = Seats(row.front, row.back) - seating.allotted(row.pk, from_day)
    must_fit(free, Seats(sides.count(SeatSide.FRONT), sides.count(SeatSide.BACK)))
    for seat in seats:
        with refusing(seat_is_of_one_department_at_a_time=SeatTaken(seat=seat.code)):
            given = SeatAllotment.objects.create(ref=new_ref(), seat=seat, residency=row, valid=days(from_day))
        tell_of(given, "allot_seat", {"seat": seat.ref, "residency": residency_ref, "from": from_day}, by=by, now=now)
    return SeatsAllotted(len(seats), from_day)


@operation
def free_seat(ref: str, on: date, *, by: Actor, now: datetime) -> SeatChanged:
    """A seat is no department's from a day on. Refuses with SeatInUse, ImpossibleDates or NoSuchThing."""
    seat = _unused(ref, on, by, now)
    for row in SeatAllotment.objects.select_for_update().filter(seating.still(on), seat=seat):
        seating.end(row, "free_seat", on, by=by, now=now)
    return SeatChanged(ref, on)


@operation
def remove_seat(ref: str, on: date, *, by: Actor, now: datetime) -> SeatChanged:
    """A seat is in the plan no more from a day on. Refuses with SeatInUse, ImpossibleDates or NoSuchThing."""
    seat = _unused(ref, on, by, now)
    if SeatAllotment.objects.filter(seating.still(on), seat=seat).exists():
        raise SeatInUse(seat=seat.code)
    seating.end(seat, "remove_seat", on, by=by, now=now)
    return SeatChanged(ref, on)


@operation
def seat_staff(ref: str, staff_ref: str, from_day: date, *, by: Actor, now: datetime) -> SeatChanged:
    """Somebody of the department sits at one of its seats from a day on.

    Refuses with NoSuchThing, SeatOfAnotherOffice, SeatTaken, SeatedAlready or NotTheReformOffice.
    """
    seat, member = locked(Seat, ref, "seat"), people.staff_member(staff_ref)
    allow.must_run(by, seat.centre_id)
    if member is None:
        raise NoSuchThing(what="staff")
    seating.occupy(ref, member.id, member.office_id, seat.centre_id, from_day, by=by, now=now)
    return SeatChanged(ref, from_day)


@operation
def vacate_seat(ref: str, on: date, *, by: Actor, now: datetime) -> SeatChanged:
    """Nobody sits at a seat from a day on. Refuses with NoSuchThing, ImpossibleDates or NotTheReformOffice."""
    seat = locked(Seat, ref, "seat")
    allow.must_run(by, seat.centre_id)
    _must_lie_ahead(on, now)
    rows = list(SeatOccupant.objects.select_for_update().filter(seating.still(on), seat=seat))
    if not rows:
        raise NoSuchThing(what="occupant")
    for row in rows:
        seating.end(row, "vacate_seat", on, by=by, now=now)
    return SeatChanged(ref, on)


def _unused(ref: str, on: date, by: Actor, now: datetime) -> Seat:
    seat = locked(Seat, ref, "seat")
    allow.must_run(by, seat.centre_id)
    _must_lie_ahead(on, now)
    if SeatOccupant.objects.filter(seating.still(on), seat=seat).exists():
        raise SeatInUse(seat=seat.code)
    return seat


def _must_lie_ahead(on: date, now: datetime) -> None:
    if on < day_of(now):
        raise ImpossibleDates()


def _of(side: SeatSide, seats: int) -> Seats:
    return Seats(seats, 0) if side is SeatSide.FRONT else Seats(0, seats)
