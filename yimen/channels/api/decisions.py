"""Decisions on the public list: open data for everybody; objections; and what the office takes down."""

from datetime import timedelta
from typing import Literal

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, PathRef, Text1000, result_of, several, shown
from yimen.engine.publication.disclosures import operations, queries
from yimen.engine.publication.disclosures.operations import Disclosed
from yimen.engine.publication.disclosures.rows import DisclosurePage, DisclosureRow, ObjectionRow
from yimen.kernel.disclosure import TakeDownGround
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["decisions"])

SAID, PER = 10, timedelta(hours=1)


class Objected(Body):
    """What is wrong with it."""

    text: Text1000


class TakenDown(Body):
    """Why it is taken down."""

    ground: TakeDownGround
    reason: Text1000


class ObjectionAnswered(Body):
    """What becomes of it, and why."""

    answer: Literal["kept", "taken_down"]
    reason: Text1000


@router.get("/", auth=ALL, response=shown(DisclosurePage), operation_id="decisions")
def listed(
    request: HttpRequest,
    words: QueryEx[str, P(max_length=60, description="A number, or how the name of holder or item begins")] = "",
    office: QueryEx[str, P(max_length=40)] = "",
    after: After = "",
) -> DisclosurePage:
    """Licences that were granted, the latest first; names of persons are masked."""
    return queries.listed(day_of(clock.now()), words, office, after)


@router.get("/objections", auth=STAFF, response=several(ObjectionRow), operation_id="decisions_objections")
def objections(request: HttpRequest) -> list[ObjectionRow]:
    """Objections to decisions of your offices, unanswered ones first."""
    return list(queries.objections(asker(request)))


@router.get("/{ref}", auth=ALL, response=shown(DisclosureRow), operation_id="decisions_one")
def one(request: HttpRequest, ref: PathRef) -> DisclosureRow:
    """One decision as anybody may read it."""
    return there(queries.one(ref, day_of(clock.now())))


@router.post("/{ref}/objections", auth=ALL, response=result_of(operations.object_to), operation_id="decisions_object")
def object_to(request: HttpRequest, ref: PathRef, body: Objected) -> Disclosed:
    """Say what is wrong with it; no name is asked. Refuses with DisclosureUnknown or TooManyKnocks."""
    knock(request, "objection", SAID, PER)
    return run(operations.object_to, ref, body.text, by=asker(request), now=clock.now())


@router.post(
    "/{ref}/take-down", auth=STAFF, response=result_of(operations.take_down), operation_id="decisions_take_down"
)
def take_down(request: HttpRequest, ref: PathRef, body: TakenDown) -> Disclosed:
    """Take it down. Refuses with DisclosureUnknown, NotFormal, OwnMatter or TakenDownBefore."""
    return done(request, operations.take_down, ref, body.ground, body.reason)


@router.post(
    "/objections/{ref}/answer",
    auth=STAFF,
    response=result_of(operations.answer_objection),
    operation_id="decisions_answer",
)
def answer(request: HttpRequest, ref: PathRef, body: ObjectionAnswered) -> Disclosed:
    """Answer an objection. Refuses with ObjectionUnknown, DisclosureUnknown, NotFormal, OwnMatter or
    TakenDownBefore."""
    return done(request, operations.answer_objection, ref, body.answer, body.reason)
