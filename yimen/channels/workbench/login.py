"""The door of the workbench: sign in with password and authenticator, set up a login with a one-time code."""

from datetime import timedelta

import pyotp
import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.workbench.tokens import tokens
from yimen.kernel.actor import NOBODY
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import (
    actor_of_request,
    address_of,
    begin_session,
    end_session,
    keep_secretly,
    keep_session,
    kept_secretly,
    needs_staff,
    open_to_all,
)
from yimen.threshold.beginning import first_page
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.theme import city_name, way_back

PLACES = {
    "people.bad_one_time_code": "code",
    "people.login_taken": "login",
    "people.bad_login": "login",
    "people.weak_password": "password",
    "people.bad_totp": "digits",
    "people.sign_in_failed": "old",
}
_TRIES, _PER = 10, timedelta(minutes=15)


@never_cache
@sensitive_post_parameters("password", "digits")
@require_http_methods(["GET", "POST"])
@open_to_all
@takes("login password digits next")
def login(request: HttpRequest) -> HttpResponse:
    """Sign in with login, password and the six digits of now."""
    back = request.POST.get("next") or request.GET.get("next", "")
    asked = {name: request.POST.get(name, "") for name in ("login", "password", "digits")}
    mend = Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            signed = run(operations.sign_in_staff, **asked, address=address_of(request), by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            begin_session(request, signed, now)
            begin = first_page(queries.actor_of(signed.account_id, now))
            return HttpResponseRedirect(way_back(request, back) if back else begin)
    return _page(request, "login", mend, typed={"login": asked["login"]}, next=back, demo=settings.YIMEN_DEMO)


@require_POST
@open_to_all
@takes()
def logout(request: HttpRequest) -> HttpResponse:
    """Leave."""
    end_session(request)
    return redirect("workbench:login")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@open_to_all
@takes("code")
def first(request: HttpRequest) -> HttpResponse:
    """The first step of a new member of staff, and of the first administrator: the one-time code."""
    mend = Mending()
    if request.method == "POST":
        code, now = request.POST.get("code", ""), clock.now()
        try:
            operations.knock("one_time_code", address_of(request), _TRIES, _PER, now)
            run(operations.try_code, code=code, by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            end_session(request)
            keep_secretly(request, "code", code)
            keep_secretly(request, "secret", pyotp.random_base32())
            return redirect("workbench:set_up")
    return _page(request, "first", mend)


@never_cache
@sensitive_post_parameters("password", "digits")
@require_http_methods(["GET", "POST"])
@open_to_all
@takes("login password digits")
def set_up(request: HttpRequest) -> HttpResponse:
    """The second step: login, password, and the authenticator by its QR code."""
    code, secret = kept_secretly(request, "code"), kept_secretly(request, "secret")
    if not code:
        return redirect("workbench:first")
    asked = {name: request.POST.get(name, "") for name in ("login", "password", "digits")}
    mend = Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            operations.knock("one_time_code", address_of(request), _TRIES, _PER, now)
            taken = run(operations.take_up, code=code, secret=secret, **asked, by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            account = queries.account(taken.account_id)
            assert account is not None
            signed = operations.SignedIn(account.id, account.ref, account.kind, account.epoch)
            begin_session(request, signed, now)
            return HttpResponseRedirect(first_page(queries.actor_of(account.id, now)))
    return _page(request, "set_up", mend, typed={"login": asked["login"]}, **_authenticator(asked["login"], secret))


@never_cache
@sensitive_post_parameters("old", "password", "digits")
@require_http_methods(["GET", "POST"])
@needs_staff()
@takes("act old password digits")
def security(request: HttpRequest) -> HttpResponse:
    """My password and my authenticator."""
    actor = actor_of_request(request)
    account = queries.account(actor.account_id or 0)
    assert account is not None
    secret = kept_secretly(request, "secret") or pyotp.random_base32()
    mend = Mending()
    if request.method == "POST":
        try:
            _change(request, secret)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            request.session.pop("secret", None)
            return redirect("workbench:security")
    keep_secretly(request, "secret", secret)
    return _page(request, "security", mend, account=account, **_authenticator(account.login, secret))


def _change(request: HttpRequest, secret: str) -> None:
    actor, now = actor_of_request(request), clock.now()
    operations.knock("change_password", actor.ref, 5, _PER, now)
    if request.POST.get("act") == "authenticator":
        proof = {"password": request.POST.get("old", ""), "digits": request.POST.get("digits", "")}
        run(operations.enrol_totp, secret=secret, **proof, by=actor, now=now)
        return
    asked = {"old": request.POST.get("old", ""), "new": request.POST.get("password", "")}
    run(operations.change_password, **asked, by=actor, now=now)
    account = queries.account(actor.account_id or 0)
    assert account is not None
    keep_session(request, account.epoch)


def _authenticator(login: str, secret: str) -> dict[str, str]:
    address = pyotp.TOTP(secret).provisioning_uri(name=login or "yimen", issuer_name=city_name())
    parted = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"qr": segno.make(address, error="m").svg_data_uri(scale=5, border=2), "secret": parted}


def _page(request: HttpRequest, name: str, mend: Mending, **facts: object) -> HttpResponse:
    shown = {**facts, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, f"workbench/login/{name}.html", shown, status=422 if mend.mistakes else 200)


urlpatterns = [
    path("login", login, name="login"),
    path("logout", logout, name="logout"),
    path("first", first, name="first"),
    path("first/set-up", set_up, name="set_up"),
    path("security", security, name="security"),
    path("tokens", tokens, name="tokens"),
]
