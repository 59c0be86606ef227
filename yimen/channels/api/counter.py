"""The counter: what lies ready for somebody, handed out together."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, result_of, several
from yimen.engine.counter import operations, queries
from yimen.engine.counter.rows import ReadyRow

router = Router(tags=["counter"])


class HandOutBody(Body):
    """The cases whose results go out together, and who signs for them."""

    cases: Annotated[tuple[BodyRef, ...], Field(min_length=1, max_length=50)]
    signature: Text100


@router.get("/{party}/ready", auth=STAFF, response=several(ReadyRow), operation_id="party_ready")
def ready(request: HttpRequest, party: PathRef) -> list[ReadyRow]:
    """The results that lie ready for a party, as far as the asker may see them."""
    return list(queries.ready(party, asker(request)))


@router.post("/{party}/hand-out", auth=STAFF, response=result_of(operations.hand_out), operation_id="hand_out")
def hand_out(request: HttpRequest, party: PathRef, body: HandOutBody) -> operations.HandedOut:
    """Hand results out together. Refuses with NotYourRole, NotReady, FeesOutstanding or TextMissing."""
    return done(request, operations.hand_out, party, body.cases, body.signature)
