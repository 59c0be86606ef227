"""Promises kept 兑现情况公开: window by window and officer by officer, for anybody; and the way to rate or complain."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from yimen.engine.public.complaints import queries as complaints
from yimen.insight.figures import fulfilment as figures
from yimen.insight.figures.reading import Span
from yimen.threshold import clock, registered_lists
from yimen.threshold.actors import open_to_all

QUARTER = timedelta(days=90)


@require_safe
@open_to_all
def fulfilment(request: HttpRequest) -> HttpResponse:
    """What was promised and what it took in the last ninety days, at the chosen centre; and how complaints stand."""
    now = clock.now()
    span = Span(now - QUARTER, now)
    centres = registered_lists.centres(now)
    asked = request.GET.get("centre", "")
    centre = next((one for one in centres if one.ref == asked), centres[0] if centres else None)
    facts = {
        "centres": centres,
        "centre": centre,
        "report": figures.of_centre(centre.ref, span, now) if centre else None,
        "complaints": complaints.standing(span.begins, span.ends),
        "since": localtime(span.begins).date(),
        "as_of": now,
    }
    return render(request, "hall/fulfilment.html", facts)
