"""My projects 投资项目: every stage with its clock and for whom it waits; stages opened, sittings asked for."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.parallel.projects import operations, queries
from yimen.engine.parallel.projects.operations import ProjectSaid
from yimen.kernel.projects.project import Indicator
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.people import queries as people
from yimen.registries.project_models import queries as project_models
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.land_map import drawn
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.projects import FUNDINGS, PROJECT_CLASSES, PROJECT_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("code name kind funding project_class place model party")
def listed(request: HttpRequest) -> HttpResponse:
    """My projects, and the form that sets one up."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        text = request.POST.get
        said = ProjectSaid(
            text("code", ""), text("name", ""), text("kind", "")[:30], text("funding", "")[:30],
            text("project_class", "")[:30], text("place", ""), text("model", "")[:40],
        )  # fmt: skip
        key = text("key", "")
        try:
            done = run(operations.set_up_project, said, text("party", "")[:40], by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal, {"projects.code_wrong": "code", "projects.set_up": "code"})
        else:
            return redirect("hall:project", ref=done.ref)
    facts = {
        "here": "mine",
        "rows": queries.mine(me),
        "parties": [(one.ref, one.name) for one in people.parties(me.parties())],
        "models": [(one.ref, one.name) for one in project_models.in_force(now)],
        "kinds": _named(PROJECT_KINDS),
        "fundings": _named(FUNDINGS),
        "classes": _named(PROJECT_CLASSES),
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "hall/projects/list.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limits_uploads
@takes("act stage item kind note sitting reason files land indicator-*")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One project: its stages, groups and sittings, who is waited for, and what I may do now."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            there = _do(request, ref)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(*there)
    view = queries.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "mine",
        "view": view,
        "row": view.row,
        "sites": [(site, drawn(site.land, site.layers)) for site in queries.sites_of(ref, me, now)],
        "fixed": [one for one in view.indicators if one.replaced_at is None],
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "hall/projects/one.html", facts, status=422 if mend.mistakes else 200)


@require_safe
@needs_citizen
def sitting_file(request: HttpRequest, ref: str) -> HttpResponse:
    """A file of a package that I handed in."""
    found = queries.sitting_file(ref, actor_of_request(request))
    if found is None:
        raise Http404(ref)
    return as_attachment(*found)


def _do(request: HttpRequest, ref: str) -> tuple[str, str]:
    """Do what the form asks; where to go then."""
    me, now, text = actor_of_request(request), clock.now(), request.POST.get
    key, sitting, number = text("key", ""), text("sitting", "")[:40], typed.number(request.POST, "stage", 99, 0)

    def done(act: Callable[..., object], *facts: object) -> object:
        return run(act, *facts, by=me, now=now, key=key)

    acts: Mapping[str, Callable[[], object]] = {
        "ask": lambda: done(operations.ask_sitting, ref, number, text("kind", "")[:20], text("note", "")),
        "again": lambda: done(operations.submit_sitting_again, sitting, text("note", "")),
        "withdraw": lambda: done(operations.withdraw_sitting, sitting, text("reason", "")),
        "site": lambda: done(operations.choose_site, ref, text("land", "")[:20_000]),
        "stop": lambda: done(operations.stop_project, ref, text("reason", "")),
        "file": lambda: [
            run(operations.hand_in_to_sitting, sitting, file.name or "", file.read(), by=me, now=now)
            for file in request.FILES.getlist("files")[:10]
        ],
    }
    if text("act", "") == "open":
        chosen = tuple(request.POST.getlist("item"))[:30]
        opened = run(operations.open_stage, ref, number, chosen, _said(request), by=me, now=now, key=key)
        return "hall:matter_form", opened.matter_ref
    if (act := acts.get(text("act", ""))) is None:
        raise NoSuchThing(what="act")
    act()
    return "hall:project", ref


def _said(request: HttpRequest) -> dict[str, Decimal]:
    """What is said of the control indicators; empty fields say nothing."""
    found = {}
    for indicator in Indicator:
        if typed := request.POST.get(f"indicator-{indicator}", "").strip():
            try:
                found[str(indicator)] = Decimal(typed)
            except InvalidOperation:
                raise NotInList(field=f"indicator-{indicator}") from None
    return found


def _named(table: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, told(words)) for code, words in table.items()]
