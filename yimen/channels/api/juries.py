"""Quality evaluations: what evaluation groups found of centres, windows and offices, once it is published."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import there
from yimen.channels.api.authority import ALL
from yimen.channels.api.shapes import PathRef, several, shown
from yimen.engine.supervision.juries import queries
from yimen.engine.supervision.juries.rows import JuryRow, JuryView
from yimen.threshold import clock

router = Router(tags=["quality"])


@router.get("", auth=ALL, response=several(JuryRow), operation_id="juries")
def listed(request: HttpRequest) -> list[JuryRow]:
    """What was published, the latest first; the latest fifty."""
    return list(queries.published(clock.now()))


@router.get("/{ref}", auth=ALL, response=shown(JuryView), operation_id="juries_one")
def one(request: HttpRequest, ref: PathRef) -> JuryView:
    """A published evaluation: figures, scores by kind of member, what is weak and what became of it; nobody by name."""
    return there(queries.in_public(ref, clock.now()))
