"""Granted licences for anybody to read 许可决定公示 (art. 40): a list, one decision, and an objection to it."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yimen.channels.hall.telling import said
from yimen.engine.publication.disclosures import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The decisions, the latest first, narrowed by words and office."""
    today = day_of(clock.now())
    words, office = request.GET.get("words", "")[:60], request.GET.get("office", "")[:40]
    found = queries.listed(today, words, office, request.GET.get("after", "")[:20])
    facts = {
        "rows": found.rows,
        "after": found.after,
        "words": words,
        "office": office,
        "offices": queries.offices(today),
    }
    return render(request, "hall/decisions.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all
@limited("objection", 10, timedelta(hours=1), methods=("POST",))
@takes("text")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One decision; an objection needs no account and no name."""
    now = clock.now()
    row = queries.one(ref[:64], day_of(now))
    if row is None:
        raise Http404
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST":
        try:
            actor = actor_of_request(request)
            key = request.POST.get("key", "") if actor.account_id else ""
            run(operations.object_to, row.ref, request.POST.get("text", ""), by=actor, now=now, key=key)
        except Refusal as refusal:
            mistakes = (Mistake("f-text", said(refusal)),)
        else:
            return redirect(f"{reverse('hall:decision', args=[ref])}?said=yes")
    facts = {"row": row, "mistakes": mistakes, "said": request.GET.get("said"), "text": request.POST.get("text", "")}
    return render(request, "hall/decision.html", facts, status=422 if mistakes else 200)
