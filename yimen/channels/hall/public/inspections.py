"""Inspections in public 双随机、一公开: results, draws with what they were made of, and the rule of how often."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.engine.supervision.spot_checks import queries
from yimen.kernel.risk import BANDS, OF_REASON
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The latest results, searched by who was looked at; the draws; and how many promises were false."""
    now, words = clock.now(), request.GET.get("q", "").strip()[:60]
    found = queries.published(now, words, request.GET.get("after", "")[:20])
    facts = {
        "words": words,
        "rows": found.rows,
        "after": found.after,
        "draws": queries.public_draws(now),
        "false": queries.false_promises(),
        "as_of": now,
    }
    return render(request, "hall/inspections/listed.html", facts)


@require_GET
@open_to_all
def draw(request: HttpRequest, ref: str) -> HttpResponse:
    """One draw: what was committed to before it; once closed everything to draw it again."""
    now = clock.now()
    row = queries.draw(ref, now)
    if row is None:
        raise Http404(ref)
    return render(request, "hall/inspections/draw.html", {"row": row, "proof": queries.proof(ref, now)})


@require_GET
@open_to_all
def rules(request: HttpRequest) -> HttpResponse:
    """The whole rule: why a permit stands in a band, and what share is drawn and how often one is looked at."""
    facts = {"bands": BANDS, "reasons": OF_REASON.items()}
    return render(request, "hall/inspections/rules.html", facts)
