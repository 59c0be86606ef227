"""Re-visits in the open 随机回访公开: every draw with what was committed to before it, drawn again on the spot."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.supervision.revisits import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_safe
@open_to_all
def revisits(request: HttpRequest) -> HttpResponse:
    """Who was asked at random after their case: how many, what came of it, and how it was drawn."""
    return render(request, "hall/revisits.html", {"rows": queries.published(clock.now())})


@require_safe
@open_to_all
def pool(request: HttpRequest, ref: str) -> HttpResponse:
    """What a draw was made from, as it was committed to: with the two words anybody draws again."""
    told = queries.pool_of(ref)
    if told is None:
        raise Http404(ref)
    return HttpResponse(told, content_type="text/plain; charset=utf-8")
