"""Nearby: where an item can be done, the nearest first, with what is open now and how many are being served.

Visits are opened by the clerk when somebody steps up to the window: what is told here is who is being served now, and
nothing where nobody opens visits. Who still waits is known to the tickets, at centres that give them.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.nearby import nearest_first, nearness, opening
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.delegations.rows import PlaceRow
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions

_SERVED = """
select c.ref, count(*) from visits_visit v join offices_centre c on c.id = v.centre_id
where v.closed_at is null and c.ref = any(%(centres)s)
  and (v.opened_at at time zone 'Asia/Shanghai')::date = %(on)s::date group by c.ref
"""


@snapshot
class NearbyPlace:
    """A place that takes an item in: how near it is, whether it is open, how many are being served there."""

    place: PlaceRow
    nearness: str
    """village | town | county | city | elsewhere: the smallest region shared; empty when none was said."""
    open: str
    """yes | no."""
    changes_at: datetime
    """Open until then, or closed until then."""
    served: int
    """Visits opened today and not closed yet. Who still waits is told by the tickets."""


def nearby(item_ref: str, now: datetime, near: str = "", area: str = "") -> tuple[NearbyPlace, ...]:
    """The places of an item, the nearest to the region `near` first; without one, in the order of the regions."""
    on = day_of(now)
    places = delegations.places(item_ref, on, area)
    lines = regions.lines({place.region_ref for place in places} | {near} - {""}) if near else {}
    here = lines.get(near, ())
    if here:
        places = nearest_first(here, places, lambda place: lines.get(place.region_ref, ()))
    revisions = {row.id: row.revision for row in calendars.listed()}
    hours = {row.ref: row.calendar_id for row in offices.centres(on)}
    served = _served([place.centre_ref for place in places], now)
    found = []
    for place in places:
        calendar_id = hours[place.centre_ref]
        state = opening(calendars.at_revision(calendar_id, revisions[calendar_id]), now)
        near_by = str(nearness(here, lines.get(place.region_ref, ()))) if here else ""
        found.append(NearbyPlace(place, near_by, state.open, state.changes_at, served.get(place.centre_ref, 0)))
    return tuple(found)


def _served(centre_refs: Collection[str], now: datetime) -> Mapping[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_SERVED, {"centres": list(centre_refs), "on": day_of(now)})
        return dict(cursor.fetchall())
