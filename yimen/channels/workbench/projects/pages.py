"""Projects at the desk: the list, and one with its stages, groups and joint sittings as an office sees them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.parallel.projects import operations, queries
from yimen.engine.parallel.projects.operations import ProjectSaid
from yimen.kernel.actor import Role
from yimen.kernel.projects.project import Indicator
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.project_models import queries as project_models
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.projects import CONTROL_INDICATORS, FUNDINGS, PROJECT_CLASSES, PROJECT_KINDS, SITTING_VIEWS
from yimen.threshold.posted import takes
from yimen.threshold.security import as_attachment

LAST = timedelta(days=365)
READERS = (
    *(Role.WINDOW, Role.AGENT, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD),
    *(Role.CENTRE_MANAGER, Role.SUPERVISOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR),
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act code name kind funding project_class place model number")
def listed(request: HttpRequest) -> HttpResponse:
    """The projects that one sees, what waits for one's office, and the form for who stands at the window."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {"set_up": _set_up} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    rows, after = queries.seen(me, request.GET.get("after", ""))
    facts = {
        "here": "projects",
        "rows": rows,
        "after": after,
        "sittings": queries.waiting_sittings(me),
        "sites": queries.waiting_sites(me, now),
        "measured": queries.measured_sittings(me, now - LAST),
        "may_set_up": "yes" if me.has_role(Role.WINDOW, Role.AGENT) else "",
        "models": [(one.ref, one.name) for one in project_models.in_force(now)],
        "kinds": _named(PROJECT_KINDS),
        "fundings": _named(FUNDINGS),
        "classes": _named(PROJECT_CLASSES),
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/projects/list.html", facts, status=422 if mend.mistakes else 200)


def _set_up(form: Form) -> None:
    party = people.party_by_number(form.text("number").strip().upper())
    if party is None:
        raise NoSuchThing(what="party")
    names = ("code", "name", "kind", "funding", "project_class", "place", "model")
    form.run(operations.set_up_project, ProjectSaid(*(form.text(name) for name in names)), party.ref)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act stage sitting office view text defects report indicator amount document")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One project whole, with what its window and its offices may do now."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = queries.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    held = me.offices(Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
    facts = {
        "here": "projects",
        "view": view,
        "row": view.row,
        "sites": queries.sites_of(ref, me, now),
        "mine": [(office.ref, office.name) for id_ in sorted(held) if (office := offices.office(id_, day_of(now)))],
        "views": _named(SITTING_VIEWS),
        "indicators": _named(CONTROL_INDICATORS),
        "opens_cases": "yes" if me.has_role(Role.WINDOW) else "",
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/projects/one.html", facts, status=422 if mend.mistakes else 200)


def _acts(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def speak(form: Form) -> None:
        said = (form.text("office"), form.text("view"), form.text("text"), form.lines("defects"))
        form.run(operations.speak_in_sitting, form.text("sitting"), *said)

    def fix(form: Form) -> None:
        if form.text("indicator") not in set(Indicator):
            raise NotInList(field="indicator")
        try:
            amount = Decimal(form.text("amount").strip())
        except InvalidOperation:
            raise NotInList(field="amount") from None
        form.run(operations.fix_indicators, ref, {form.text("indicator"): amount}, form.text("document"))

    return {
        "start": lambda form: form.run(operations.start_group, ref, form.number("stage", 99)),
        "speak": speak,
        "conclude": lambda form: form.run(operations.conclude_sitting, form.text("sitting"), form.text("report")),
        "fix": fix,
    }


@require_safe
@needs_staff(*READERS)
def sitting_file(request: HttpRequest, ref: str) -> HttpResponse:
    """A file of a package, for who sees its project."""
    found = queries.sitting_file(ref, actor_of_request(request))
    if found is None:
        raise Http404(ref)
    return as_attachment(*found)


def _named(table: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, told(words)) for code, words in table.items()]
