"""Slips of the pen on papers of a case: found by one, confirmed by another."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, Text500, Text1000, result_of, several
from yimen.engine.case.errata import operations, queries
from yimen.engine.case.errata.rows import ErratumMoved, ErratumRow

router = Router(tags=["errata"])


class ErratumFound(Body):
    """Where something is written wrong, what it says, what it must say, and why."""

    paper: BodyRef
    place: Text100
    wrong: Text500
    right: Text500
    reason: Text1000


class Rejected(Body):
    """Why nothing is wrong."""

    reason: Text500


@router.get("/errata", auth=STAFF, response=several(ErratumRow), operation_id="errata")
def waiting(request: HttpRequest) -> list[ErratumRow]:
    """Corrections of your offices that wait for your answer."""
    return list(queries.waiting(asker(request)))


@router.get("/cases/{ref}/errata", auth=STAFF, response=several(ErratumRow), operation_id="cases_errata")
def of_case(request: HttpRequest, ref: PathRef) -> list[ErratumRow]:
    """The corrections of a case, the latest first; none for anybody who may not see it."""
    return list(queries.of_case(ref, asker(request)))


@router.post(
    "/cases/{ref}/errata", auth=STAFF, response=result_of(operations.propose_erratum), operation_id="errata_propose"
)
def propose(request: HttpRequest, ref: PathRef, body: ErratumFound) -> ErratumMoved:
    """Say what is written wrong on a certificate or document of a case.

    Refuses with CaseUnknown, ErratumUnknown, NothingWrongThere, ErratumOpen or NotYourRole.
    """
    slip = (body.wrong, body.right)
    return done(request, operations.propose_erratum, ref, body.paper, body.place, slip, body.reason)


@router.post(
    "/errata/{ref}/confirm", auth=STAFF, response=result_of(operations.confirm_erratum), operation_id="errata_confirm"
)
def confirm(request: HttpRequest, ref: PathRef) -> ErratumMoved:
    """Confirm a correction.

    Refuses with CaseUnknown, ErratumUnknown, OwnErratum, NotFormal, NoLetter or NotYourRole.
    """
    return done(request, operations.confirm_erratum, ref)


@router.post(
    "/errata/{ref}/reject", auth=STAFF, response=result_of(operations.reject_erratum), operation_id="errata_reject"
)
def reject(request: HttpRequest, ref: PathRef, body: Rejected) -> ErratumMoved:
    """Find that nothing is wrong. Refuses with CaseUnknown, ErratumUnknown, OwnErratum or NotYourRole."""
    return done(request, operations.reject_erratum, ref, body.reason)
