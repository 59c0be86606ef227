"""Heartbeats 心跳监测 at the desk: the line of every system and point, the alarms, and who answers for them by when."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.engine.exchange.heartbeats import operations, queries
from yimen.engine.exchange.heartbeats.rows import KEEPERS, WatchedRow
from yimen.kernel.connections import Standing
from yimen.kernel.heartbeats import HeartFault, PointLine, Pulse
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.posted import takes
from yimen.threshold.run import run

LAMPS: Mapping[str, str] = {
    Standing.IN_STEP: "green", Standing.WAITING: "amber", Standing.SILENT: "red", Standing.FAILING: "red",
    PointLine.CONNECTED: "green", PointLine.NEVER: "amber", PointLine.SHUT: "none",
    Pulse.USUAL: "green", Pulse.LITTLE: "none", Pulse.STALLED: "red", HeartFault.STALLED: "red",
}  # fmt: skip
MOST = 200
KINDS = ("system", "point")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act alarm words line staff")
def listed(request: HttpRequest) -> HttpResponse:
    """The alarms that one may see or answers for; for who watches, also every line with its pulse and owner."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {"answer": _answer, "name": _name} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return redirect(request.get_full_path())
    every, asked = queries.lines(me, now), request.GET
    kind, only = asked.get("kind", ""), "yes" if asked.get("only") == "wrong" else ""
    rows = [one for one in every if (kind not in KINDS or one.kind == kind) and (not only or _wrong(one))]
    facts = {
        "here": "exchange",
        "alarms": queries.alarms(me, now),
        "sums": queries.summed(every) if every else None,
        "rows": rows[:MOST],
        "choices": [(f"{one.kind}:{one.ref}", one.name) for one in rows[:MOST]],
        "more": len(rows) - MOST if len(rows) > MOST else 0,
        "kind": kind,
        "only": only,
        "lamps": {str(one): lamp for one, lamp in LAMPS.items()},
        "keeps": "yes" if me.has_role(*KEEPERS) else "",
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/exchange/heartbeats.html", facts, status=status_of(mend))


def _wrong(one: WatchedRow) -> bool:
    return bool(one.alarms) or LAMPS.get(one.line) in ("red", "amber")


def _answer(form: Form) -> None:
    form.run(operations.answer_heartbeat_alarm, form.text("alarm"), form.text("words"))


def _name(form: Form) -> None:
    kind, _, ref = form.text("line").partition(":")
    form.run(operations.name_heartbeat_owner, kind, ref, form.text("staff"))


@require_safe
@never_cache
@needs_staff()
def standing(request: HttpRequest) -> HttpResponse:
    """How many alarms wait for this reader's answer: a piece that their list of cases fetches after itself."""
    if "HX-Request" not in request.headers:
        return redirect("workbench:heartbeats")
    waiting = queries.to_answer(actor_of_request(request))
    return render(request, "workbench/exchange/_heartbeats_standing.html", {"waiting": waiting})


@require_POST
@never_cache
@needs_staff()
@takes("")
def beat(request: HttpRequest) -> HttpResponse:
    """A page that stands open at a point says that the point is there; nobody clicked anything."""
    run(operations.beat_point, by=actor_of_request(request), now=clock.now())
    return HttpResponse(status=204)
