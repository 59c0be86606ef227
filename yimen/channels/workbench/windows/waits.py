"""How long people waited, by hour, day, queue, counter and item, with the tickets behind; and how many came when."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.windows.pages import chosen, for_managers, page, this_day
from yimen.insight.waits import queries
from yimen.kernel.visits.waiting import TARGET_MINUTES

SPANS = (1, 7, 30, 90, 365)
NAMES = {"hour": "按钟点", "day": "按日", "group": "按队", "window": "按窗口", "item": "按事项"}


@require_safe
@for_managers
def report(request: HttpRequest) -> HttpResponse:
    """Waiting and service times of a centre, told apart in one of five ways."""
    centre, by, since, until = chosen(request), _by(request), *_span(request)
    facts = {
        "by": by,
        "names": NAMES.items(),
        "days": (until - since).days,
        "spans": SPANS,
        "rows": queries.waits(centre.ref, by, since, until),
        "target": TARGET_MINUTES,
    }
    return page(request, "waits", "window_waits", centre, facts)


@require_safe
@for_managers
def behind(request: HttpRequest, key: str) -> HttpResponse:
    """The tickets behind one figure."""
    centre, by, since, until = chosen(request), _by(request), *_span(request)
    after = request.GET.get("after", "")[:20]
    rows = queries.lines(centre.ref, by, key[:40], since, until, after)
    if not rows.rows and not after:
        raise Http404(key)
    facts = {"by": by, "by_name": NAMES[by], "key": key, "days": (until - since).days, "lines": rows}
    return page(request, "wait_lines", "window_waits", centre, facts)


@require_safe
@for_managers
def flow(request: HttpRequest) -> HttpResponse:
    """Visitors by hour and by day, with the source of each figure."""
    centre, (since, until) = chosen(request), _span(request)
    found = queries.flow(centre.ref, since, until)
    facts = {
        "days": (until - since).days,
        "spans": SPANS,
        "flow": found,
        "peak": max(found.hours, key=lambda row: row.people, default=None),
        "busiest": max(found.by_day, key=lambda row: row.people, default=None),
    }
    return page(request, "flow", "window_flow", centre, facts)


def _by(request: HttpRequest) -> str:
    asked = request.GET.get("by", "")
    return asked if asked in NAMES else "hour"


def _span(request: HttpRequest) -> tuple[date, date]:
    typed = request.GET.get("days", "")
    days = int(typed) if typed in map(str, SPANS) else 30
    until = this_day() + timedelta(days=1)
    return until - timedelta(days=days), until
