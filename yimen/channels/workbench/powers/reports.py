"""Reports about powers: the matrix, counts and shares, cold items, what is stale. Each figure is its own records."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.powers.pages import for_readers, page
from yimen.insight.powers import queries
from yimen.registries.catalogue.shelves import offices
from yimen.registries.catalogue.themes import THEMES
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.language import ENGLISH, language, told

YEAR, MONTH = timedelta(days=365), timedelta(days=30)
PERIODS = (0, 30, 90, 180, 365)
#: Zero days: since each item was handed down.
SINCE_GIVEN = 0


@require_safe
@for_readers
def matrix(request: HttpRequest) -> HttpResponse:
    """Item x level: who collects, accepts, reviews, decides and supervises; what is missing is flagged."""
    now = clock.now()
    asked = {name: request.GET.get(name, "")[:64] for name in ("office", "only", "after")}
    found = queries.matrix(now, asked["office"], asked["after"], asked["only"])
    facts = {"rows": found.rows, "after": found.after, "asked": asked, "offices": offices(now)}
    return page(request, "matrix", "power_matrix", facts)


@require_safe
@for_readers
def reports(request: HttpRequest) -> HttpResponse:
    """How much was handed down, to whom, in which domains, through how many levels, and what does not agree."""
    now = clock.now()
    covered = queries.coverage(now)
    facts = {
        "units": queries.by_unit(day_of(now)),
        "records": queries.records(day_of(now)),
        "share": queries.share_below(now),
        "coverage": covered,
        "domains": [(_domain(row.domain), row) for row in covered.rows],
        "stale": queries.stale(now - MONTH, now),
        "levels": queries.several_levels(now),
        "network": queries.network(now - MONTH, now),
    }
    return page(request, "reports", "power_reports", facts)


@require_safe
@for_readers
def cold(request: HttpRequest) -> HttpResponse:
    """Delegated items nobody used since they were handed down, or in a period, beside what still comes to the city."""
    now = clock.now()
    days = _number(request, "days", SINCE_GIVEN, 3660)
    fewer = _number(request, "fewer", 1, 1000)
    unit = request.GET.get("unit", "")[:64]
    rows = queries.cold(now - timedelta(days=days) if days else None, now, fewer, unit)
    facts = {"rows": rows, "days": days, "fewer": fewer, "unit": unit, "periods": PERIODS}
    return page(request, "cold", "power_cold", facts)


def _domain(code: str) -> str:
    """What a domain is called: its own word, or the theme that stands in for it."""
    theme = next((theme for theme in THEMES if theme.code == code), None)
    if theme is None:
        return code if code != "-" else told("没有标注领域")
    return theme.english if language() == ENGLISH else theme.name


def _number(request: HttpRequest, name: str, usual: int, most: int) -> int:
    said = request.GET.get(name, "")
    return min(max(int(said), min(usual, 1)), most) if said.isascii() and said.isdigit() and len(said) < 6 else usual
