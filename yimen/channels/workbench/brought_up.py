"""What was brought before me 上报督办: limits that my division missed, as its leader or head, and my word on each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yimen.engine.case.accountability import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.registries.concentration import leading
from yimen.registries.concentration.rows import DivisionGapPage
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

APPOINTING = (Role.REFORM_OFFICE, Role.ADMINISTRATOR, Role.SUPERVISOR)
"""Who is shown the divisions that have no leader or no head."""


@require_safe
@never_cache
@needs_staff()
def brought_up(request: HttpRequest) -> HttpResponse:
    """The missed limits of the divisions one leads or heads today, the latest first."""
    return _page(request)


@require_POST
@never_cache
@needs_staff()
@takes("instruction")
def instruct(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what is to be done about one of them."""
    said, key = request.POST.get("instruction", ""), request.POST.get("key", "")
    try:
        run(operations.instruct, ref, said, by=actor_of_request(request), now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, ref, said, mending(refusal))
    return redirect(f"{reverse('workbench:brought_up')}?done=yes")


def _page(request: HttpRequest, opened: str = "", typed: str = "", mend: Mending | None = None) -> HttpResponse:
    me, today, mend = actor_of_request(request), day_of(clock.now()), mend or Mending()
    page = queries.brought_before(me, today, request.GET.get("after", ""))
    facts = {
        "here": "worklist",
        "rows": page.rows,
        "after": page.after,
        "shown": len(page.rows),
        "gaps": leading.gaps(today, request.GET.get("gap", ""))
        if me.has_role(*APPOINTING)
        else DivisionGapPage((), None),
        "opened": opened or request.GET.get("say", ""),
        "typed": typed,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/brought_up.html", facts, status=422 if mend.mistakes else 200)
