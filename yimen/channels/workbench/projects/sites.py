"""Sites at the desk 业务协同: what departments are asked about one, its conflicts and its result."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.projects.pages import READERS
from yimen.engine.parallel.projects import operations, queries
from yimen.registries.control_lines import operations as drawing
from yimen.registries.control_lines import queries as control_lines
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.land_map import drawn
from yimen.threshold.language import told
from yimen.threshold.names.projects import CONTROL_LINES, SITE_SUBJECTS, SITE_VIEWS
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act office subject opinion view text line document resolution conclusion")
def site(request: HttpRequest, ref: str) -> HttpResponse:
    """One site on the map, with every line that it touches and every department that is asked."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    row = queries.site(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "projects",
        "row": row,
        "map": drawn(row.land, row.layers),
        "offices": [(one.ref, one.name) for one in offices.offices(day_of(now))],
        "subjects": _named(SITE_SUBJECTS),
        "views": _named(SITE_VIEWS),
        "open": [(one.line, told(CONTROL_LINES[one.line])) for one in row.conflicts if not one.resolution],
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/projects/site.html", facts, status=422 if mend.mistakes else 200)


def _acts(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def answer(form: Form) -> None:
        form.run(operations.answer_about_site, form.text("opinion"), form.text("view"), form.text("text"))

    def resolve(form: Form) -> None:
        said = (form.text("line"), form.text("document"), form.text("resolution"))
        form.run(operations.resolve_conflict, ref, *said)

    return {
        "ask": lambda form: form.run(operations.ask_about_site, ref, ((form.text("office"), form.text("subject")),)),
        "answer": answer,
        "resolve": resolve,
        "conclude": lambda form: form.run(operations.conclude_site, ref, form.text("conclusion")),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act line land begins document")
def lines(request: HttpRequest) -> HttpResponse:
    """The one map of today with its five lines; their keepers draw the next version here."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {"draw": _draw} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    today = control_lines.on_map(day_of(now))
    facts = {
        "here": "projects",
        "map": drawn((), [(one.line, one.land) for one in today]),
        "versions": control_lines.versions(),
        "keeps": "yes" if me.has_role(*drawing.KEEPERS) else "",
        "lines": _named(CONTROL_LINES),
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/projects/lines.html", facts, status=422 if mend.mistakes else 200)


def _draw(form: Form) -> None:
    said = (form.text("line"), form.text("land"), form.day("begins"), form.text("document"))
    form.run(drawing.draw_control_line, *said)


def _named(table: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, told(words)) for code, words in table.items()]
