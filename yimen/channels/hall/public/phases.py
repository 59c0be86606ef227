"""Phases of the one door 一门式推进: how far it has come, and place by place whose items go through it since when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.kernel.villages.phases import CITY, COUNTY, TOWN
from yimen.registries.phases import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told

LEVEL_WORDS = {TOWN: "各镇街", COUNTY: "各区县", CITY: "市本级"}


@require_safe
@open_to_all
def phases(request: HttpRequest) -> HttpResponse:
    """Every place with its two item sets, and what is reached level by level."""
    now = clock.now()
    reached = queries.reached(now)
    levels = [
        (told(words), [one for one in reached if one.level == level])
        for level, words in LEVEL_WORDS.items()
        if any(one.level == level for one in reached)
    ]
    facts = {"here": "lists", "levels": levels, "places": queries.phases(now), "as_of": now}
    return render(request, "hall/phases.html", facts)
