"""The door of the hall: sign in, register, one-click accounts of a demonstration, and for whom one acts.

Passwords and numbers are taken from the form into one operation and never shown again.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.clearing import operations as clearing
from yimen.kernel.actor import NOBODY
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.people import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import (
    actor_of_request,
    acts_for,
    address_of,
    begin_session,
    choose_party,
    end_session,
    keep_session,
    needs_citizen,
    open_to_all,
)
from yimen.threshold.beginning import first_page
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.theme import way_back

PLACES = {
    "identity.bad_number": "number",
    "identity.bad_uscc": "uscc",
    "identity.bad_phone": "phone",
    "people.already_registered": "number",
    "people.login_taken": "login",
    "people.bad_login": "login",
    "people.weak_password": "password",
    "people.no_such_person": "number",
}
KINDS = (
    ("handler", "经办人"),
    ("agent", "代办员"),
    ("legal_representative", "法定代表人"),
    ("guardian", "监护人"),
)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@open_to_all
@takes("login next password")
def login(request: HttpRequest) -> HttpResponse:
    """Sign in to the hall; a wrong login and a wrong password are told the same."""
    back = request.POST.get("next") or request.GET.get("next", "")
    asked = {"login": request.POST.get("login", ""), "password": request.POST.get("password", "")}
    mend = Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            signed = run(operations.sign_in_citizen, **asked, address=address_of(request), by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            begin_session(request, signed, now)
            return HttpResponseRedirect(way_back(request, back))
    return _page(request, "login", mend, typed={"login": asked["login"]}, next=back, demo=settings.YIMEN_DEMO)


@require_POST
@open_to_all
@takes()
def logout(request: HttpRequest) -> HttpResponse:
    """Leave."""
    end_session(request)
    return redirect("/")


@never_cache
@sensitive_post_parameters("password", "number")
@require_http_methods(["GET", "POST"])
@open_to_all
@takes("login name next number password phone")
def register(request: HttpRequest) -> HttpResponse:
    """Register oneself with number and phone, and go on signed in."""
    names = ("name", "number", "phone", "login", "password")
    asked = {name: request.POST.get(name, "") for name in names}
    back = request.POST.get("next") or request.GET.get("next", "")
    mend = Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            operations.knock("sign_up", address_of(request), 20, timedelta(hours=1), now)
            signed = run(operations.sign_up, **asked, by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            begin_session(request, _as_signed_in(signed.account_id), now)
            return HttpResponseRedirect(way_back(request, back))
    return _page(request, "register", mend, typed={**asked, "password": ""}, next=back)


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all
@takes("account next")
def demo(request: HttpRequest) -> HttpResponse:
    """The accounts of a demonstration, entered with one click."""
    now = clock.now()
    back = request.POST.get("next") or request.GET.get("next", "")
    mend = Mending()
    if request.method == "POST":
        try:
            signed = run(operations.sign_in_demo, account_ref=request.POST.get("account", ""), by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            begin_session(request, signed, now)
            if signed.kind != "citizen":
                back = first_page(queries.actor_of(signed.account_id, now))
            return HttpResponseRedirect(way_back(request, back))
    accounts = queries.demo_accounts(now) if settings.YIMEN_DEMO else ()
    citizens = [row for row in accounts if row.kind == "citizen"]
    officers = [row for row in accounts if row.kind == "staff"]
    return _page(request, "demo", mend, citizens=citizens, officers=officers, open=settings.YIMEN_DEMO, next=back)


@require_POST
@needs_citizen
@takes("next party")
def act_for(request: HttpRequest) -> HttpResponse:
    """Choose for whom I act: myself, or a party whose mandate I hold."""
    choose_party(request, request.POST.get("party", ""))
    return HttpResponseRedirect(way_back(request, request.POST.get("next", "")))


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("act ref principal item days kind name number phone uscc")
def mandates(request: HttpRequest) -> HttpResponse:
    """For whom I may act, who may act for me and for those I represent; register an organisation, name handlers."""
    actor, now = actor_of_request(request), clock.now()
    mend, typed = Mending(), {name: request.POST.get(name, "") for name in _MANDATE_FIELDS}
    if request.method == "POST":
        try:
            _change_mandates(request, typed)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            return redirect("hall:mandates")
    parties = queries.parties(actor.parties())
    given = [(party, [row for row in queries.mandates_given(party.id) if row.revoked_at is None]) for party in parties]
    held = [row for row in queries.mandates_held(actor.party_id or 0) if row.revoked_at is None]
    named = {row.item for _, rows in given for row in rows} | {row.item for row in held}
    facts = {
        "parties": parties,
        "given": given,
        "held": held,
        "acting": acts_for(request),
        "today": now,
        "item": catalogue.in_force(request.POST.get("item") or request.GET.get("item", ""), now),
        "items": {ref: _name_of(ref) for ref in named if ref},
        "spans": AGENCY_DAYS.items(),
    }
    return _page(request, "mandates", mend, typed=typed, here="me", kinds=KINDS, **facts)


@never_cache
@sensitive_post_parameters("old", "password")
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("old password")
def password(request: HttpRequest) -> HttpResponse:
    """Another password; every other session of mine ends."""
    mend = Mending()
    if request.method == "POST":
        actor = actor_of_request(request)
        asked = {"old": request.POST.get("old", ""), "new": request.POST.get("password", "")}
        now = clock.now()
        try:
            operations.knock("change_password", actor.ref, 5, timedelta(minutes=15), now)
            run(operations.change_password, **asked, by=actor, now=now)
        except Refusal as refusal:
            mend = mending(refusal, {"people.sign_in_failed": "old", "people.weak_password": "password"})
        else:
            account = queries.account(actor.account_id or 0)
            assert account is not None
            keep_session(request, account.epoch)
            return redirect("hall:me")
    return _page(request, "password", mend, here="me")


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("password")
def leave(request: HttpRequest) -> HttpResponse:
    """Close the own login for good; the page says before what goes and what stays."""
    actor, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            operations.knock("change_password", actor.ref, 5, timedelta(minutes=15), now)
            run(clearing.leave, password=request.POST.get("password", ""), by=actor, now=now)
        except Refusal as refusal:
            mend = mending(refusal, {"people.sign_in_failed": "password"})
        else:
            end_session(request)
            return redirect("hall:left")
    return _page(request, "leave", mend, here="me", drafts=case_queries.drafts(actor))


@require_safe
@open_to_all
def left(request: HttpRequest) -> HttpResponse:
    """The login is closed."""
    return _page(request, "left", Mending())


@never_cache
@sensitive_post_parameters("code", "password")
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@takes("code login password")
def way_in(request: HttpRequest) -> HttpResponse:
    """A code from the window: choose login and password, and go on signed in."""
    asked = {name: request.POST.get(name, "") for name in ("code", "login", "password")}
    mend = Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            operations.knock("one_time_code", address_of(request), 10, timedelta(minutes=15), now)
            taken = run(operations.take_up_own, **asked, by=NOBODY, now=now)
        except Refusal as refusal:
            mend = mending(refusal, {**PLACES, "people.bad_one_time_code": "code"})
        else:
            begin_session(request, _as_signed_in(taken.account_id), now)
            return redirect("hall:me")
    return _page(request, "way_in", mend, typed={**asked, "password": ""})


_MANDATE_FIELDS = ("act", "name", "uscc", "phone", "principal", "number", "kind", "basis", "ref", "item", "days")
#: How long an agent may act in one item: it is chosen, so that no mandate is left lying about.
AGENCY_DAYS = {"30": "一个月", "90": "三个月", "365": "一年"}


def _name_of(item_ref: str) -> str:
    found = catalogue.in_force(item_ref, clock.now())
    return found.name if found is not None else item_ref


def _change_mandates(request: HttpRequest, typed: dict[str, str]) -> None:
    by, now, key = actor_of_request(request), clock.now(), request.POST.get("key", "")
    operations.knock("mandates", by.ref, 30, timedelta(hours=1), now)
    if typed["act"] == "organisation":
        asked = {"name": typed["name"], "uscc": typed["uscc"], "phone": typed["phone"]}
        run(operations.register_own_organisation, **asked, by=by, now=now)
    elif typed["act"] == "agent":
        asked = {"principal_ref": typed["principal"], "agent_name": typed["name"], "agent_number": typed["number"]}
        run(
            operations.name_agent,
            **asked,
            item_ref=typed["item"],
            valid_to=now + timedelta(days=int(typed["days"]) if typed["days"] in AGENCY_DAYS else 30),
            basis=typed["basis"],
            by=by,
            now=now,
        )
    elif typed["act"] == "revoke":
        run(operations.revoke_mandate, ref=typed["ref"], basis=typed["basis"], by=by, now=now)
    else:
        run(
            operations.name_handler,
            principal_ref=typed["principal"],
            agent_name=typed["name"],
            agent_number=typed["number"],
            kind=typed["kind"],
            valid_to=None,
            basis=typed["basis"],
            by=by,
            now=now,
            key=key,
        )


def _as_signed_in(account_id: int) -> operations.SignedIn:
    account = queries.account(account_id)
    assert account is not None
    return operations.SignedIn(account.id, account.ref, account.kind, account.epoch)


def _page(request: HttpRequest, name: str, mend: Mending, **facts: object) -> HttpResponse:
    shown = {**facts, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, f"hall/account/{name}.html", shown, status=422 if mend.mistakes else 200)


urlpatterns = [
    path("login", login, name="login"),
    path("logout", logout, name="logout"),
    path("register", register, name="register"),
    path("way-in", way_in, name="way_in"),
    path("demo", demo, name="demo"),
    path("me/act-for", act_for, name="act_for"),
    path("me/mandates", mandates, name="mandates"),
    path("me/password", password, name="password"),
    path("me/leave", leave, name="leave"),
    path("left", left, name="left"),
]
