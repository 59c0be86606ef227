"""Zones at the desk: the matters of one's station or level, one of them level by level, and the templates."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.engine.parallel.zones import operations as zones
from yimen.engine.parallel.zones import queries
from yimen.engine.parallel.zones.operations.laying_down import KEEPERS, MOST_DAYS
from yimen.engine.parallel.zones.rows import LevelSaid
from yimen.kernel.offices.zones import LEVELS, MOST_TURNS
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.levels import LEVELS as LEVEL_NAMES
from yimen.threshold.posted import takes

OF_LEVELS = " ".join(f"office_{n} work_{n} days_{n} turn_{n}" for n in LEVELS)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes(f"act zone station item document begins template on basis {OF_LEVELS}")
def listed(request: HttpRequest) -> HttpResponse:
    """The matters of the asker's station or level, and the templates, which the reform office lays down and ends."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _ACTS if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    on, keeps = day_of(now), me.has_role(*KEEPERS)
    facts = {
        "here": "cooperation",
        "matters": queries.matters(me, now),
        "templates": queries.templates(now),
        "most": queries.MOST,
        "keeps": "yes" if keeps else "",
        "levels": [(n, told(LEVEL_NAMES[n])) for n in LEVELS],
        "turns": [(str(n), told("第 {n} 轮", n=n)) for n in range(1, MOST_TURNS + 1)],
        "offices": [(row.ref, row.name) for row in offices.offices(on)] if keeps else (),
        "stations": [(row.ref, row.name) for row in offices.centres(on)] if keeps else (),
        "today": on,
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/cooperation/zones.html", facts, status=status_of(mend))


@never_cache
@require_safe
@needs_staff()
def matter(request: HttpRequest, ref: str) -> HttpResponse:
    """One matter: what each level decided, when, under which number and seal."""
    view = queries.matter(ref, actor_of_request(request), clock.now())
    if view is None:
        raise Http404(ref)
    facts = {"here": "cooperation", "view": view, "row": view.row, "levels": view.levels}
    return render(request, "workbench/cooperation/zone_matter.html", facts)


def _lay_down(form: Form) -> None:
    if not form.by.has_role(*KEEPERS):
        raise NotAllowed()
    said = [_level(form, n) for n in LEVELS if form.text(f"office_{n}")]
    facts = (form.text("zone"), form.text("station"), form.text("item").strip(), said, form.text("document"))
    form.run(zones.lay_down_zone_template, *facts, form.day("begins"))


def _level(form: Form, level: int) -> LevelSaid:
    limit = Limit.parse(form.text(f"days_{level}") or "1", Unit.WORKING_DAY)
    turn = form.number(f"turn_{level}", MOST_DAYS, 1)
    return LevelSaid(level, form.text(f"office_{level}"), form.text(f"work_{level}"), limit.amount, turn)


def _end(form: Form) -> None:
    form.run(zones.end_zone_template, form.text("template"), form.day("on"), form.text("basis"))


_ACTS: Mapping[str, Callable[[Form], None]] = {"lay_down": _lay_down, "end": _end}
