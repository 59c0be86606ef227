"""The group of microblogs 政务微博群 before the public: whose each account is, and how fast it is answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from yimen.engine.public.microblogs import queries
from yimen.kernel.voice_life import month_before, month_of
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import open_to_all


@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The accounts with their departments and limits, and how each was worked with in a month."""
    now = clock.now()
    month = month_of(typed.day_or(request.GET, "month", day_of(now)))
    facts = {"here": "voices", "rows": queries.standing(month, now), "month": month, "before": month_before(month)}
    return render(request, "hall/voices/microblogs.html", facts)


urlpatterns = [path("microblogs", listed, name="microblogs")]
