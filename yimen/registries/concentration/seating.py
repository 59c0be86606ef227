"""Seating: what is free in a centre, and who sits where. Every residency that is planned or entered holds its seats.

The stock is a number, the seat plan its seats one by one: no more are laid out than there are, no more allotted to a
department than its residency holds, and at one seat sits one person at a time.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, Sum

from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import Seats, SeatSide
from yimen.kernel.writing import NoSuchThing
from yimen.registries.concentration.models import Residency, Seat, SeatAllotment, SeatOccupant, SeatStock
from yimen.registries.concentration.refusals import SeatedAlready, SeatOfAnotherOffice, SeatTaken
from yimen.registries.concentration.subjects import tell_of
from yimen.registries.dated import days, locked, new_ref, refusing


def taken(centre_id: int) -> Seats:
    """The seats of a centre that are planned for or taken."""
    held = Residency.objects.filter(centre_id=centre_id, left_on=None, called_off_on=None)
    total = held.aggregate(front=Sum("front", default=0), back=Sum("back", default=0))
    return Seats(total["front"], total["back"])


def locked_stock(centre_id: int, day: date) -> Seats:
    """The fewest seats a centre has from a day on; whoever plans holds them until the plan is written."""
    rows = SeatStock.objects.select_for_update().filter(centre_id=centre_id)
    coming = [row for row in rows if row.valid.upper is None or row.valid.upper > day]
    if not coming:
        return Seats()
    return Seats(min(row.front for row in coming), min(row.back for row in coming))


def laid_out(centre_id: int, day: date) -> Seats:
    """The seats of the plan from a day on."""
    return _counted(Seat.objects.filter(still(day), centre_id=centre_id).values_list("side", flat=True))


def allotted(residency_id: int, day: date) -> Seats:
    """The seats that are a department's from a day on."""
    found = SeatAllotment.objects.filter(still(day), residency_id=residency_id)
    return _counted(found.values_list("seat__side", flat=True))


def has_plan(centre_id: int, day: date) -> str:
    """yes: the centre has a plan of its seats on that day."""
    return "yes" if Seat.objects.filter(centre_id=centre_id, valid__contains=day).exists() else ""


def occupy(
    seat_ref: str, staff_id: int, office_id: int, centre_id: int, day: date, *, by: Actor, now: datetime
) -> SeatOccupant:
    """Somebody of a department sits at one of its seats from a day on, for as long as it has it at most.

    A part of the acts that post and seat people.

    Refuses with NoSuchThing, SeatOfAnotherOffice, SeatTaken or SeatedAlready.
    """
    seat = locked(Seat, seat_ref, "seat")
    if seat.centre_id != centre_id or day not in seat.valid:
        raise NoSuchThing(what="seat")
    # Held until the act ends: a department that leaves meanwhile clears its seats afterwards, or was first.
    of = SeatAllotment.objects.filter(seat=seat, valid__contains=day, residency__office_id=office_id)
    given = of.select_for_update(of=("self",)).first()
    if given is None:
        raise SeatOfAnotherOffice()
    with refusing(
        seat_has_one_occupant_at_a_time=SeatTaken(seat=seat.code), somebody_sits_at_one_seat_at_a_time=SeatedAlready()
    ):
        row = SeatOccupant.objects.create(
            ref=new_ref(), seat=seat, staff_id=staff_id, valid=days(day, given.valid.upper)
        )
    tell_of(row, "seat_staff", {"seat": seat_ref, "from": day}, by=by, now=now)
    return row


def leave(staff_id: int, centre_id: int, day: date, *, by: Actor, now: datetime) -> None:
    """Somebody sits at no seat of the centre from a day on; a part of the acts that end their being there."""
    rows = SeatOccupant.objects.filter(still(day), staff_id=staff_id, seat__centre_id=centre_id)
    _hold(rows.values_list("seat_id", flat=True))
    for row in rows.select_for_update(of=("self",)):
        end(row, "vacate_seat", day, by=by, now=now)


def clear(residency_id: int, day: date, *, by: Actor, now: datetime) -> None:
    """The seats of a department are its no more from a day on, and nobody sits there; a part of its leaving."""
    theirs = SeatAllotment.objects.filter(still(day), residency_id=residency_id)
    _hold(theirs.values_list("seat_id", flat=True))
    given = list(theirs.select_for_update())
    seats = [row.seat_id for row in given]
    for one in SeatOccupant.objects.select_for_update().filter(still(day), seat_id__in=seats):
        end(one, "vacate_seat", day, by=by, now=now)
    for row in given:
        end(row, "free_seat", day, by=by, now=now)


def _hold(seats: Iterable[int]) -> None:
    """Lock these seats before what belongs to them, as whoever seats somebody does: else two wait for each other."""
    list(Seat.objects.select_for_update().filter(pk__in=list(seats)).order_by("ref"))


def end(row: Seat | SeatAllotment | SeatOccupant, verb: str, day: date, *, by: Actor, now: datetime) -> None:
    """It is so no more from a day on; what had not begun never begins."""
    row.valid = days(min(row.valid.lower, day), day)
    row.save(update_fields=["valid"])
    tell_of(row, verb, {"on": day}, by=by, now=now)


def still(day: date) -> Q:
    """What has not ended by a day."""
    return (Q(valid__endswith=None) | Q(valid__endswith__gt=day)) & Q(valid__isempty=False)


def _counted(sides: Iterable[str]) -> Seats:
    told = list(sides)
    return Seats(told.count(SeatSide.FRONT), told.count(SeatSide.BACK))
