"""Supplements 补件 at the desk: ask the applicant for more, see what came, or go on without it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench import looks
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.case.supplements import operations, queries
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.authority import Act, NotYourRole
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.refusal import Refusal
from yimen.kernel.supplements import LONGEST, SupplementOpen
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act supplement seen defect days reason")
def supplement(request: HttpRequest, ref: str) -> HttpResponse:
    """What was asked of the applicant after acceptance, and the forms to ask and to go on without it."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            _done(request, ref)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:supplement", ref)
    rows = queries.of_case(ref, me)
    ticked = frozenset(request.POST.getlist("defect"))
    facts = {
        "here": "worklist",
        "view": view,
        "rows": rows,
        "paper": documents.of_case_by_kind(ref, "supplement", me),
        **_may(view),
        "checks": looks.checklist(view, ticked, localtime(now).date()),
        "most": LONGEST,
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/supplement.html", facts, status=422 if mend.mistakes else 200)


def _may(view: CaseView) -> dict[str, object]:
    """Whether the reader may ask, or go on without what was asked: the desk at which the case lies.

    That is the condition of a special procedure too: the same desks in the same states, and one stop at a time.
    """
    why_not = next((choice.why_not for choice in view.choices if choice.act == Act.OPEN_SPECIAL), NotYourRole.code)
    return {
        "may_ask": not why_not,
        "may_end": why_not == SupplementOpen.code,
        "in_department": view.state in CASE_LIFE.moves[CaseMove.DENY][0],
    }


def _done(request: HttpRequest, ref: str) -> None:
    said = request.POST
    by, now, key = actor_of_request(request), clock.now(), said.get("key", "")
    reason = said.get("reason", "").replace("\r\n", "\n")
    if said.get("act") == "end":
        run(operations.end_supplement, said.get("supplement", ""), reason, by=by, now=now, key=key)
        return
    pairs = (ticked.partition(":") for ticked in said.getlist("defect"))
    defects = tuple(DefectFound(material, defect) for material, _, defect in pairs)
    facts = (ref, defects, typed.number(said, "days", 999), reason, typed.seen(said))
    run(operations.ask_supplement, *facts, by=by, now=now, key=key)
