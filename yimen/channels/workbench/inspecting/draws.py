"""Draws 双随机抽查 at the desk: announced by an office, drawn with the word of a witness, closed with the secret."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.inspecting.pages import Asked, done, for_staff, page
from yimen.engine.supervision.spot_checks import operations, queries
from yimen.engine.supervision.spot_checks.operations import DrawSaid
from yimen.engine.supervision.spot_checks.rows import ANNOUNCERS, WITNESSES
from yimen.kernel.actor import Actor
from yimen.kernel.risk import BANDS
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.names.supervision import DRAW_SCOPES
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("title office scope item first last points inspectors")
def listed(request: HttpRequest) -> HttpResponse:
    """The draws of my offices, and the form that announces one."""
    me, now = actor_of_request(request), clock.now()
    mend = done(request, _announced) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:spot_draws")
    on = day_of(now)
    mine = _offices(me, on)
    facts = {
        "rows": queries.draws(me, now),
        "offices": mine,
        "scopes": [(code, told(words)) for code, words in DRAW_SCOPES.items()],
        "staff": [(row.ref, f"{row.name} {row.number}") for row in people.staff(on)] if mine else [],
        "chosen": request.POST.getlist("inspectors"),
        "bands": BANDS,
        "today": on.isoformat(),
    }
    return page(request, "draws", "spot_draws", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act word")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One draw with its checks; the witness says the word here, and the office closes it."""
    me, now = actor_of_request(request), clock.now()
    mend = done(request, lambda asked: _of_one(asked, ref)) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:spot_draw", ref=ref)
    row = next((each for each in queries.draws(me, now) if each.ref == ref), None)
    if row is None:
        raise Http404(ref)
    facts = {
        "row": row,
        "checks": queries.checks_of(ref, me, now),
        "witnesses": "yes" if row.drawn_at is None and not row.expired and me.has_role(*WITNESSES) else "",
        "closes": "yes" if row.drawn_at and not row.closed_at and me.has_role(*ANNOUNCERS) else "",
    }
    return page(request, "draw", "spot_draws", facts, mend)


def _announced(request: HttpRequest) -> Asked:
    said = request.POST.get
    points = tuple(line for line in said("points", "").replace("\r\n", "\n").split("\n") if line.strip())
    inspectors = tuple(one[:40] for one in request.POST.getlist("inspectors"))
    facts = DrawSaid(
        said("title", ""), said("office", "")[:40], said("scope", "")[:20], said("item", "").strip()[:40],
        typed.day(request.POST, "first"), typed.day(request.POST, "last"), points, inspectors,
    )  # fmt: skip
    return operations.announce_draw, (facts,)


def _of_one(request: HttpRequest, ref: str) -> Asked:
    acts: dict[str, Asked] = {
        "draw": (operations.draw_lots, (ref, request.POST.get("word", ""))),
        "close": (operations.close_draw, (ref,)),
    }
    if (act := acts.get(request.POST.get("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act


def _offices(me: Actor, on: date) -> list[tuple[str, str]]:
    held = me.offices(*ANNOUNCERS)
    return [(row.ref, row.name) for row in offices.offices(on) if row.id in held]
