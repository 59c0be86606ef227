"""Weekends with fewer items 周末减项办理: what a centre that opens on days off does not do then, from a day on."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection

from yimen.engine.centre.appointments.models import WeekendScope
from yimen.engine.centre.appointments.operations.plans import own_centre
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import Missing, NoSuchThing, named, span
from yimen.registries.dated import day_of

MOST = 500


@snapshot
class WeekendSaid:
    """How many items a centre leaves out on days off, or does again."""

    centre: str
    items: int


@operation
def reduce_weekend(
    centre_ref: str, item_refs: Sequence[str], since: date, basis: str, *, by: Actor, now: datetime
) -> WeekendSaid:
    """Leave items out on days off from a day on; by the centre's manager. Those already left out stay so.

    Refuses with NoSuchThing, Missing, ImpossibleDates or NotAllowed.
    """
    centre_id = own_centre(centre_ref, by, now)
    span(since, None)
    why, ids = named(basis, "basis"), _item_ids(item_refs)
    known = set(
        WeekendScope.objects.filter(centre_id=centre_id, until=None, item_id__in=ids).values_list("item_id", flat=True)
    )
    WeekendScope.objects.bulk_create(
        WeekendScope(centre_id=centre_id, item_id=one, since=since, basis=why) for one in ids if one not in known
    )
    return WeekendSaid(centre_ref, len(ids))


@operation
def restore_weekend(centre_ref: str, item_refs: Sequence[str], *, by: Actor, now: datetime) -> WeekendSaid:
    """Do items on days off again, from tomorrow on; by the centre's manager.

    Refuses with NoSuchThing, Missing or NotAllowed.
    """
    centre_id, ids = own_centre(centre_ref, by, now), _item_ids(item_refs)
    running = WeekendScope.objects.filter(centre_id=centre_id, item_id__in=ids, until=None)
    tomorrow = date.fromordinal(day_of(now).toordinal() + 1)
    running.filter(since__gte=tomorrow).delete()
    return WeekendSaid(centre_ref, running.update(until=tomorrow))


def _item_ids(item_refs: Sequence[str]) -> list[int]:
    refs = sorted(set(item_refs))[:MOST]
    if not refs:
        raise Missing(field="item")
    with connection.cursor() as cursor:
        cursor.execute("select id from catalogue_item where ref = any(%s) order by id", (refs,))
        found = [int(row[0]) for row in cursor.fetchall()]
    if len(found) != len(refs):
        raise NoSuchThing(what="item")
    return found
