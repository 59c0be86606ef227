"""The document camera of a counter 高拍仪: pages of one material, taken one by one and handed in together."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.channels.workbench.cases import refused
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.centre.counter import operations
from yimen.engine.papers.dossiers.operations import MOST_FILES
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.limits import limits_uploads
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_POST
@needs_staff()
@limits_uploads
@takes("page material")
def scan(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep the pages that were taken, in their order."""
    me = actor_of_request(request)
    pages = tuple(one.read() for one in request.FILES.getlist("page")[: MOST_FILES + 1])
    facts = (ref, request.POST.get("material", "")[:40], pages)
    try:
        run(operations.scan_pages, *facts, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except CaseUnknown as unknown:
        raise Http404(ref) from unknown
    except Refusal as refusal:
        return refused(request, ref, "hand_in", me, refusal)
    return HttpResponseRedirect(f"{reverse('workbench:case', args=[ref])}?done=hand_in#materials")
