"""Lost property 失物招领: what is kept for whoever lost it, and saying what only one can know of it oneself."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.centre.lost_property import operations, queries
from yimen.kernel.lost_property import FoundKind
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.places import FOUND_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """What is kept, narrowed by place, kind and words; and what I said is mine."""
    now, said = clock.now(), request.GET.get
    centre, kind, words = said("centre", "")[:40], said("kind", "")[:20], said("q", "").strip()[:40]
    page = queries.kept(now, centre, kind, words, said("after", ""))
    facts = {
        "rows": page.rows,
        "after": page.after,
        "mine": queries.mine(actor_of_request(request)),
        "centres": [(row.ref, row.name) for row in offices.centres(day_of(now))],
        "kinds": [(kind.value, told(FOUND_KINDS[kind])) for kind in FoundKind],
        "centre": centre,
        "kind": kind,
        "words": words,
    }
    return render(request, "hall/lost/list.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limited("lost", 10, timedelta(hours=1), ("POST",))
@takes("proof")
def claim(request: HttpRequest, number: str) -> HttpResponse:
    """It is mine: what only I can know of it. The desk holds it against what it has."""
    now, mend, typed = clock.now(), Mending(), request.POST.get("proof", "")
    if request.method == "POST":
        try:
            key = request.POST.get("key", "")
            run(operations.claim_thing, number, typed, by=actor_of_request(request), now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:lost")
    row = queries.by_number(number, now)
    if row is None:
        raise Http404(number)
    facts = {"row": row, "proof": typed, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, "hall/lost/claim.html", facts, status=422 if mend.mistakes else 200)


urlpatterns = [path("lost", listed, name="lost"), path("lost/<str:number>", claim, name="lost_claim")]
