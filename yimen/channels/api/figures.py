"""Figures under oversight as data: what is counted of cases and items, and the cases behind each. For staff."""

from datetime import timedelta

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router

from yimen.channels.api.asking import asker
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, several, shown
from yimen.insight.figures import behind, on_time, zeros
from yimen.insight.figures.reading import Span
from yimen.insight.figures.rows import Behind, CountedPage, OnTimeReport, WindowZeros
from yimen.threshold import clock

router = Router(tags=["figures"])

Days = QueryEx[int, P(ge=1, le=3660, description="How many days back from now the figure counts")]
Narrow = QueryEx[str, P(max_length=40)]


@router.get("/on-time", auth=STAFF, response=shown(OnTimeReport), operation_id="figures_on_time")
def on_time_report(request: HttpRequest, days: Days = 30) -> OnTimeReport:
    """On-time completion of what you oversee, with what lies open over its time in the denominator."""
    return on_time.report(asker(request), _span(days), clock.now())


@router.get("/six-zeros", auth=STAFF, response=several(WindowZeros), operation_id="figures_six_zeros")
def six_zeros(request: HttpRequest, days: Days = 30) -> list[WindowZeros]:
    """The six zeros of each window that you oversee."""
    return list(zeros.windows(asker(request), _span(days), clock.now()))


@router.get("/cases/{which}", auth=STAFF, response=shown(CountedPage), operation_id="figures_cases")
def cases(
    request: HttpRequest,
    which: PathEx[Behind, P(description="Which part of a figure")],
    days: Days = 30,
    office: Narrow = "",
    post: Narrow = "",
    item: Narrow = "",
    after: After = "",
) -> CountedPage:
    """The cases behind a figure, of an office, a window's post or an item, or of all; a page by key."""
    of = {"office": office, "post": post, "item": item}
    return behind.cases(asker(request), which, _span(days), clock.now(), of, after)


def _span(days: int) -> Span:
    now = clock.now()
    return Span(now - timedelta(days=days), now)
