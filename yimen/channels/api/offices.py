"""Offices that have no unified social credit code, and the act that gives them one: without it they issue nothing."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, PathRef, Text100, result_of, several
from yimen.registries.dated import day_of
from yimen.registries.offices import operations, queries
from yimen.registries.offices.rows import UnnumberedRow
from yimen.threshold import clock

router = Router(tags=["offices"])


class UsccTold(Body):
    """The code of an office that has none, and the document that gave it."""

    uscc: Text100
    basis: Annotated[str, Field(max_length=100)] = ""


@router.get("/without-uscc", auth=STAFF, response=several(UnnumberedRow), operation_id="offices_without_uscc")
def without_uscc(request: HttpRequest) -> list[UnnumberedRow]:
    """The offices of today that have no unified social credit code and can issue no certificate."""
    return list(queries.without_uscc(day_of(clock.now())))


@router.post("/{ref}/uscc", auth=STAFF, response=result_of(operations.number_office), operation_id="office_number")
def number(request: HttpRequest, ref: PathRef, body: UsccTold) -> Any:
    """Give an office its code, once. Refuses with UsccGiven, UsccInUse, identity.bad_uscc or NoSuchThing."""
    return done(request, operations.number_office, ref, body.uscc, body.basis)
