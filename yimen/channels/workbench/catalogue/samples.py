"""The sample of a result in the element editor: sent by a form of its own, then the rules are looked at anew."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yimen.channels.workbench.catalogue import saving
from yimen.channels.workbench.catalogue.editor import drawn, record_spot
from yimen.channels.workbench.catalogue.pages import for_the_desk
from yimen.channels.workbench.catalogue.saving import Kept
from yimen.engine.publication.result_samples import operations
from yimen.engine.publication.result_samples.operations import SampleFile
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.elements.table import RESULTS
from yimen.threshold.language import language, told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence


@require_POST
@for_the_desk
@limits_uploads
@takes("act file")
def sample(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Lay the sample of a result out, or take it off; a file that may not come in is told with why."""
    spot, view = record_spot(ref, "results", RESULTS.path, number), saving.draft(ref)
    result = view.terms.service.results[number].name
    if not result:
        return drawn(request, view, spot, Kept(view, spot.place, mistakes=(told("先写结果名称，再上传样本。"),)))
    try:
        _act(request, ref, result)
    except Refusal as refusal:
        return drawn(request, view, spot, Kept(view, spot.place, mistakes=(sentence(refusal, language()),)))
    return redirect(f"{spot.address(ref)}?saved=yes")


def _act(request: HttpRequest, ref: str, result: str) -> None:
    me, now, key = actor_of_request(request), clock.now(), request.POST.get("key", "")
    if request.POST.get("act", "") == "take_off":
        run(operations.take_off_sample, ref, result, by=me, now=now, key=key)
        return
    sent = request.FILES.get("file")
    file = SampleFile(sent.name or "", sent.read()) if sent else SampleFile("", b"")
    run(operations.lay_out_sample, ref, result, file, by=me, now=now, key=key)
