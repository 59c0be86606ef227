"""Seating: what is free in a centre. Every residency that is planned or entered holds its seats until it ends."""

from datetime import date

from django.db.models import Sum

from yimen.kernel.offices.concentration import Seats
from yimen.registries.concentration.models import Residency, SeatStock


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
