"""Opening an enterprise 企业开办: what one business needs before and after its licence, and how one opening stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from yimen.engine.supervision.enterprises import openings, queries
from yimen.insight.openings import queries as figures
from yimen.kernel.enterprises import shortened
from yimen.registries.bundles import queries as bundles
from yimen.registries.dated import day_of
from yimen.registries.trades import queries as trades
from yimen.registries.trades.rows import PermitRow, SchemeRow, TradeRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all

MOST = 20


@require_GET
@open_to_all
def column(request: HttpRequest) -> HttpResponse:
    """The way in 企业登记一站通: how long it takes now and took before, and the licence notice for a business."""
    now = clock.now()
    on, chosen = day_of(now), request.GET.getlist("trade")[:MOST]
    taken = trades.by_code(chosen, on)
    facts = {
        "schemes": [_scheme(one) for one in trades.schemes(on)],
        "trades": trades.trades(on),
        "chosen": [one.code for one in taken],
        "taken": taken,
        "notice": _notice(taken),
        "merged": trades.merged(on),
        "lightened": trades.lightened(now),
        "speed": figures.speed(now),
        "as_of": now,
    }
    return render(request, "hall/opening/column.html", facts)


@never_cache
@require_GET
@needs_citizen
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """An opening under its one limit: every certificate, the entry in the register, and permits still needed."""
    now = clock.now()
    view = openings.find(ref, actor_of_request(request), now)
    if view is None:
        raise Http404
    facts = {"here": "mine", "view": view, "enterprise": queries.find(view.code, now) if view.code else None}
    return render(request, "hall/opening/one.html", facts)


def _scheme(row: SchemeRow) -> dict[str, object]:
    guide = bundles.guide(row.bundle_ref, (), {}, clock.now())
    return {"row": row, "guide": guide, "shorter": shortened(row.before, row.now)}


def _notice(taken: tuple[TradeRow, ...]) -> tuple[tuple[str, tuple[PermitRow, ...]], ...]:
    """Which permits come before the licence and which after it; each once, whoever of the trades needs it."""
    found = {permit.item_ref: permit for one in taken for permit in one.permits}
    stages = ("before", "after")
    return tuple((stage, tuple(one for one in found.values() if one.stage == stage)) for stage in stages)
