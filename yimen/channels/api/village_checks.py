"""Village checks: what the villages of your town sealed, and one with what both signatures are worth."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import PathRef, several, shown
from yimen.engine.public.village_checks import queries
from yimen.engine.public.village_checks.rows import VillageCheckRow, VillageCheckView
from yimen.threshold import clock

router = Router(tags=["village_checks"])


@router.get("", auth=STAFF, response=several(VillageCheckRow), operation_id="village_checks")
def waiting(request: HttpRequest) -> list[VillageCheckRow]:
    """What the villages of your town sealed and nobody reviewed yet, the oldest first; at most fifty."""
    return list(queries.waiting(asker(request)))


@router.get("/reviewed", auth=STAFF, response=several(VillageCheckRow), operation_id="village_checks_reviewed")
def reviewed(request: HttpRequest) -> list[VillageCheckRow]:
    """What was reviewed last in your town; at most fifty."""
    return list(queries.reviewed(asker(request)))


@router.get("/{ref}", auth=STAFF, response=shown(VillageCheckView), operation_id="village_check")
def one(request: HttpRequest, ref: PathRef) -> VillageCheckView:
    """One check with the file that was sealed, and what both signatures are worth."""
    return there(queries.check(ref, asker(request), clock.now()))
