"""Archives at the desks: volumes of one's offices, what cannot go on file and why, and each volume as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_safe

from yimen.channels.workbench.after.pages import for_readers, page
from yimen.engine.records.archives import queries
from yimen.engine.records.prints.operations import print_volume
from yimen.kernel.papers.prints import Door
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment


@require_safe
@for_readers
def listed(request: HttpRequest) -> HttpResponse:
    """The volumes, the latest first, below those that wait for a missing part."""
    me, words = actor_of_request(request), request.GET.get("words", "")[:60]
    found = queries.of_offices(me, request.GET.get("after", ""), words)
    waiting = () if request.GET.get("after") or words else queries.unfiled(me, clock.now())
    return page(
        request,
        "archives",
        "archives",
        {"rows": found.rows, "after": found.after, "waiting": waiting, "words": words},
    )


@require_GET
@for_readers
def file(request: HttpRequest, ref: str) -> HttpResponse:
    """A volume as ZIP; who took it is on record."""
    found = printed(request, print_volume, ref[:40], door=Door.WORKBENCH)
    if found is None:
        raise Http404(ref)
    return as_attachment(found.content, found.name, "application/zip")
