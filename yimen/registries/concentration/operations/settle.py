"""Settle: by which template a region asks, and how many seats a centre has. A change cuts a term."""

from datetime import date, datetime
from typing import Any

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import Seats, Template, must_fit
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, span, written
from yimen.registries.concentration import allow, seating
from yimen.registries.concentration.models import ConcentrationTemplate, SeatStock
from yimen.registries.concentration.subjects import cut, tell_of
from yimen.registries.dated import days, new_ref, on_day, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions


@snapshot
class TemplateSettled:
    """A region asks its offices by this template from this day."""

    ref: str
    template: str
    day: date


@snapshot
class SeatsSet:
    """A centre has so many seats from this day."""

    ref: str
    front: int
    back: int
    day: date


@operation
def settle_template(
    region_ref: str, template: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> TemplateSettled:
    """By which template (2+2, 3+2, 3+3) a region asks its offices from a day on; the one before ends on that day.

    Refuses with NotTheReformOffice, NotInList, ImpossibleDates or NoSuchThing.
    """
    allow.must_lead(by)
    span(from_day, None)
    if template not in list(Template):
        raise NotInList(field="template")
    region = regions.region(region_ref, from_day)
    if region is None:
        raise NoSuchThing(what="region")
    why = written(basis, "basis")
    until = _ended(ConcentrationTemplate.objects.select_for_update().filter(region_id=region.id), from_day, why)
    with refusing(region_asks_by_one_template_at_a_time=ImpossibleDates()):
        row = ConcentrationTemplate.objects.create(
            ref=new_ref(), region_id=region.id, template=template, valid=days(from_day, until), basis=why
        )
    body = {"region": region_ref, "template": template, "from": from_day}
    tell_of(row, "settle_template", body, by=by, now=now)
    return TemplateSettled(row.ref, template, from_day)


@operation
def set_seats(
    centre_ref: str, front: int, back: int, from_day: date, basis: str, *, by: Actor, now: datetime
) -> SeatsSet:
    """How many seats a centre has from a day on; never fewer than are planned for, taken or in the plan.

    Refuses with TooFewSeats, NotTheReformOffice, ImpossibleDates or NoSuchThing.
    """
    span(from_day, None)
    centre = offices.centre(centre_ref, from_day)
    if centre is None:
        raise NoSuchThing(what="centre")
    allow.must_run(by, centre.id)
    stock, why = Seats(front, back), written(basis, "basis")
    running = SeatStock.objects.select_for_update().filter(centre_id=centre.id)
    until = _ended(running, from_day, why)
    must_fit(stock, seating.taken(centre.id))
    must_fit(stock, seating.laid_out(centre.id, from_day))
    with refusing(centre_has_one_seat_stock_at_a_time=ImpossibleDates(), seat_stock_is_not_negative=NotInList("seats")):
        row = SeatStock.objects.create(
            ref=new_ref(), centre_id=centre.id, front=front, back=back, valid=days(from_day, until), basis=why
        )
    tell_of(row, "set_seats", {"centre": centre_ref, "front": front, "back": back, "from": from_day}, by=by, now=now)
    return SeatsSet(row.ref, front, back, from_day)


def _ended(rows: Any, day: date, basis: str) -> date | None:
    """Cut the term in force on a day; gives back the end that the new one takes over."""
    running = on_day(rows, day)
    if running is None:
        return None
    if running.valid.lower == day:
        raise ImpossibleDates()
    until: date | None = running.valid.upper
    cut(running, day, basis)
    return until
