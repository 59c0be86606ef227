"""All requests of citizens in one list, for supervision of their places: what lies open, by division, and figures."""

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, several, shown
from yimen.insight.requests import queries
from yimen.insight.requests.rows import DivisionRow, KindStanding, RequestPage
from yimen.threshold import clock

router = Router(tags=["requests"])
Kind = QueryEx[str, P(pattern="^(|voice|complaint|enquiry|post)$", description="One kind; empty: all of them")]
Late = QueryEx[str, P(pattern="^(|yes)$", description="yes: what is late alone")]


@router.get("", auth=STAFF, response=shown(RequestPage), operation_id="requests_open")
def listed(request: HttpRequest, kind: Kind = "", late: Late = "", after: After = "") -> RequestPage:
    """What lies open in the places you supervise, what is due first on top."""
    return queries.listed(asker(request), clock.now(), kind, late, after=after)


@router.get("/divisions", auth=STAFF, response=several(DivisionRow), operation_id="requests_divisions")
def divisions(request: HttpRequest) -> list[DivisionRow]:
    """What lies open in each division right below the places you supervise."""
    return list(queries.by_division(asker(request), clock.now()))


@router.get("/standing", auth=STAFF, response=several(KindStanding), operation_id="requests_standing")
def standing(request: HttpRequest) -> list[KindStanding]:
    """Each kind: what lies open, and what came and ended in the last thirty days."""
    return list(queries.standing(asker(request), clock.now()))
