"""Who holds what: the delegations that stand, and the page on which one of them is ended."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.powers.pages import WRITERS, for_readers, page, this_day
from yimen.kernel.offices.powers import Mode
from yimen.kernel.refusal import Refusal
from yimen.registries.delegations import operations, queries
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_safe
@for_readers
def listed(request: HttpRequest) -> HttpResponse:
    """The delegations of today, narrowed by mode, item, unit or document; fifty a page."""
    asked = {name: request.GET.get(name, "")[:64] for name in ("item", "unit", "mode", "document")}
    all_of_them = request.GET.get("standing") == "all"
    narrowed = queries.Narrowed(**asked, standing="all" if all_of_them else "standing")
    found = queries.delegations(this_day(), narrowed, request.GET.get("after", "")[:20])
    facts = {"rows": found.rows, "after": found.after, "asked": asked, "modes": list(Mode), "all": all_of_them}
    return page(request, "standing", "powers", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("basis on")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One delegation with everything about it; who may hand powers down may end it here."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            on, basis = typed.day(request.POST, "on"), request.POST.get("basis", "")
            run(operations.end_delegation, ref, on, basis, by=me, now=clock.now(), key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:delegation", ref=ref)
    found = queries.delegation(ref, this_day())
    if found is None:
        raise Http404(ref)
    facts = {"row": found, "today": this_day(), "may": me.has_role(*WRITERS), "basis": request.POST.get("basis", "")}
    return page(request, "delegation", "powers", facts, mend)
