"""The village ledger 一本台账: every matter of a point as the records have it, to be looked at and printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.agency.pages import page
from yimen.engine.public.agency import queries
from yimen.threshold.actors import actor_of_request, needs_staff


@require_safe
@needs_staff()
def ledger(request: HttpRequest, ref: str) -> HttpResponse:
    """The ledger of a point, fifty lines a page; for its agent and for who oversees the place."""
    found = queries.ledger(ref, actor_of_request(request), request.GET.get("after", "")[:20])
    if found is None:
        raise Http404(ref)
    return page(request, "ledger", "agency", {"ledger": found})
