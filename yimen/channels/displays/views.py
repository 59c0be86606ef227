"""The call display 叫号屏 of a centre, or of one queue: who is called where, who is next, how long it takes.

It renews itself, with a script or without one, and says each call in words for a screen reader and a voice. Nothing on
it says who anybody is.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.centre.tickets import queries
from yimen.engine.centre.tickets.rows import CallRow
from yimen.kernel.visits.tickets import KEPT, MOST_CALLS
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told

AGAIN = 10
"""After so many seconds a screen without a script asks again."""


@require_safe
@open_to_all
def index(request: HttpRequest) -> HttpResponse:
    """The screens that there are: one a centre that gives tickets."""
    return render(request, "displays/index.html", {"centres": queries.centres(clock.now())})


@never_cache
@require_safe
@open_to_all
def board(request: HttpRequest, ref: str) -> HttpResponse:
    """The screen of a centre; with `group=` of one queue."""
    now, group = clock.now(), request.GET.get("group", "")[:40]
    centre = next((row for row in queries.centres(now) if row.ref == ref), None)
    shown = queries.board(ref, group, now) if centre is not None else None
    if shown is None or not shown.lines:
        raise Http404(ref)
    current, *before = shown.calls or (None,)
    facts = {
        "centre": centre,
        "current": current,
        "before": before,
        "lines": shown.lines,
        "said": _said(current) if current is not None else "",
        "most_calls": MOST_CALLS,
        "kept": int(KEPT.total_seconds() // 60),
        "again": AGAIN,
        "address": settings.YIMEN_ADDRESS + reverse("hall:queue", args=[ref]),
    }
    return render(request, "displays/board.html", facts)


def _said(call: CallRow) -> str:
    """The call as a voice says it: letters and digits one by one, for whoever cannot see the screen."""
    return told("请 {number} 号到 {window} 窗口", number=" ".join(call.number), window=" ".join(call.window))
