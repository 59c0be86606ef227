"""Pieces of cases on their way: what waits at one's unit, one of them with its whole case, and the bodies to ask."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from yimen.channels.workbench import looks
from yimen.channels.workbench.cases import FILE_KINDS
from yimen.channels.workbench.cooperation.words import FINDINGS, KINDS, OUTSIDE, PUSHED, STATES, STEPS
from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.exchange.pushes import operations as pushing
from yimen.engine.exchange.pushes import queries as pushes
from yimen.engine.exchange.pushes.register import SystemOpened
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.subtasks import queries
from yimen.engine.records.prints.operations import print_subtask_paper
from yimen.kernel.actor import Role
from yimen.kernel.papers.prints import Door
from yimen.kernel.subtask_life import Finding, OutsideKind, SubtaskKind
from yimen.kernel.writing import NotInList
from yimen.registries.bodies import operations as bodies
from yimen.registries.bodies import queries as body_queries
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment, as_preview

KEEPS_BODIES = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)
SEES_SYSTEMS = (Role.OFFICE_HEAD, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.REFORM_OFFICE)


def tables() -> dict[str, object]:
    """What the values of a subtask are called, for its templates."""
    return {
        "kind_words": {str(kind): told(words) for kind, words in KINDS.items()},
        "state_words": {str(state): told(words) for state, words in STATES.items()},
        "finding_words": {f"{kind}-{finding}": told(words) for (kind, finding), words in FINDINGS.items()},
        "outside_words": {str(kind): told(words) for kind, words in OUTSIDE.items()},
    }


@never_cache
@require_safe
@needs_staff()
def listed(request: HttpRequest) -> HttpResponse:
    """What waits at one's unit, what one's desks wait for, and what was ended last."""
    me, now = actor_of_request(request), clock.now()
    page = queries.waiting(me, now, request.GET.get("after", ""))
    facts = {
        "here": "cooperation",
        "waiting": page.rows,
        "after": page.after,
        "sent": queries.sent(me, now),
        "ended": queries.done(me, now),
        "keeps_bodies": me.has_role(*KEEPS_BODIES),
        "sees_systems": me.has_role(*SEES_SYSTEMS),
        **tables(),
    }
    return render(request, "workbench/cooperation/list.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act basis finding reason result")
def subtask(request: HttpRequest, ref: str) -> HttpResponse:
    """One subtask: the set that came along, the one timeline of its case, and what the unit may do with it now."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _doing(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = queries.task(ref, me, now)
    if view is None:
        raise Http404(ref)
    kind = SubtaskKind(view.row.kind)
    facts = {
        "here": "cooperation",
        "view": view,
        "row": view.row,
        "happenings": looks.past(view.timeline),
        "findings": [(str(finding), told(FINDINGS[kind, finding])) for finding in Finding],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/cooperation/subtask.html", facts, status=422 if mend.mistakes else 200)


def _doing(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def take_up(form: Form) -> None:
        form.run(subtasks.take_up_subtask, ref)

    def decline(form: Form) -> None:
        form.run(subtasks.decline_subtask, ref, form.text("reason"))

    def give_back(form: Form) -> None:
        finding = form.text("finding")
        if finding not in list(Finding):
            raise NotInList(field="finding")
        form.run(subtasks.return_subtask, ref, Finding(finding), form.text("result"), form.text("basis"))

    return {"take_up": take_up, "decline": decline, "return": give_back}


@require_safe
@needs_staff()
def file(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """A file that went along."""
    found = queries.file(ref, file_ref, actor_of_request(request), clock.now())
    if found is None:
        raise Http404(file_ref)
    facts, content = found
    return as_preview(content, facts.filename, FILE_KINDS[facts.kind])


@require_GET
@needs_staff()
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """The sealed paper of what came back; who took it is on record."""
    found = printed(request, print_subtask_paper, ref, door=Door.WORKBENCH)
    if found is None:
        raise Http404(ref)
    return as_attachment(found.content, found.name, "application/pdf")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*KEEPS_BODIES)
@takes("act basis begins body kind office on works")
def outside(request: HttpRequest) -> HttpResponse:
    """The outside bodies with the work that is transferred to them; entered and ended here."""
    now = clock.now()
    mend = posted(request, _BODIES if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    on = day_of(now)
    rows = body_queries.bodies(on)
    entered = {row.office_id for row in rows}
    facts = {
        "here": "cooperation",
        "rows": rows,
        "offices": [(row.ref, row.name) for row in offices.offices(on) if row.id not in entered],
        "kinds": [(str(kind), told(words)) for kind, words in OUTSIDE.items()],
        "today": on,
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/cooperation/bodies.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*SEES_SYSTEMS)
@takes("act basis system")
def systems(request: HttpRequest) -> HttpResponse:
    """The offices' own systems: how each keeps in step, its last words, and the key when it is opened or renewed."""
    me, now = actor_of_request(request), clock.now()
    shown: list[SystemOpened] = []
    acts = {"renew": _renewing(shown), "close": _close}
    mend = posted(request, acts if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not shown:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    opened = request.GET.get("system", "")
    facts = {
        "here": "cooperation",
        "rows": pushes.systems(me, now),
        "opened": opened,
        "words": pushes.pushes(opened, me) if opened else (),
        "verb_words": {str(verb): told(words) for verb, words in PUSHED.items()},
        "step_words": {str(step): told(words) for step, (words, _) in STEPS.items()},
        "step_lamps": {str(step): lamp for step, (_, lamp) in STEPS.items()},
        "key": next(iter(shown), None),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/cooperation/systems.html", facts, status=422 if mend.mistakes else 200)


def _renewing(shown: list[SystemOpened]) -> Callable[[Form], None]:
    def renewing(form: Form) -> None:
        shown.append(run(pushing.renew_key, form.text("system"), by=form.by, now=form.now, key=form.text("key")))

    return renewing


def _close(form: Form) -> None:
    form.run(pushing.close_system, form.text("system"), form.text("basis"))


def _enter(form: Form) -> None:
    kind = form.text("kind")
    if kind not in list(OutsideKind):
        raise NotInList(field="kind")
    facts = (form.text("office"), OutsideKind(kind), form.lines("works"), form.text("basis"), form.day("begins"))
    form.run(bodies.enter_body, *facts)


def _end(form: Form) -> None:
    form.run(bodies.end_body, form.text("body"), form.day("on"), form.text("basis"))


_BODIES: Mapping[str, Callable[[Form], None]] = {"enter": _enter, "end": _end}
