"""At the counter now 即审即办: who is there, which cases wait for this officer, the result to print and hand out."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.cases import refused
from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.pairs import operations, queries
from yimen.engine.centre.pairs.rows import PairRow
from yimen.engine.centre.visits import queries as visits
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.actor import Role
from yimen.kernel.papers import PaperKind
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes
from yimen.threshold.run import run

WHO = (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER)
for_both_sides = needs_staff(*WHO)
DONE: Mapping[str, str] = {
    "paired": "已经交给在线的两位，请申请人稍候。",
    "stand_by": "已上线，柜台有件会找到您。",
    "stand_down": "已下线。",
    "hand_out": "已交付给申请人。",
    "unpair": "已转普通程序，承诺的时限不变。",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_both_sides
@takes("act case office party reason signature")
def at_the_counter(request: HttpRequest) -> HttpResponse:
    """Who stands by, what waits at the counter for me or through me, and how it went lately."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _ACTS if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return _back(request.POST.get("act", ""))
    rows = queries.at_the_counter(me, now)
    facts = {
        "here": "pairs",
        "mine": queries.mine(me, now),
        "pairs": rows,
        "mark": _mark(rows),
        "online": queries.online_anywhere(now),
        "figures": queries.figures(me, now - timedelta(days=30), now),
        "visit": visits.open_of_clerk(me) if me.has_role(Role.WINDOW) else None,
        "at_a_window": me.has_role(Role.WINDOW),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": told(DONE[done]) if (done := request.GET.get("done", "")) in DONE else "",
    }
    return render(request, "workbench/pairs/counter.html", facts, status=422 if mend.mistakes else 200)


def _stand_by(form: Form) -> None:
    form.run(operations.stand_by, form.text("office"))


def _stand_down(form: Form) -> None:
    form.run(operations.stand_down, form.text("office"))


def _hand_out(form: Form) -> None:
    form.run(counter.hand_out, form.text("party"), (form.text("case"),), form.text("signature"))


def _unpair(form: Form) -> None:
    form.run(operations.unpair, form.text("case"), form.text("reason"))


_ACTS: Mapping[str, Callable[[Form], None]] = {
    "stand_by": _stand_by,
    "stand_down": _stand_down,
    "hand_out": _hand_out,
    "unpair": _unpair,
}


@require_POST
@needs_staff(Role.WINDOW)
@takes("seen")
def pair_up(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a case its two officers. Refused, its page comes back with the reason; the ordinary way stands beside it."""
    me, facts = actor_of_request(request), (ref, typed.seen(request.POST))
    try:
        run(operations.pair_up, *facts, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except CaseUnknown as unknown:
        raise Http404(ref) from unknown
    except Refusal as refusal:
        return refused(request, ref, "pair", me, refusal)
    return _back("paired")


@require_safe
@needs_staff()
def result(request: HttpRequest, ref: str) -> HttpResponse:
    """What came of a case, as the paper that is handed over the counter: its certificate, else its decision."""
    me = actor_of_request(request)
    for one in certificates.of_case(ref, me, clock.now()):
        if one.state != "withheld" and one.waits_for_seal != "yes":
            return redirect("workbench:certificate", ref, one.ref)
    for kind in (PaperKind.GRANT, PaperKind.DENIAL):
        paper = documents.of_case_by_kind(ref, kind, me)
        if paper is not None and paper.waits_for_seal != "yes":
            return redirect("workbench:document", ref, paper.ref)
    if queries.of_case(ref, me, clock.now()) is None:
        raise Http404(ref)
    return render(request, "workbench/pairs/being_made.html", {"here": "pairs", "ref": ref}, status=404)


@never_cache
@require_safe
@for_both_sides
def waiting(request: HttpRequest) -> HttpResponse:
    """The line above the list of cases: how many at the counter wait for me; it asks again only while I stand by."""
    me, now = actor_of_request(request), clock.now()
    if "HX-Request" not in request.headers:
        return redirect("workbench:pairs")
    facts = {
        "waiting": sum(
            1 for row in queries.at_the_counter(me, now) if row.turn and row.standing in ("review", "approve")
        ),
        "standing_by": any(row.on for row in queries.mine(me, now)),
    }
    return render(request, "workbench/pairs/_waiting.html", facts)


@never_cache
@require_safe
@for_both_sides
def news(request: HttpRequest) -> HttpResponse:
    """Whether anything moved since the page was made; nothing that is being typed there is touched."""
    me, now = actor_of_request(request), clock.now()
    if "HX-Request" not in request.headers:
        return redirect("workbench:pairs")
    rows = queries.at_the_counter(me, now)
    before = request.GET.get("mark", "")[:400]
    facts = {"mark": before, "moved": _mark(rows) != before, "asks_again": _in_time(rows)}
    return render(request, "workbench/pairs/_news.html", facts)


def _mark(rows: tuple[PairRow, ...]) -> str:
    """Where the pairs stand, in a word that differs when one of them moved."""
    return "-".join(f"{row.case_ref[:6]}{row.standing[0]}{row.late[:1]}" for row in rows)


def _in_time(rows: tuple[PairRow, ...]) -> bool:
    return any(row.standing in ("window", "review", "approve") and not row.late for row in rows)


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('workbench:pairs')}?done={done}")
