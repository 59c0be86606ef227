"""Elsewhere: at which other centres the same item can be booked, the soonest first.

Of an item that several places take in 可多点办理, nobody has to wait for one of them.
"""

from datetime import datetime

from yimen.engine.centre.appointments import queries
from yimen.engine.centre.appointments.rows import Elsewhere, PlanRow
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.delegations.rows import PlaceRow

LOOKED_AT, SHOWN = 8, 3


def elsewhere(item_ref: str, centre_ref: str, now: datetime) -> tuple[Elsewhere, ...]:
    """Other centres that take the item in and have a place free, each with its next free slot; three at most."""
    bookable = queries.centres_with_plans(now) - {centre_ref}
    places = {one.centre_ref: one for one in delegations.places(item_ref, day_of(now)) if one.centre_ref in bookable}
    found = (
        _next(place, plan, item_ref, now)
        for place in list(places.values())[:LOOKED_AT]
        for plan in queries.plans(place.centre_ref, now, item_ref)
    )
    free = [one for one in found if one is not None]
    return tuple(sorted(free, key=lambda one: (one.begins, one.centre_name))[:SHOWN])


def _next(place: PlaceRow, plan: PlanRow, item_ref: str, now: datetime) -> Elsewhere | None:
    """The next free slot of a plan; None when it is booked out."""
    slot = next((slot for day in queries.days(plan.ref, now, item_ref) for slot in day.slots), None)
    if slot is None:
        return None
    return Elsewhere(place.centre_ref, place.name, place.address, plan.ref, plan.name, slot.begins, slot.free)
