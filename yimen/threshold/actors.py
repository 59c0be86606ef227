"""From a request to an Actor, and who a page is for. Every view says it: open_to_all, needs_citizen or needs_staff.

The session keeps an account and the epoch of its password, nothing else of a person; who somebody is now is read afresh
on each request, in one statement, so that an ended post or mandate counts from the next click on.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse

from yimen.kernel.actor import NOBODY, Actor, ActorKind, Role
from yimen.registries.people import queries
from yimen.registries.people.operations import SignedIn
from yimen.registries.people.rows import PartyRow
from yimen.registries.people.vault import open_text, seal_text
from yimen.threshold import clock, errors, terminals
from yimen.threshold.through import through
from yimen.threshold.turned_away import turned_away

View = Callable[..., HttpResponse]

LONGEST = timedelta(hours=12)
IDLE = {ActorKind.STAFF: timedelta(minutes=30), ActorKind.CITIZEN: timedelta(hours=2)}
_NOTED_EVERY = 60
#: Sent by a page that asks again by itself: it is shown to whoever is still signed in, and keeps nobody so.
BY_ITSELF = "X-By-Itself"


def actor_of_request(request: HttpRequest) -> Actor:
    """Who asks; NOBODY when not signed in. Read once a request."""
    known: Actor | None = getattr(request, "actor", None)
    if known is None:
        found = _by_token(request) if _token(request) else _by_session(request)
        known = replace(found, through=through(request, found))
        request.actor = known  # type: ignore[attr-defined]
    return known


def begin_session(request: HttpRequest, signed: SignedIn, now: datetime) -> None:
    """Somebody has signed in: a new session id, a new form secret, and nothing of the session before."""
    request.session.flush()
    moment = int(now.timestamp())
    request.session.update({"account": signed.account_id, "epoch": signed.epoch, "since": moment, "seen": moment})
    request.session.set_expiry(int(LONGEST.total_seconds()))
    if terminals.terminal_of(request) is not None:
        terminals.sit_down(request, queries.actor_of(signed.account_id, now, signed.epoch), now)
    rotate_token(request)
    request.__dict__.pop("actor", None)


def end_session(request: HttpRequest) -> None:
    """Nobody is signed in any more."""
    terminals.get_up(request)
    request.session.flush()
    request.actor = NOBODY  # type: ignore[attr-defined]


def keep_session(request: HttpRequest, epoch: int) -> None:
    """Stay signed in after a change of the own password; all other sessions end."""
    request.session["epoch"] = epoch


def keep_secretly(request: HttpRequest, name: str, text: str) -> None:
    """Keep something between two steps of signing in; it lies encrypted in the session, and ends with it."""
    sealed = seal_text(text)
    request.session[name] = [sealed.key_id, sealed.cipher.hex()]


def kept_secretly(request: HttpRequest, name: str) -> str:
    """What was kept by this name; empty when nothing was."""
    kept = request.session.get(name)
    return open_text(bytes.fromhex(kept[1]), kept[0]) if kept else ""


def acts_for(request: HttpRequest) -> PartyRow | None:
    """The party a citizen acts for: the one chosen, as long as the mandate is in force, else themself."""
    actor = actor_of_request(request)
    parties = {row.ref: row for row in queries.parties(actor.parties())}
    own = next((row for row in parties.values() if row.id == actor.party_id), None)
    return parties.get(request.session.get("acts_for", ""), own)


def choose_party(request: HttpRequest, party_ref: str) -> None:
    """Act for this party from now on; one that is not there falls back to oneself at each reading."""
    request.session["acts_for"] = party_ref


def address_of(request: HttpRequest) -> str:
    """Where the request comes from: what rate limits count by; by the word of the proxy, whose own word is the last."""
    if settings.SECURE_PROXY_SSL_HEADER is not None and (told := request.headers.get("X-Forwarded-For", "")):
        return told.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def open_to_all(view: View) -> View:
    """A page for everybody, signed in or not."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor_of_request(request)
        return view(request, *args, **kwargs)

    return declared(opened, "all")


def needs_citizen(view: View) -> View:
    """A page for a person who signed in to the hall."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if actor_of_request(request).kind is not ActorKind.CITIZEN:
            return _to_sign_in(request, "hall:login")
        return view(request, *args, **kwargs)

    return declared(guarded, "citizen")


def needs_staff(*roles: Role) -> Callable[[View], View]:
    """A page for staff who hold a post of one of the roles; without roles, for all staff."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = actor_of_request(request)
            if actor.kind is not ActorKind.STAFF:
                return _to_sign_in(request, "workbench:login")
            if roles and not actor.has_role(*roles):
                turned_away(request, actor)
                return errors.forbidden(request)
            return view(request, *args, **kwargs)

        return declared(guarded, ":".join(["staff", *roles]))

    return declare


def lets_in(authority: str, actor: Actor) -> bool:
    """Whether a page declared for these readers opens to this actor."""
    who, *roles = authority.split(":")
    return who == "all" or (actor.kind == who and (not roles or actor.has_role(*map(Role, roles))))


def declared(view: View, authority: str) -> View:
    """A view with the word for whom it is; open_to_all, needs_citizen and needs_staff say it by themselves."""
    view.authority = authority  # type: ignore[attr-defined]
    return view


def _to_sign_in(request: HttpRequest, door: str) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else "/"
    if request.method != "GET" or "HX-Request" in request.headers:
        # What is sent, and a piece of a page, is nothing to come back to: the page that asked is.
        back = request.headers.get("Referer", back)
    address = f"{reverse(door)}?{urlencode({'next': back})}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _token(request: HttpRequest) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _by_token(request: HttpRequest) -> Actor:
    now = clock.now()
    account_id = queries.account_of_token(_token(request), now)
    return (queries.actor_of(account_id, now) if account_id is not None else None) or NOBODY


def _by_session(request: HttpRequest) -> Actor:
    account_id = request.session.get("account")
    if account_id is None:
        return NOBODY
    now = clock.now()
    actor = queries.actor_of(account_id, now, request.session.get("epoch", -1))
    if actor is None or not _fresh(request, actor.kind, now) or not terminals.sits(request):
        end_session(request)
        return NOBODY
    return actor


def _fresh(request: HttpRequest, kind: ActorKind, now: datetime) -> bool:
    moment = int(now.timestamp())
    seen, since = request.session.get("seen", 0), request.session.get("since", 0)
    if moment - seen > IDLE[kind].total_seconds() or moment - since > LONGEST.total_seconds():
        return False
    # Once a minute is enough to know who is idle, and spares a write on every other click.
    if moment - seen >= _NOTED_EVERY and BY_ITSELF not in request.headers:
        request.session["seen"] = moment
    return True
