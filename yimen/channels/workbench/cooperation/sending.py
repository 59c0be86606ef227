"""Beside the case: which pieces of it other units do, and the form that sends one."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.cooperation.pages import tables
from yimen.channels.workbench.cooperation.words import KINDS, TIMES
from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.subtasks import queries
from yimen.engine.parallel.subtasks.asking import TaskAsked
from yimen.engine.parallel.subtasks.levels import levels_of
from yimen.engine.parallel.zones import queries as zones
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.subtask_life import SubtaskKind
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import NotInList
from yimen.registries.bodies import queries as bodies
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.levels import LEVELS
from yimen.threshold.posted import takes

IN_HAND = CASE_LIFE.moves[CaseMove.DENY][0]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act amount kind material office question rank reason seen step subtask unit_of_time work")
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """The subtasks of one case as the desk that sends them sees them, and the form of the next."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _sending(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    step = queries.next_step(ref, me, now)
    facts = {
        "here": "worklist",
        "view": view,
        "rows": queries.of_case(ref, me, now),
        "levels": zones.levels(ref, me, now) or levels_of(ref, me, now),
        "step": step,
        "may_send": view.state in IN_HAND and view.mine == "yes",
        "units": _units(view),
        "works": sorted({work for body in bodies.bodies(day_of(now)) for work in body.works}),
        "kinds": [(str(kind), told(words)) for kind, words in KINDS.items()],
        "times": [(str(unit), told(words)) for unit, words in TIMES.items()],
        "ticked": request.POST.getlist("material") or [row.term.code for row in view.materials],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/cooperation/case.html", facts, status=422 if mend.mistakes else 200)


def _units(view: CaseView) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The units that may be asked, under the region and level to which they belong; outside bodies last."""
    on, decides = day_of(clock.now()), cases.desk_office(view.ref)
    outside = {row.office_id: row for row in bodies.bodies(on)}
    names = {row.id: f"{told(LEVELS[row.level])} · {row.name}" for row in regions.tree(on)}
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in offices.offices(on):
        if row.ref == view.office_ref or row.id == decides or row.id in outside:
            continue
        groups.setdefault(names.get(row.region_id, ""), []).append((row.ref, row.name))
    if outside:
        groups[told("事业单位和中介机构")] = [(row.office_ref, row.name) for row in outside.values()]
    return tuple((name, tuple(found)) for name, found in groups.items())


def _sending(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def send(form: Form) -> None:
        kind, unit = form.text("kind"), form.text("unit_of_time")
        if kind not in list(SubtaskKind):
            raise NotInList(field="kind")
        if unit not in list(Unit):
            raise NotInList(field="limit")
        rank = form.text("rank")
        asked = TaskAsked(
            form.text("office"), SubtaskKind(kind), form.text("work"), form.text("question"),
            Limit.parse(form.text("amount"), Unit(unit)), form.many("material"),
            int(rank) if rank in ("1", "2", "3", "4") else 0, form.text("step"),
        )  # fmt: skip
        form.run(subtasks.send_subtask, ref, asked, form.seen())

    def call_off(form: Form) -> None:
        form.run(subtasks.call_off_subtask, form.text("subtask"), form.text("reason"))

    return {"send": send, "call_off": call_off}
