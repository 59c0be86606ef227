"""My conveyance: how far registration and the taxes are, how every tax was worked out, and who pays."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.parallel.conveyances import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("payer relation")
def conveyance(request: HttpRequest, ref: str) -> HttpResponse:
    """Both sides of an own case, with the taxes in plain words before they are paid; somebody else may pay."""
    me, now = actor_of_request(request), clock.now()
    mend = Mending()
    if request.method == "POST":
        said = (request.POST.get("payer", ""), request.POST.get("relation", ""))
        try:
            run(operations.name_payer, ref, *said, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return HttpResponseRedirect(f"{request.path}?done=yes")
    view = queries.of_case(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "mine",
        "view": view,
        "row": view.row,
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "hall/conveyance.html", facts, status=422 if mend.mistakes else 200)
