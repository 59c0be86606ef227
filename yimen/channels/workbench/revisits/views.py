"""Re-visits at the desk 随机回访: whom I am to call, the draws, and what was heard."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.engine.supervision.revisits import operations, queries
from yimen.engine.supervision.revisits.operations import RevisitRecorded
from yimen.engine.supervision.revisits.rows import ANNOUNCERS, CALLERS, RevisitedShown
from yimen.kernel.evaluation import Grade, Said
from yimen.kernel.refusal import Refusal
from yimen.kernel.staffing.assessment import month_of
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.revisits import REVISIT_WISHES
from yimen.threshold.names.voice import GRADES
from yimen.threshold.posted import takes
from yimen.threshold.run import run

for_staff = needs_staff()
MONTHS = 24
YES_NO = {"yes": "有", "no": "没有"}
ON_TIME = {"yes": "按时", "no": "没有按时"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act centre since until how_many callers draw word")
def listed(request: HttpRequest) -> HttpResponse:
    """My calls, the draws, and the form that announces one."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    acts = {"announce": lambda: _announced(request), "draw": lambda: _drawn(request)}
    mend = asking.done(request, lambda: asking.one_of(request, acts)) if posted else None
    if posted and mend is None:
        return redirect("workbench:revisits")
    on = day_of(now)
    announces = me.has_role(*ANNOUNCERS)
    member = people.staff_member(me.staff_id) if announces and me.staff_id else None
    own = member.ref if member is not None else ""
    callers = {
        row.staff_ref: f"{row.staff_name} {row.post_name}"
        for row in people.postings(now)
        if row.role in CALLERS and row.staff_ref != own
    }
    facts = {
        "here": "revisits",
        "mine": queries.mine(me, now),
        "draws": queries.draws(me, now),
        "announces": "yes" if announces else "",
        "centres": list(queries.centres(me, on)) if announces else [],
        "callers": list(callers.items()) if announces else [],
        "chosen": request.POST.getlist("callers"),
        "months": _closed(on) if announces else [],
    }
    return asking.shown(request, "revisits/listed", facts, mend)


def _closed(on: date) -> list[tuple[str, str]]:
    """The months that are over, the last first."""
    months, month = [], month_of(on)
    for _ in range(MONTHS):
        month = month_of(month - timedelta(days=1))
        months.append((month.isoformat(), f"{month:%Y-%m}"))
    return months


def _announced(request: HttpRequest) -> Asked:
    said = request.POST.get
    days = (typed.day(request.POST, "since"), typed.day(request.POST, "until"))
    facts = (said("centre", "")[:40], *days, typed.number(request.POST, "how_many", 999))
    return operations.announce_revisits, (*facts, asking.refs(request, "callers"))


def _drawn(request: HttpRequest) -> Asked:
    return operations.draw_revisits, (request.POST.get("draw", "")[:40], request.POST.get("word", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act grade on_time extra paid words wish")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One call: whom, once it is asked for; and what was heard."""
    me, now, who, kept, mend = actor_of_request(request), clock.now(), None, None, None
    if request.method == "POST" and request.POST.get("act") == "show":
        who, mend = _shown(request, ref)
    elif request.method == "POST" and request.POST.get("act") == "record":
        kept, mend = _recorded(request, ref)
        if kept is not None and not kept.complaint:
            return redirect("workbench:revisit", ref=ref)
    elif request.method == "POST":
        mend = asking.done(request, lambda: asking.one_of(request, _acts(request, ref)))
        if mend is None:
            return redirect("workbench:revisit", ref=ref)
    row = queries.one(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "revisits", "row": row, "who": who, "grades": [(one.value, told(GRADES[one])) for one in Grade],
        "yes_no": asking.choices(YES_NO), "on_time": asking.choices(ON_TIME),
        "wishes": asking.choices(REVISIT_WISHES), "kept": kept,
    }  # fmt: skip
    return asking.shown(request, "revisits/one", facts, mend)


def _shown(request: HttpRequest, ref: str) -> tuple[RevisitedShown | None, Mending | None]:
    try:
        return run(operations.show_revisited, ref, by=actor_of_request(request), now=clock.now()), None
    except Refusal as refusal:
        return None, mending(refusal)


def _recorded(request: HttpRequest, ref: str) -> tuple[RevisitRecorded | None, Mending | None]:
    """What was kept: shown at once, for the number and the code of a complaint are read out to who is on the phone."""
    said, me, key = request.POST.get, actor_of_request(request), request.POST.get("key", "")
    answers = (said("on_time", "")[:5], said("extra", "")[:5], said("paid", "")[:5])
    heard = Said(said("grade", "")[:30], (), *answers, said("words", ""))
    try:
        return run(operations.record_revisit, ref, heard, said("wish", "")[:20], by=me, now=clock.now(), key=key), None
    except Refusal as refusal:
        return None, mending(refusal)


def _acts(request: HttpRequest, ref: str) -> Mapping[str, Callable[[], Asked]]:
    return {"unreached": lambda: (operations.note_unreached, (ref,))}
