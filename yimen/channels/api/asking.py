"""Asking: how a view of this door calls one operation, and what it says of the fields that do not fit."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from django.http import HttpRequest
from ninja.errors import ValidationError

from yimen.channels.api.authority import key_of
from yimen.channels.api.refusals import FieldMalformed, FieldMissing, NothingHere
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.text import TextTooLong
from yimen.registries.people import operations as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, address_of
from yimen.threshold.posted import FieldUnknown
from yimen.threshold.run import run

R = TypeVar("R")


def done(request: HttpRequest, act: Callable[..., R], *args: object, **facts: object) -> R:
    """Ask for an operation under the request's idempotency key: asked twice, done once."""
    return run(act, *args, by=asker(request), now=clock.now(), key=key_of(request), **facts)


def asker(request: HttpRequest) -> Actor:
    """Who asks."""
    return actor_of_request(request)


def knock(request: HttpRequest, door: str, limit: int, per: timedelta) -> None:
    """Count one coming to a door, by account or address; refuses with TooManyKnocks."""
    actor = asker(request)
    caller = actor.ref if actor.account_id is not None else address_of(request)
    people.knock(door, caller, limit, per, clock.now())


def there(found: R | None) -> R:
    """What was looked for; refuses with NothingHere."""
    if found is None:
        raise NothingHere()
    return found


def faults_of(wrong: ValidationError) -> Sequence[Refusal]:
    """What does not fit, field by field. An address that does not fit is an address where nothing is."""
    return tuple(_fault(error) for error in wrong.errors)


def _fault(error: dict[str, Any]) -> Refusal:
    place, *rest = error["loc"]
    if place == "path":
        return NothingHere()
    # The first word after "body" is the name of the view's own parameter, which no caller knows.
    names = rest[1:] if place == "body" and len(rest) > 1 else rest
    field = ".".join(str(name) for name in names) or "body"
    match error["type"]:
        case "extra_forbidden":
            return FieldUnknown(field=field)
        case "missing":
            return FieldMissing(field=field)
        case "string_too_long":
            return TextTooLong(field=field, most=error["ctx"]["max_length"])
        case _:
            return FieldMalformed(field=field)
