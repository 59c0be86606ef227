"""Clocks: what happened to the time of many cases at once."""

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import shown
from yimen.engine.reprojections import queries
from yimen.engine.reprojections.rows import Runs

router = Router(tags=["clocks"])

CalendarRef = QueryEx[str, P(min_length=1, max_length=40, description="The reference of a calendar, such as national")]


@router.get("/reprojections", auth=STAFF, response=shown(Runs), operation_id="clocks_reprojections")
def reprojections(request: HttpRequest, calendar: CalendarRef) -> Runs:
    """How often the open cases of a calendar were counted again after a change, why, and how far each run is.

    For who keeps calendars; anybody else is shown none.
    """
    return Runs(queries.listed(calendar, asker(request)))
