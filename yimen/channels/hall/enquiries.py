"""Enquiries 咨询: ask a human from any page, read the answer, say whether it helped."""

from collections.abc import Mapping
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.engine.public.enquiries import operations, queries
from yimen.engine.public.enquiries.operations import Asked
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.people import queries as people
from yimen.registries.policies import queries as policies
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

ASKED = ("item", "case", "page", "policy", "follows")


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all
@limited("ask", 10, timedelta(hours=1), ("POST",))
@takes("case follows item page party policy question topic")
def ask(request: HttpRequest) -> HttpResponse:
    """Ask: which page and which case one was looking at goes along."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    said = request.POST if request.method == "POST" else request.GET
    typed = {name: said.get(name, "")[:200] for name in (*ASKED, "topic", "party")} | {
        "question": said.get("question", "")
    }
    if request.method == "POST":
        asked = Asked(typed["topic"], typed["question"], *(typed[name] for name in ASKED))
        own = people.party(me.party_id) if me.party_id is not None else None
        party = "" if typed["case"] else typed["party"] or (own.ref if own else "")
        try:
            heard = run(operations.ask_from_page, asked, party, by=me, now=now, key=_key(request))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:enquiry", ref=heard.ref)
    item = catalogue.in_force(typed["item"], now) if typed["item"] else None
    policy = policies.policy(typed["policy"]) if typed["policy"] else None
    if not typed["topic"] and (item is not None or policy is not None):
        typed["topic"] = (item.name if item is not None else policy.title if policy is not None else "")[:60]
    before = queries.told_to_all(typed["policy"], typed["item"], 5) if item is not None or policy is not None else ()
    return _page(request, "ask", {"typed": typed, "item": item, "policy": policy, "answers": before}, mend)


@require_GET
@open_to_all
def answers(request: HttpRequest) -> HttpResponse:
    """What others asked and what was answered, as everybody may read it; of a policy or an item, or all."""
    policy, item = (request.GET.get(name, "")[:40] for name in ("policy", "item"))
    return _page(request, "answers", {"answers": queries.told_to_all(policy, item)})


def _key(request: HttpRequest) -> str:
    """Only who has an account is remembered by: an errand belongs to somebody."""
    return request.POST.get("key", "") if actor_of_request(request).account_id is not None else ""


@never_cache
@require_GET
@needs_citizen
def mine(request: HttpRequest) -> HttpResponse:
    """What I asked, and what was answered."""
    return _page(request, "mine", {"rows": queries.mine(actor_of_request(request), clock.now())})


@never_cache
@require_GET
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A question with its answer; who asked without an account keeps this address."""
    return _one(request, ref)


@require_POST
@open_to_all
@takes("solved")
def solved(request: HttpRequest, ref: str) -> HttpResponse:
    """It helped, or it did not."""
    try:
        run(operations.say_solved, ref, request.POST.get("solved", ""), by=actor_of_request(request), now=clock.now())
    except Refusal as refusal:
        return _one(request, ref, mending(refusal))
    return redirect("hall:enquiry", ref=ref)


def _one(request: HttpRequest, ref: str, mend: Mending | None = None) -> HttpResponse:
    row = queries.one(ref, actor_of_request(request), clock.now())
    if row is None:
        raise Http404(ref)
    return _page(request, "one", {"row": row, "address": request.build_absolute_uri(request.path)}, mend)


def _page(
    request: HttpRequest, template: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    shown = {"here": "me", "mistakes": mend.mistakes if mend else (), "errors": (mend.errors or {}) if mend else {}}
    status = 422 if mend and mend.mistakes else 200
    return render(request, f"hall/enquiries/{template}.html", {**shown, **facts}, status=status)


urlpatterns = [
    path("ask", ask, name="ask"),
    path("answers", answers, name="answers"),
    path("enquiries", mine, name="enquiries"),
    path("enquiries/<str:ref>", one, name="enquiry"),
    path("enquiries/<str:ref>/solved", solved, name="enquiry_solved"),
]
