"""How busy counters are, with what that recommends; and which items with few cases could be merged into one group."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.windows.pages import chosen, for_managers, page, this_day
from yimen.insight.windows import queries
from yimen.kernel.visits.window_groups import AIM, BUSY, IDLE
from yimen.registries.windows import queries as windows
from yimen.threshold import clock

SPANS = (7, 30, 90, 365)
FEWEST = (0, 1, 5, 10, 50)


@require_safe
@for_managers
def report(request: HttpRequest) -> HttpResponse:
    """Arrivals, service time and utilisation of each counter, with the recommendation that comes of them."""
    centre, days = chosen(request), _number(request.GET.get("days", ""), 30, SPANS)
    until = this_day() + timedelta(days=1)
    facts = {
        "days": days,
        "spans": SPANS,
        "report": queries.load(centre.ref, until - timedelta(days=days), until),
        "spots": queries.on_the_spot(until - timedelta(days=days), until),
        "spot_items": queries.on_the_spot_items(centre.ref, until - timedelta(days=days), until),
        "busy": round(BUSY * 100),
        "idle": round(IDLE * 100),
        "aim": round(AIM * 100),
    }
    return page(request, "load", "window_load", centre, facts)


@require_safe
@for_managers
def plan(request: HttpRequest) -> HttpResponse:
    """Items for which few cases came, of how many departments, and how many comprehensive counters would do."""
    centre, days = chosen(request), _number(request.GET.get("days", ""), 90, SPANS)
    fewest = _number(request.GET.get("fewest", ""), 5, FEWEST)
    until = this_day() + timedelta(days=1)
    taken = {one.letter for one in windows.groups(centre.ref, clock.now())}
    facts = {
        "days": days,
        "spans": SPANS,
        "fewest": fewest,
        "choices": FEWEST,
        "plan": queries.plan(centre.ref, until - timedelta(days=days), until, fewest),
        "letters": [letter for letter in map(chr, range(ord("A"), ord("Z") + 1)) if letter not in taken],
    }
    return page(request, "plan", "window_plan", centre, facts)


def _number(typed: str, usual: int, choices: tuple[int, ...]) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 and int(typed) in choices else usual
