"""Scope: which items a centre does on days off, and at which counters it takes in what was booked."""

from collections.abc import Iterable
from datetime import date, datetime

from yimen.engine.centre.appointments.models import WeekendScope
from yimen.kernel.time.service_hours import Hours, day_kind
from yimen.registries.calendars import queries as calendars
from yimen.registries.windows import queries as windows


def not_done_on(centre_id: int, item_id: int | None, days: Iterable[date]) -> frozenset[date]:
    """Those of the days on which the centre does not do the item, though it may be open: days off of its calendar."""
    if item_id is None:
        return frozenset()
    left_out = WeekendScope.objects.filter(centre_id=centre_id, item_id=item_id)
    spans = list(left_out.values_list("since", "until", "centre__calendar_id", "centre__calendar__revision"))
    return frozenset(
        day
        for day in days
        for since, until, calendar_id, revision in spans
        if since <= day
        and (until is None or day < until)
        and day_kind(calendars.at_revision(calendar_id, revision), day) is not Hours.WORKDAY
    )


def taken_in_by(centre_id: int, item_ref: str | None, group_id: int, now: datetime) -> bool:
    """Whether these counters are those for what was booked; booked for no item, or for one of no group, any are."""
    group = windows.where(centre_id, item_ref, now) if item_ref is not None else None
    return group is None or windows.group_id(group.ref) == group_id
