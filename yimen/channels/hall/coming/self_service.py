"""The self-service area 自助申报区: the first page of a terminal, its setting up, and how somebody leaves it."""

import secrets
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.engine.case.cases import queries as cases
from yimen.engine.case.rule_orders.queries import open_at_terminals
from yimen.engine.centre.personal_codes import operations as codes
from yimen.engine.centre.terminals import operations as terminals
from yimen.engine.centre.terminals.refusals import SittingOver
from yimen.engine.money.fees import queries as fees
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.actor import ActorKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.terminals import ASKED_BEFORE, IDLE
from yimen.registries.people import operations as people
from yimen.registries.people.operations import SignedIn
from yimen.threshold import clock
from yimen.threshold.actors import (
    actor_of_request,
    address_of,
    begin_session,
    choose_party,
    end_session,
    needs_citizen,
    open_to_all,
)
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.terminals import COOKIE, become, sitting_of, terminal_of, wiped
from yimen.threshold.theme import way_back

TRIES, PER = 10, timedelta(minutes=15)
IDLE_MINUTES = int(IDLE.total_seconds() // 60)


@never_cache
@require_safe
@open_to_all
def items(request: HttpRequest) -> HttpResponse:
    """What can be done here without a clerk: the self-service list, as far as orders for it hold at this moment.

    What costs something is left out while nobody takes money online: it would end in the queue of a cashier.
    """
    online = fees.taken_online()
    rows = [one for one in open_at_terminals(clock.now()) if online or not one.charged]
    return render(request, "hall/terminal/items.html", {"here": "terminal", "rows": rows})


@require_POST
@needs_citizen
@takes("which")
def take(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the result of my case here: its certificate or its decision, to be printed; paid for, and on record."""
    me, which = actor_of_request(request), request.POST.get("which", "")
    sitting = sitting_of(request)
    if not sitting:
        return redirect("hall:terminal_over")
    try:
        run(terminals.take_at_terminal, ref, sitting, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except SittingOver:
        return redirect("hall:terminal_over")
    except Refusal:
        # What is missing stands on the receipt: a fee, or the decision.
        return redirect("hall:receipt", ref=ref)
    if which == "certificate":
        view = cases.find(ref, me, clock.now())
        if view is not None and view.ruling is not None and view.ruling.certificate_ref:
            return redirect("hall:certificate_paper", ref=view.ruling.certificate_ref)
    decision = next((one for one in documents.of_case(ref, me) if one.kind == "grant"), None)
    return redirect("hall:document", ref=ref, document=decision.ref) if decision else redirect("hall:case", ref=ref)


@never_cache
@require_safe
@open_to_all
def terminal(request: HttpRequest) -> HttpResponse:
    """The first page of a terminal: sign in and file, or read; of any other browser, what a terminal is."""
    found = terminal_of(request)
    answer = render(request, "hall/terminal/home.html", {"here": "terminal", "idle": IDLE_MINUTES})
    if found is not None:
        become(answer, request.COOKIES[COOKIE])
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@takes("code")
def activate(request: HttpRequest) -> HttpResponse:
    """Type in the code that makes this browser a terminal; whoever was signed in here is not any more."""
    mend, code = Mending(), request.POST.get("code", "")
    if request.method == "POST":
        now, secret = clock.now(), secrets.token_urlsafe(32)
        try:
            people.knock("terminal_code", address_of(request), TRIES, PER, now)
            run(terminals.activate_terminal, code=code, secret=secret, by=actor_of_request(request), now=now)
        except Refusal as refusal:
            mend = mending(refusal, {"terminals.bad_code": "code"})
        else:
            end_session(request)
            answer = wiped(redirect("hall:terminal"))
            become(answer, secret)
            return answer
    facts = {"mistakes": mend.mistakes, "errors": mend.errors or {}, "code": code}
    return render(request, "hall/terminal/activate.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@takes("code")
def enter(request: HttpRequest) -> HttpResponse:
    """Sit down by the code on one's own telephone instead of a password; at a terminal alone."""
    at = terminal_of(request)
    if at is None:
        return redirect("hall:terminal")
    mend = Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            # Of each terminal by itself: all of a hall come from one address.
            people.knock("personal_code", f"terminal {at.ref}", TRIES, PER, now)
            secret, code = request.COOKIES[COOKIE], request.POST.get("code", "")[:60]
            entered = run(codes.enter_with_code, code, secret, by=actor_of_request(request), now=now)
        except Refusal as refusal:
            mend = mending(refusal, {"code.not_good": "code"})
        else:
            signed = SignedIn(entered.account_id, entered.account_ref, ActorKind.CITIZEN, entered.epoch)
            begin_session(request, signed, now)
            choose_party(request, entered.party_ref)
            return redirect("hall:mine")
    facts = {"mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, "hall/terminal/enter.html", facts, status=422 if mend.mistakes else 200)


@require_POST
@open_to_all
@takes()
def finish(request: HttpRequest) -> HttpResponse:
    """Finish and wipe: the sitting, its session and what the browser kept are gone, also of who only looked around."""
    end_session(request)
    return wiped(HttpResponseRedirect(f"{reverse('hall:terminal_over')}?done=yes"))


@never_cache
@require_safe
@open_to_all
def ask(request: HttpRequest) -> HttpResponse:
    """Is anybody still there? Looking at this puts nothing off; going on does."""
    found = terminal_of(request)
    if found is None or found.sitting is None:
        return redirect("hall:terminal_over")
    facts = {"back": way_back(request, request.GET.get("next", "")), "wait": int(ASKED_BEFORE.total_seconds()) + 1}
    return render(request, "hall/terminal/ask.html", facts)


@never_cache
@require_safe
@open_to_all
def over(request: HttpRequest) -> HttpResponse:
    """What is left after somebody: nothing. Who still sits here is asked once more, and nothing is put off by it."""
    found = terminal_of(request)
    if found is not None and found.sitting is not None and actor_of_request(request).account_id is not None:
        return redirect("hall:terminal_ask")
    facts = {"done": request.GET.get("done", ""), "idle": IDLE_MINUTES}
    return wiped(render(request, "hall/terminal/over.html", facts))


@require_POST
@needs_citizen
@takes("next")
def alone(request: HttpRequest) -> HttpResponse:
    """Go on without the guide."""
    found = terminal_of(request)
    if found is None or found.sitting is None:
        return redirect("hall:terminal_over")
    try:
        run(terminals.leave_alone, found.sitting.ref, by=actor_of_request(request), now=clock.now())
    except SittingOver:
        return redirect("hall:terminal_over")
    return HttpResponseRedirect(way_back(request, request.POST.get("next", "")))


urlpatterns = [
    path("terminal", terminal, name="terminal"),
    path("terminal/items", items, name="terminal_items"),
    path("terminal/activate", activate, name="terminal_activate"),
    path("terminal/code", enter, name="terminal_enter"),
    path("terminal/finish", finish, name="terminal_finish"),
    path("terminal/ask", ask, name="terminal_ask"),
    path("terminal/over", over, name="terminal_over"),
    path("terminal/alone", alone, name="terminal_alone"),
    path("terminal/take/<str:ref>", take, name="terminal_take"),
]
