"""Noes: what waits for the approver, and for whom proposed it. Each is answered or withdrawn where its question is."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import several
from yimen.engine.case.noes import queries
from yimen.engine.case.noes.rows import NoWaiting
from yimen.threshold import clock

router = Router(tags=["enquiries"])


@router.get("/noes", auth=STAFF, response=several(NoWaiting), operation_id="noes_waiting")
def waiting(request: HttpRequest) -> list[NoWaiting]:
    """The "noes" of your offices and centres that wait for your confirmation, with basis, explanation and guidance."""
    return list(queries.waiting(asker(request), clock.now()))


@router.get("/noes/proposed", auth=STAFF, response=several(NoWaiting), operation_id="noes_proposed")
def proposed(request: HttpRequest) -> list[NoWaiting]:
    """The "noes" that you proposed and nobody has answered; each can still be withdrawn."""
    return list(queries.proposed(asker(request)))
