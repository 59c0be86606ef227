"""Approval seals: the register, hand-overs with the letter that names them, and every use."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, PathRef, Read, Text100, result_of, several, shown
from yimen.registries.stamps import operations, queries
from yimen.registries.stamps.rows import HandoverRow, StampPage, StampRow, UsePage
from yimen.threshold import clock

router = Router(tags=["stamps"])


class StampTold(Body):
    """A stamp that the centre has made for an office."""

    office: BodyRef
    centre: BodyRef
    code: Text100


class StampWithLetter(Body):
    """The letter with which a stamp is handed over."""

    letter: BodyRef


class StampBasis(Body):
    """Why."""

    basis: Text100


class StampOver(Read):
    """How a stamp ended, and what happened."""

    end: Literal["lost", "destroyed"]
    basis: Text100


@router.get("", auth=STAFF, response=shown(StampPage), operation_id="stamps")
def register(request: HttpRequest, after: After = "") -> StampPage:
    """The stamps of your offices and centres; a page by key."""
    return queries.register(asker(request), clock.now(), after=after)


@router.post("", auth=STAFF, response={201: result_of(operations.make_stamp)}, operation_id="stamp_make")
def make(request: HttpRequest, body: StampTold) -> Any:
    """Enter a stamp. Refuses with StampCodeTaken, NoSuchThing, Missing, StrangeCharacter or NotAllowed."""
    return done(request, operations.make_stamp, body.office, body.centre, body.code)


@router.get("/to-sign", auth=STAFF, response=several(HandoverRow), operation_id="stamps_to_sign")
def to_sign(request: HttpRequest) -> list[HandoverRow]:
    """The stamps that wait for your signature."""
    return list(queries.to_sign(asker(request)))


@router.get("/{ref}", auth=STAFF, response=shown(StampRow), operation_id="stamp")
def one(request: HttpRequest, ref: PathRef) -> StampRow:
    """One stamp, with where it stands and who has it."""
    return there(queries.stamp(ref, asker(request), clock.now()))


@router.get("/{ref}/handovers", auth=STAFF, response=several(HandoverRow), operation_id="stamp_handovers")
def handovers(request: HttpRequest, ref: PathRef) -> list[HandoverRow]:
    """Its hand-overs, the latest first."""
    return list(queries.handovers(there(queries.stamp(ref, asker(request), clock.now())).ref))


@router.get("/{ref}/uses", auth=STAFF, response=shown(UsePage), operation_id="stamp_uses")
def uses(request: HttpRequest, ref: PathRef, after: After = "") -> UsePage:
    """The papers that bear it, the latest first; a page by key."""
    return queries.uses(there(queries.stamp(ref, asker(request), clock.now())).ref, after)


@router.post(
    "/{ref}/handovers", auth=STAFF, response={201: result_of(operations.hand_stamp)}, operation_id="stamp_hand"
)
def hand(request: HttpRequest, ref: PathRef, body: StampWithLetter) -> Any:
    """Hand a stamp over with its letter, and sign for that.

    Refuses with StampNotInStore, StampEnded, LetterNamesAnother, GiverUnknown, NoSuchThing or NotAllowed.
    """
    return done(request, operations.hand_stamp, ref, body.letter)


@router.post(
    "/handovers/{ref}/sign", auth=STAFF, response=result_of(operations.sign_for_stamp), operation_id="stamp_sign"
)
def sign(request: HttpRequest, ref: PathRef) -> Any:
    """Sign for a stamp and its letter.

    Refuses with NotTheReceiver, NotHandedOver, LetterNamesAnother or NoSuchThing.
    """
    return done(request, operations.sign_for_stamp, ref)


@router.post(
    "/handovers/{ref}/return", auth=STAFF, response=result_of(operations.return_stamp), operation_id="stamp_return"
)
def give_back(request: HttpRequest, ref: PathRef, body: StampBasis) -> Any:
    """Give a stamp back. Refuses with NotHandedOver, NoSuchThing, Missing, StrangeCharacter or NotAllowed."""
    return done(request, operations.return_stamp, ref, body.basis)


@router.post("/{ref}/end", auth=STAFF, response=result_of(operations.end_stamp), operation_id="stamp_end")
def end(request: HttpRequest, ref: PathRef, body: StampOver) -> Any:
    """Report a stamp lost, or destroy it.

    Refuses with StampEnded, ChangedSinceRead, NoSuchThing, Missing, StrangeCharacter or NotAllowed.
    """
    return done(request, operations.end_stamp, ref, body.end, body.basis, body.seen)
