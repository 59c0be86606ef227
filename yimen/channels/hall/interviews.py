"""Interviews 微访谈: which are coming and on, what the officials answer, questions with an account, the records."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.public.interviews import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """What comes and what is on, the next first; and the records of what was."""
    now = clock.now()
    facts = {"here": "voices", "coming": queries.coming(now), "past": queries.past(now)}
    return render(request, "hall/interviews/interviews.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("interviews", 20, timedelta(hours=1), ("POST",))
@takes("text")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One session: who answers and when, what was asked and answered, and my own questions."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            key = request.POST.get("key", "")
            run(operations.ask_interview, ref, request.POST.get("text", ""), by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('hall:interview', args=[ref])}?sent=yes")
    page = queries.one(ref, me, now)
    if page is None:
        raise Http404(ref)
    facts = {
        "here": "voices",
        "page": page,
        "row": page.row,
        "mistakes": mend.mistakes,
        "sent": request.GET.get("sent"),
    }
    return render(request, "hall/interviews/one.html", facts, status=422 if mend.mistakes else 200)


urlpatterns = [
    path("interviews", listed, name="interviews"),
    path("interviews/<str:ref>", one, name="interview"),
]
