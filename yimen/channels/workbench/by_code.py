"""Who stands at the window by the code on their screen 扫一码, and their life on one page while they stand here."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.window import stands_here
from yimen.engine.centre.lives import operations as life_acts
from yimen.engine.centre.lives import queries as lives
from yimen.engine.centre.personal_codes import operations as codes
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations as people
from yimen.registries.people import queries
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.lives import coming, years
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

TRIES, PER = 30, timedelta(minutes=10)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.WINDOW)
@takes("code")
def scan(request: HttpRequest) -> HttpResponse:
    """Hold the scanner to the visitor's screen, or type the code; their page at the window opens, on record."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        now = clock.now()
        try:
            people.knock("personal_code", me.ref, TRIES, PER, now)
            opened = run(codes.open_with_code, request.POST.get("code", "")[:60], by=me, now=now)
            stands_here(request, opened.party_ref)
        except Refusal as refusal:
            mend = mending(refusal, {"code.not_good": "code"})
        else:
            return HttpResponseRedirect(f"{reverse('workbench:window')}?party={opened.party_ref}&code={opened.ref}")
    facts = {"here": "window", "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, "workbench/by_code.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.WINDOW)
@takes("purpose")
def open_life(request: HttpRequest, ref: str) -> HttpResponse:
    """Say for what one looks into the life of who stands here; only then it opens."""
    party, mend, typed = queries.party(ref), Mending(), request.POST.get("purpose", "")
    if party is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            key = request.POST.get("key", "")
            read = run(life_acts.read_life, ref, typed, by=actor_of_request(request), now=clock.now(), key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:life", ref=read.ref)
    facts = {
        "here": "window", "party": party, "typed": typed, "mistakes": mend.mistakes, "errors": mend.errors or {},
    }  # fmt: skip
    return render(request, "workbench/open_life.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_safe
@needs_staff(Role.WINDOW)
def life(request: HttpRequest, ref: str) -> HttpResponse:
    """A life under a look that is on record; shut when its owner leaves the window."""
    now = clock.now()
    found = lives.life_read(ref, actor_of_request(request), now, request.GET.get("before", "")[:200])
    if found is None:
        raise Http404(ref)
    facts = {"here": "window", "life": found, "years": years(found), "next": coming(found, now)}
    return render(request, "workbench/life.html", facts)
