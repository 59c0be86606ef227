"""The small screen of a counter 窗口屏: who is here, with number, post and what they promise."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.staff.awards import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all

AGAIN = 60
"""After so many seconds the screen asks again."""


@never_cache
@require_safe
@open_to_all
def counter(request: HttpRequest, ref: str) -> HttpResponse:
    """Who stands at a counter now."""
    card = queries.card(ref, clock.now())
    if card is None:
        raise Http404(ref)
    return render(request, "displays/counter.html", {"card": card, "again": AGAIN})
