"""Penalties under oversight: standards monitored, offices with their alarms, and one penalty beside its standard."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.kernel.actor import Role
from yimen.kernel.penalties import Answer, PenaltyFinding
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.penalties import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.offices import PENALTY_ANSWERS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

READERS = (*queries.WHO_OVERSEES, *queries.WHO_ANSWERS)
ONLY = (("open", "待处理的预警"), ("alarm", "全部预警"), ("", "全部处罚"))


@never_cache
@require_safe
@needs_staff(*READERS)
def overview(request: HttpRequest) -> HttpResponse:
    """How many standards are monitored, and the penalties behind the alarms, of one office or of all."""
    me, now, asked = actor_of_request(request), clock.now(), request.GET
    only = asked.get("only", "open") if asked.get("only", "open") in dict(ONLY) else "open"
    figure = queries.monitored(me, day_of(now))
    chosen = next((one for one in figure.offices if one.ref == asked.get("office", "")), None)
    page = queries.penalties(me, day_of(now), chosen.ref if chosen else "", only, asked.get("after", ""))
    facts = {
        "here": "oversight",
        "figure": figure,
        "alarms": sum(one.alarms for one in figure.offices),
        "open": sum(one.open for one in figure.offices),
        "penalties": sum(one.penalties for one in figure.offices),
        "chosen": chosen,
        "only": only,
        "ways": ONLY,
        "rows": page.rows,
        "after": page.after,
        "as_of": now,
        "records": me.has_role(*operations.WHO_RECORDS, *operations.WHO_LEADS),
    }
    return render(request, "oversight/penalties.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("answer note")
def penalty(request: HttpRequest, ref: str) -> HttpResponse:
    """One penalty beside the standard by which it was weighed, and the form that closes its alarm."""
    me, now, mend, typed = actor_of_request(request), clock.now(), Mending(), request.POST
    if request.method == "POST":
        try:
            facts = (ref, _answer(typed.get("answer", "")), typed.get("note", ""))
            run(operations.close_penalty_alarm, *facts, by=me, now=now, key=typed.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:penalty", ref)
    view = queries.penalty(ref, me, day_of(now))
    if view is None:
        raise Http404(ref)
    shown = {
        "here": "oversight",
        "row": view.row,
        "standard": view.standard,
        "within": view.row.finding is PenaltyFinding.WITHIN,
        "closes": view.row.opened_at and not view.row.closed_at and me.has_role(Role.SUPERVISOR),
        "answers": [(one.value, told(PENALTY_ANSWERS[one])) for one in Answer],
        "typed": typed,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "oversight/penalty.html", shown, status=422 if mend.mistakes else 200)


def _answer(typed: str) -> Answer | str:
    return Answer(typed) if typed in list(Answer) else typed
