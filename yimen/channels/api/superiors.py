"""The level above, for programs that watch: how each exchange goes, and what was found. Filings come to /callbacks."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import PathRef, several
from yimen.engine.exchange.superiors import queries
from yimen.engine.exchange.superiors.rows import SuperiorFindingRow, SuperiorShown
from yimen.threshold import clock

router = Router(tags=["superior platforms"])


@router.get("", auth=STAFF, response=several(SuperiorShown), operation_id="superiors_list")
def listed(request: HttpRequest) -> list[SuperiorShown]:
    """The superior platforms, with what waits for each and what came from it; for who keeps them or watches."""
    return list(queries.superiors(asker(request), clock.now()))


@router.get("/{ref}/findings", auth=STAFF, response=several(SuperiorFindingRow), operation_id="superiors_findings")
def found(request: HttpRequest, ref: PathRef) -> list[SuperiorFindingRow]:
    """What is wrong with an exchange, and what was."""
    return list(queries.findings(ref, asker(request)))
