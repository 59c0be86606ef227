"""Posting orders: whom a home unit has in centres, who is in a centre, and the month that is kept of one of them."""

from datetime import date

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import PathRef, several, shown
from yimen.engine.staff.secondments import queries
from yimen.engine.staff.secondments.rows import PostedRow, PostingRecord
from yimen.threshold import clock

router = Router(tags=["secondments"])

Month = QueryEx[date, P(description="The first day of the month")]


@router.get("/mine", auth=STAFF, response=several(PostedRow), operation_id="secondments_of_home")
def of_home(request: HttpRequest) -> list[PostedRow]:
    """Whom the offices that you head have in centres by orders."""
    return list(queries.sent(asker(request), clock.now()))


@router.get("/centres/{ref}", auth=STAFF, response=several(PostedRow), operation_id="secondments_of_centre")
def of_centre(request: HttpRequest, ref: PathRef) -> list[PostedRow]:
    """Who is in a centre by an order, for who manages it."""
    return list(queries.posted(ref, asker(request), clock.now()))


@router.get("/{ref}", auth=STAFF, response=shown(PostingRecord), operation_id="secondments_record")
def record(request: HttpRequest, ref: PathRef, month: Month) -> PostingRecord:
    """A month of somebody in a centre, for the home unit, the centre and themself. Refuses with NothingHere."""
    return there(queries.record(ref, month.replace(day=1), asker(request), clock.now()))
