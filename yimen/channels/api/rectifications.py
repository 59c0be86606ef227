"""What is to be put right 整改: the tasks, whom they concern, and how an item stands in an audit."""

from datetime import date
from typing import Literal

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import (
    Body,
    PathRef,
    Text2000,
    several,
    shown,
)
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations.rectifying import RectificationOpened, Rectified
from yimen.registries.catalogue.reform import rectifications as records
from yimen.registries.catalogue.reform.rectifications import ItemAudit, RectificationRow
from yimen.threshold import clock

router = Router(tags=["changes"])


class NewRectification(Body):
    """What is done otherwise than the item says, and by when it is to be put right."""

    deviation: Literal["extra_step", "extra_material", "longer_time", "no_basis", "other"]
    found: Text2000
    due_on: date


class Mended(Body):
    """How it was put right."""

    mended: Text2000


@router.get("/rectifications", auth=STAFF, response=several(RectificationRow), operation_id="rectifications_list")
def rectifications(request: HttpRequest) -> list[RectificationRow]:
    """Tasks to put items right, the open ones by their day."""
    return list(records.rectifications())


@router.get(
    "/rectifications/concerning",
    auth=STAFF,
    response=several(RectificationRow),
    operation_id="rectifications_concerning",
)
def concerning(request: HttpRequest) -> list[RectificationRow]:
    """The open tasks that concern you: of your offices' items, of your centre, or all when you watch over them."""
    return list(records.concerning(asker(request)))


@router.get("/items/{ref}/audit", auth=STAFF, response=shown(ItemAudit), operation_id="rectifications_audit")
def audit(request: HttpRequest, ref: PathRef) -> ItemAudit:
    """Whether an item has its legal basis, and whether it is done as the rule has it."""
    return records.audit(ref, clock.now())


@router.post(
    "/items/{ref}/rectifications",
    auth=STAFF,
    response={201: shown(RectificationOpened)},
    operation_id="rectifications_open",
)
def open_rectification(request: HttpRequest, ref: PathRef, body: NewRectification) -> RectificationOpened:
    """Open a task to put an item right.

    Refuses with NotAllowed, ItemUnknown, NotInList, ImpossibleDates or Missing.
    """
    return done(request, operations.open_rectification, ref, body.deviation, body.found, body.due_on)


@router.post("/rectifications/{ref}/close", auth=STAFF, response=shown(Rectified), operation_id="rectifications_close")
def close_rectification(request: HttpRequest, ref: PathRef, body: Mended) -> Rectified:
    """Say how it was put right.

    Refuses with NotAllowed, NoSuchThing, NotByTheOfficeItself, RectificationClosed or Missing.
    """
    return done(request, operations.close_rectification, ref, body.mended)
