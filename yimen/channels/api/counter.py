"""The counter: what lies ready for somebody, handed out together."""

from datetime import timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, Text500, result_of, several
from yimen.engine.centre.counter import operations, queries
from yimen.engine.centre.counter.rows import InstantRow, ReadyRow
from yimen.threshold import clock

router = Router(tags=["counter"])
instant_router = Router(tags=["counter"])


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


class FallBackBody(Body):
    """Why it could not be finished while the applicant waited."""

    reason: Text500


@instant_router.post("/{ref}/fall-back", auth=STAFF, response=result_of(operations.fall_back), operation_id="fall_back")
def fall_back(request: HttpRequest, ref: PathRef, body: FallBackBody) -> operations.FellBack:
    """Have an instant item go the ordinary way. Refuses with CaseUnknown, NotYourDesk, NotInstant or TextMissing."""
    return done(request, operations.fall_back, ref, body.reason)


@instant_router.get("/", auth=STAFF, response=several(InstantRow), operation_id="instant")
def instant(request: HttpRequest, days: QueryEx[int, P(ge=1, le=3660)] = 30) -> list[InstantRow]:
    """How instant items went, by office: finished at the window, or fallen back."""
    now = clock.now()
    return list(queries.instant(asker(request), now - timedelta(days=days), now))
