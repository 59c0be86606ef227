"""Scope: which items a centre does on days the country has off. What is not named is done whenever the centre opens."""

from collections.abc import Iterable
from datetime import date

from yimen.engine.appointments.models import WeekendScope
from yimen.kernel.national import NATIONAL


def not_done_on(centre_id: int, item_id: int | None, days: Iterable[date]) -> frozenset[date]:
    """Those of the days on which the centre does not do the item, though it may be open."""
    off = [day for day in days if not NATIONAL.is_working_day(day)]
    if item_id is None or not off:
        return frozenset()
    spans = list(WeekendScope.objects.filter(centre_id=centre_id, item_id=item_id).values_list("since", "until"))
    return frozenset(day for day in off for since, until in spans if since <= day and (until is None or day < until))
