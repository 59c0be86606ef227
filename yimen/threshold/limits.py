"""Limits: how often a caller may come to a page that costs much or gives something away; beyond it, 429."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from yimen.kernel.actor import ActorKind
from yimen.registries.people.operations import knock
from yimen.registries.people.refusals import TooManyKnocks
from yimen.threshold import clock, errors
from yimen.threshold.actors import actor_of_request, address_of
from yimen.threshold.language import language, told
from yimen.threshold.sentences import sentence

View = Callable[..., HttpResponse]

UPLOADS, UPLOADS_OF_STAFF = 200, 600
"""Forms with files that one caller may send within an hour; who takes in papers at a counter sends more."""


def limited(
    door: str, limit: int, per: timedelta, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[View], View]:
    """Let a caller (the account, or the address of who is not signed in) through `limit` times in `per`."""

    def bound(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                return view(request, *args, **kwargs)
            return _too_often(request, door, limit, per) or view(request, *args, **kwargs)

        return counted

    return bound


def limits_uploads(view: View) -> View:
    """Let a caller send files so and so often an hour, to whichever page; a form without a file is not counted."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not request.FILES:
            return view(request, *args, **kwargs)
        most = UPLOADS_OF_STAFF if actor_of_request(request).kind is ActorKind.STAFF else UPLOADS
        return _too_often(request, "upload", most, timedelta(hours=1)) or view(request, *args, **kwargs)

    return counted


def _too_often(request: HttpRequest, door: str, limit: int, per: timedelta) -> HttpResponse | None:
    """Count this coming of the account, or of the address of who is not signed in; the answer to one too many."""
    actor = actor_of_request(request)
    caller = actor.ref if actor.account_id is not None else address_of(request)
    try:
        knock(door, caller, limit, per, clock.now())
    except TooManyKnocks as refusal:
        return _come_later(request, refusal)
    return None


def _come_later(request: HttpRequest, refusal: TooManyKnocks) -> HttpResponse:
    answer = errors.page(request, 429, told("来得太快了，请稍等"), sentence(refusal, language()))
    answer.headers["Retry-After"] = str(refusal.seconds)
    return answer
