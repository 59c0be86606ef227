"""A terminal at the threshold 自助终端: how a public computer serves the web's own filing and forgets who sat there.

The browser holds a secret in a cookie of its own, which outlives every applicant; the sitting, its idleness and its end
are the engine's. Nothing of a page is kept on the way, and no page of the staff is served here: docs/decisions/0120.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse

from yimen.engine.case.cases.operations import submit
from yimen.engine.centre.matters.operations import submit as submit_matter
from yimen.engine.centre.terminals import operations, queries
from yimen.engine.centre.terminals.refusals import SittingOver
from yimen.engine.centre.terminals.rows import AtTerminal
from yimen.engine.delivery.parcels.operations import submit_by_post
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.visits.terminals import minutes_left, seconds_until_asked
from yimen.threshold import clock
from yimen.threshold.run import run
from yimen.threshold.theme import PRINT_COOKIE

COOKIE = "yimen_terminal"
SITTING = "sitting"
#: Longer than browsers keep a cookie; it is renewed whenever the terminal's own page is shown.
_KEPT = 400 * 24 * 3600
STAFF_ROOMS = ("workbench", "oversight")
#: Pages that look at the end of a sitting without putting it off.
WAITING = ("hall:terminal_ask", "hall:terminal_over", "hall:terminal_finish")


def terminal_of(request: HttpRequest) -> AtTerminal | None:
    """The terminal that this browser is; None for any other. Read once a request."""
    if not hasattr(request, "terminal"):
        secret = request.COOKIES.get(COOKIE, "")
        request.terminal = queries.at_terminal(secret, clock.now()) if secret else None  # type: ignore[attr-defined]
    found: AtTerminal | None = request.terminal  # type: ignore[attr-defined]
    return found


def sits(request: HttpRequest) -> bool:
    """Whether a signed-in session is where it belongs: the sitting at its own terminal, any other at none."""
    at, sitting = terminal_of(request), request.session.get(SITTING, "")
    if at is None:
        return not sitting
    return at.sitting is not None and at.sitting.ref == sitting


def sit_down(request: HttpRequest, actor: Actor | None, now: datetime) -> None:
    """Somebody has signed in at a terminal: a sitting begins with it. Staff sign in nowhere in the public's area."""
    if actor is None or actor.kind is not ActorKind.CITIZEN:
        request.session.flush()
        return
    request.session.save()  # only now it has the key by which the sitting ends it
    key = request.session.session_key or ""
    begun = run(operations.begin_sitting, secret=request.COOKIES[COOKIE], session_key=key, by=actor, now=now)
    request.session[SITTING] = begun.ref
    _look_again(request)


def get_up(request: HttpRequest) -> None:
    """The session is about to end; its sitting ends with it, and the form secret is another."""
    sitting = request.session.get(SITTING, "")
    if not sitting:
        return
    with suppress(SittingOver):
        operations.end_sitting(sitting, by=SYSTEM, now=clock.now())
    rotate_token(request)
    _look_again(request)


def sitting_of(request: HttpRequest) -> str:
    """The sitting of whoever is signed in at this terminal; empty anywhere else."""
    return request.session.get(SITTING, "") if terminal_of(request) else ""


def filing(request: HttpRequest) -> tuple[Callable[..., Any], tuple[str, ...]]:
    """The act by which a draft is handed in from here, and what it needs besides: at a terminal its sitting."""
    sitting = sitting_of(request)
    return (operations.file_at_terminal, (sitting,)) if sitting else (submit, ())


def filing_by_post(request: HttpRequest) -> tuple[Callable[..., Any], tuple[str, ...]]:
    """The same for a draft with which something goes by express."""
    sitting = sitting_of(request)
    return (operations.file_by_post_at_terminal, (sitting,)) if sitting else (submit_by_post, ())


def filing_of_matter(request: HttpRequest) -> tuple[Callable[..., Any], tuple[str, ...]]:
    """The same for a matter."""
    sitting = sitting_of(request)
    return (operations.file_matter_at_terminal, (sitting,)) if sitting else (submit_matter, ())


def become(answer: HttpResponse, secret: str) -> None:
    """Let the browser keep the secret by which it is a terminal."""
    answer.set_cookie(
        COOKIE, secret, max_age=_KEPT, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )


def wiped(answer: HttpResponse) -> HttpResponse:
    """Have the browser forget what it kept of whoever was here. Cookies one by one: it stays the terminal it is."""
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    answer.headers["Cache-Control"] = "no-store"
    for name in (PRINT_COOKIE, settings.LANGUAGE_COOKIE_NAME):
        answer.delete_cookie(name, samesite="Lax")
    return answer


class SelfService:
    """Middleware: what is otherwise at a terminal. A browser that is none passes untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if COOKIE not in request.COOKIES or terminal_of(request) is None:
            return self.get_response(request)
        sat = request.session.get(SITTING, "")
        answer = self.get_response(request)
        if not request.path_info.startswith(settings.STATIC_URL):
            answer.headers["Cache-Control"] = "no-store"
        return wiped(answer) if sat and SITTING not in request.session else answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Before any page: staff rooms are shut here, a sitting that is over is put away, any other goes on."""
        match, at = request.resolver_match, terminal_of(request)
        if match is None or at is None or match.view_name == "asset" or "Authorization" in request.headers:
            return None
        if match.namespace in STAFF_ROOMS:
            return HttpResponseRedirect(reverse("hall:terminal"))
        if not sits(request) and request.session.get("account") is not None:
            get_up(request)
            request.session.flush()
            return None if match.namespace == "api" else _over(request)
        if at.sitting is not None and request.session.get(SITTING) and match.view_name not in WAITING:
            self._goes_on(request, at)
        return None

    @staticmethod
    def _goes_on(request: HttpRequest, at: AtTerminal) -> None:
        assert at.sitting is not None
        now = clock.now()
        # The clock's own word that somebody is there; whose session it is was weighed before.
        ends = operations.stay_at_terminal(at.sitting.ref, by=SYSTEM, now=now).ends_at
        lasting = replace(
            at.sitting, ends_at=ends, minutes_left=minutes_left(ends, now), asked_in=seconds_until_asked(ends, now)
        )
        request.terminal = replace(at, sitting=lasting)  # type: ignore[attr-defined]


def _over(request: HttpRequest) -> HttpResponse:
    address = reverse("hall:terminal_over")
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _look_again(request: HttpRequest) -> None:
    request.__dict__.pop("terminal", None)
