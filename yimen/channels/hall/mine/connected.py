"""Connected systems for the person: asked about oneself, gone over to with a case, and who asked what about me."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.hall.telling import said
from yimen.engine.exchange.connections import operations, queries
from yimen.engine.exchange.connections.operations import SystemAnswered
from yimen.engine.exchange.sharing import queries as sharing
from yimen.engine.exchange.superiors import queries as superiors
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, acts_for, needs_citizen
from yimen.threshold.limits import limited
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limited("ask_system", 20, timedelta(hours=1), ("POST",))
@takes("system")
def data(request: HttpRequest) -> HttpResponse:
    """Ask a system about oneself; what it answers is shown once. And every question that anybody put about me."""
    me, mistakes = actor_of_request(request), tuple[Mistake, ...]()
    answered: SystemAnswered | None = None
    if request.method == "POST":
        own = acts_for(request)
        facts_asked = (request.POST.get("system", "")[:40], own.ref if own else "", "", "")
        try:
            # Without a key: what is found of somebody is kept with no errand.
            answered = run(operations.ask_system, *facts_asked, by=me, now=clock.now())
        except Refusal as refusal:
            mistakes = (Mistake("", said(refusal)),)
    facts = {
        "here": "me",
        "systems": queries.direct(),
        "above": superiors.results_of_mine(me),
        "answered": answered,
        "calls": queries.asked_of_mine(me),
        "uses": sharing.used_about_mine(me),
        "mistakes": mistakes,
    }
    return render(request, "hall/data.html", facts, status=422 if mistakes else 200)


@never_cache
@require_POST
@needs_citizen
@takes("system as_whom")
def jump(request: HttpRequest, ref: str) -> HttpResponse:
    """Go over to another system with my case: where to, and the way that is good once."""
    facts_asked = (request.POST.get("system", "")[:40], request.POST.get("as_whom", "")[:40])
    try:
        # Without a key: a ticket is good once and told once.
        made = run(operations.jump, ref, *facts_asked, by=actor_of_request(request), now=clock.now())
    except Refusal as refusal:
        if refusal.code == "case.unknown":
            raise Http404(ref) from refusal
        wrong = {"here": "mine", "mistakes": (Mistake("", said(refusal)),), "case": ref}
        return render(request, "hall/jump.html", wrong, status=422)
    return render(request, "hall/jump.html", {"here": "mine", "made": made, "case": ref})
