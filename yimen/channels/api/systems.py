"""Offices' own systems: given another key, closed; and how each keeps in step. Pushes come to /callbacks."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, PathRef, Text100, result_of, several
from yimen.engine.exchange.pushes import operations as pushes
from yimen.engine.exchange.pushes import queries
from yimen.engine.exchange.pushes.rows import PushRow, SystemRow
from yimen.threshold import clock

router = Router(tags=["systems"])


class SystemNothing(Body):
    """Nothing but the wish."""


class SystemBasis(Body):
    """Why."""

    basis: Text100


@router.get("", auth=STAFF, response=several(SystemRow), operation_id="systems_listed")
def listed(request: HttpRequest) -> list[SystemRow]:
    """The own systems of the offices you head, or of all for who watches: lag, silence, and what waits there."""
    return list(queries.systems(asker(request), clock.now()))


@router.get("/{ref}/pushes", auth=STAFF, response=several(PushRow), operation_id="systems_pushes")
def pushed(request: HttpRequest, ref: PathRef) -> list[PushRow]:
    """The last words of a system that were taken."""
    return list(queries.pushes(ref, asker(request)))


@router.post("/{ref}/key", auth=STAFF, response=result_of(pushes.renew_key), operation_id="systems_renew_key")
def renew(request: HttpRequest, ref: PathRef, body: SystemNothing) -> Any:
    """Give a system another key. Refuses with NoSuchThing or NotAllowed."""
    return done(request, pushes.renew_key, ref)


@router.post("/{ref}/close", auth=STAFF, response=result_of(pushes.close_system), operation_id="systems_close")
def close(request: HttpRequest, ref: PathRef, body: SystemBasis) -> Any:
    """Take nothing more from a system. Refuses with NoSuchThing, NotAllowed or Missing."""
    return done(request, pushes.close_system, ref, body.basis)
