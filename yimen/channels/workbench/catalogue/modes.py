"""Reform modes at the desk 宽进、快办、严管、便民、公开: counted over the items in force, and item by item."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.insight.lists import modes
from yimen.kernel.reform.modes import ReformMode
from yimen.threshold import clock


@require_safe
@for_the_desk
def listed(request: HttpRequest) -> HttpResponse:
    """How many items implement each mode and by what; the items, or those that lack a mode."""
    now, mode = clock.now(), request.GET.get("mode", "")
    mode = mode if mode in set(ReformMode) else ""
    lacking = "yes" if mode and request.GET.get("lacking") == "yes" else ""
    found = modes.page(now, mode, lacking, request.GET.get("after", "")[:200])
    facts = {
        "figure": modes.figure(now),
        "rows": [(row, dict(row.modes)) for row in found.rows],
        "after": found.after,
        "mode": mode,
        "lacking": lacking,
        "all_modes": list(ReformMode),
        "as_of": now,
    }
    return page(request, "modes", "reform", facts)
