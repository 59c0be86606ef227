"""Penalties 行政处罚 at the desk of an office: its standards of discretion, and what it imposed."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.actor import Actor
from yimen.kernel.penalties import Discretion, Grade, Imposed, Sanction, in_order
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.penalties import operations, queries
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.offices import PENALTY_GRADES, SANCTIONS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Act = tuple[Callable[..., object], tuple[object, ...]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*operations.WHO_RECORDS, *operations.WHO_LEADS)
@takes("act amount basis circumstances code day file_number grade kind least most number office violation")
def penalties(request: HttpRequest) -> HttpResponse:
    """The standards and penalties of an office, and the forms that set the one and record the other."""
    me, now, mend, typed = actor_of_request(request), clock.now(), Mending(), request.POST
    mine = _offices(me, day_of(now))
    chosen = typed.get("office", "") or request.GET.get("office", "")
    office = chosen if chosen in dict(mine) else next((ref for ref, _ in mine), "")
    if request.method == "POST":
        try:
            operation, facts = _act(request, chosen)
            run(operation, *facts, by=me, now=now, key=typed.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{request.path}?office={office}&done={typed['act']}")
    page = queries.standards(day_of(now), office, request.GET.get("after", ""))
    shown = {
        "here": "penalties",
        "offices": mine,
        "office": office,
        "standards": page.rows,
        "after": page.after,
        "rows": queries.penalties(me, day_of(now), office).rows[:20],
        "sets": me.has_role(*operations.WHO_SETS, *operations.WHO_LEADS),
        "records": me.has_role(*operations.WHO_RECORDS),
        "grades": [(one.value, told(PENALTY_GRADES[one])) for one in Grade],
        "kinds": [(one.value, told(SANCTIONS[one])) for one in Sanction],
        "typed": typed,
        "ticked": typed.getlist("kind"),
        "today": day_of(now),
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/penalties.html", shown, status=422 if mend.mistakes else 200)


def _offices(me: Actor, on: date) -> list[tuple[str, str]]:
    """The offices for which the reader sets or records: the own ones, or all for those who lead."""
    own = me.offices(*operations.WHO_RECORDS)
    leads = me.has_role(*operations.WHO_LEADS)
    return [(one.ref, one.name) for one in offices.offices(on) if leads or one.id in own]


def _act(request: HttpRequest, office: str) -> Act:
    said = request.POST.get
    grade, kinds = _grade(said("grade", "")), in_order(request.POST.getlist("kind"))
    day = typed.day(request.POST, "day")
    if said("act") == "set":
        money = (typed.fen(request.POST, "least", 0), typed.fen(request.POST, "most", 0))
        allowed = Discretion(said("violation", ""), grade, said("circumstances", ""), kinds, *money)
        return operations.set_penalty_standard, (office, allowed, said("basis", ""), day)
    if said("act") == "record":
        numbers = (said("number", ""), said("file_number", ""))
        imposed = Imposed(
            *numbers, said("violation", ""), grade, kinds, typed.fen(request.POST, "amount", 0), day, said("code", "")
        )
        return operations.record_penalty, (office, imposed)
    raise Http404


def _grade(typed: str) -> Grade:
    if typed not in list(Grade):
        raise NotInList(field="grade")
    return Grade(typed)
