"""How items are handled 四个办、六个办: counts by level with their lists; and what a group of windows takes in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.insight.handles import queries
from yimen.insight.windows import queries as work
from yimen.kernel.reform.handles import FOUR, SIX, Handle
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.windows import queries as windows
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all

LEVELS = frozenset("012345")


@require_safe
@open_to_all
def counts(request: HttpRequest) -> HttpResponse:
    """For how many items of each level each handle holds; every figure opens its list."""
    rows = queries.counts(clock.now())
    families = (("四个办", FOUR), ("六个办", SIX))
    tables = [
        (
            name,
            chosen,
            [(row, [one for handle in chosen for one in row.counts if one.handle is handle]) for row in rows],
        )
        for name, chosen in families
    ]
    return render(request, "hall/handles.html", {"here": "lists", "tables": tables, "as_of": clock.now()})


@require_safe
@open_to_all
def items(request: HttpRequest, handle: str) -> HttpResponse:
    """The items for which a handle holds, of one level or of all; a page by key."""
    level = request.GET.get("level", "0")
    if handle not in list(Handle) or level not in LEVELS:
        raise Http404(handle)
    page = queries.listed(Handle(handle), int(level), clock.now(), request.GET.get("after", ""))
    facts = {"here": "lists", "handle": handle, "level": int(level), "page": page}
    return render(request, "hall/handle.html", facts)


@require_safe
@open_to_all
def group(request: HttpRequest, ref: str) -> HttpResponse:
    """A group of windows: where it is, what it takes in, and how often it was used month by month."""
    now = clock.now()
    found = windows.group(ref, now)
    if found is None:
        raise Http404(ref)
    facts = {
        "here": "search",
        "group": found,
        "centre": offices.centre(found.centre_ref, day_of(now)),
        "items": windows.items(ref, now, request.GET.get("after", "")),
        "months": work.months(ref, now),
    }
    return render(request, "hall/window_group.html", facts)
