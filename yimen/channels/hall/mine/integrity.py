"""My integrity file 诚信档案: what stands against those I act for, and my word against it, and its repair."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.hall.telling import said
from yimen.engine.case.integrity import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("record text act")
def mine(request: HttpRequest) -> HttpResponse:
    """The records, the latest first, each with its appeal and answer."""
    actor = actor_of_request(request)
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST":
        try:
            ref, text = request.POST.get("record", "")[:40], request.POST.get("text", "")
            act = operations.ask_repair if request.POST.get("act") == "repair" else operations.appeal
            run(act, ref, text, by=actor, now=clock.now(), key=request.POST.get("key", ""))
        except Refusal as refusal:
            mistakes = (Mistake("", said(refusal)),)
        else:
            return redirect(f"{reverse('hall:integrity')}?said=yes")
    facts = {
        "here": "me",
        "rows": queries.mine(actor),
        "mistakes": mistakes,
        "said": request.GET.get("said"),
        "today": day_of(clock.now()),
    }
    return render(request, "hall/integrity.html", facts, status=422 if mistakes else 200)
