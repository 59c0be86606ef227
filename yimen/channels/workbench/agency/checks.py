"""Village checks 村居上传: what the villages of one's town sealed, with its file, and the town's review of it."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from yimen.channels.workbench import looks
from yimen.channels.workbench.agency.pages import asked, page
from yimen.channels.workbench.cases import FILE_KINDS
from yimen.channels.workbench.certified import why_not_certified
from yimen.engine.public.village_checks import operations, queries
from yimen.engine.public.village_checks.places import REVIEWS
from yimen.engine.public.village_checks.refusals import VillageCheckUnknown
from yimen.engine.records.prints.operations import print_village_check_paper
from yimen.kernel.papers.prints import Door
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment, as_preview

HERE = {"here": "village_checks"}
SIDES = ("village", "town")


@never_cache
@require_safe
@needs_staff(*REVIEWS)
def listed(request: HttpRequest) -> HttpResponse:
    """What waits in one's town, and what was reviewed last."""
    me = actor_of_request(request)
    facts = {"waiting": queries.waiting(me), "done": queries.reviewed(me), "most": queries.MOST, **HERE}
    return page(request, "checks", "", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act opinion reason")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One check with the file: passed, returned, withdrawn or set aside; signatures are checked as it is shown."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        doing = _DOING.get(request.POST.get("act", ""))
        try:
            if doing is not None:
                asked(request, doing, ref, request.POST.get("opinion", "") or request.POST.get("reason", ""))
        except VillageCheckUnknown as unknown:
            raise Http404(ref) from unknown
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:village_check", ref=ref)
    view = queries.check(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "view": view,
        "row": view.row,
        "happenings": looks.past(view.timeline),
        "reviews": view.ours == "yes" and view.row.state == "sealed",
        "why_not": why_not_certified(me, now) if view.ours else "",
        "typed": request.POST,
        **HERE,
    }
    return page(request, "village_check", "", facts, mend)


_DOING: Mapping[str, Callable[..., object]] = {
    "pass": operations.pass_in_town,
    "return": operations.return_to_village,
    "set_aside": operations.set_check_aside,
    "withdraw": operations.withdraw_from_town,
}


@require_safe
@needs_staff()
def file(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """A paper of the file that was sealed."""
    found = queries.file(ref, file_ref, actor_of_request(request))
    if found is None:
        raise Http404(file_ref)
    facts, content = found
    return as_preview(content, facts.filename, FILE_KINDS[facts.kind])


@require_GET
@needs_staff()
def paper(request: HttpRequest, ref: str, side: str) -> HttpResponse:
    """The paper that the village, or the town, sealed; who took it is on record."""
    if side not in SIDES:
        raise Http404(side)
    found = printed(request, print_village_check_paper, ref, side, door=Door.WORKBENCH)
    if found is None:
        raise Http404(ref)
    return as_attachment(found.content, found.name, "application/pdf")
