"""Pilots in public 改革试点: what is tried where and until when, what came of it, and what others found."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.insight.pilots import queries as insight
from yimen.kernel.reform.pilots import Span
from yimen.registries.dated import day_of
from yimen.registries.pilots import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """All pilots, what runs first."""
    now = clock.now()
    return render(request, "hall/pilots.html", {"here": "lists", "rows": queries.pilots(now), "as_of": now})


@require_safe
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One pilot beside the rest, with what was found and decided; who wrote it is told at the desk."""
    now = clock.now()
    view = queries.one(ref, now)
    if view is None:
        raise Http404(ref)
    span = Span(view.row.begins, view.row.ends, view.opened_on, view.ended_on)
    compared = insight.comparison(view.id, span, day_of(now))
    facts = {"here": "lists", "view": view, "row": view.row, "compared": compared, "as_of": now}
    return render(request, "hall/pilot.html", facts)
