"""What my office looks after 监管档案, by the day of the next look; and one permit with its plan and results."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.workbench.inspecting.pages import for_staff, page
from yimen.engine.supervision.supervision_records import queries
from yimen.kernel.risk import BANDS, RiskBand, rule_of
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request


@never_cache
@require_safe
@for_staff
def listed(request: HttpRequest) -> HttpResponse:
    """The permits that my offices look after."""
    found = queries.looked_after(actor_of_request(request), day_of(clock.now()), request.GET.get("after", "")[:40])
    facts = {"rows": found.rows, "after": found.after, "bands": BANDS}
    return page(request, "records", "supervision_records", facts)


@never_cache
@require_safe
@for_staff
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One permit: who looks after it and why so closely, what is looked at, and every result."""
    view = queries.record(ref, actor_of_request(request), day_of(clock.now()))
    if view is None:
        raise Http404(ref)
    facts = {"view": view, "row": view.row, "rule": rule_of(RiskBand(view.row.band))}
    return page(request, "record", "supervision_records", facts)
