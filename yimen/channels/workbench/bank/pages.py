"""Beside the case: papers that may be kept for the applicant, and the bank asked for one material with a purpose."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.case.bank import operations, queries
from yimen.engine.case.bank.operations import AT_THE_COUNTER, PaperLasting
from yimen.engine.case.cases import queries as cases
from yimen.kernel.case_life import OPEN_STATES
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending
from yimen.threshold.names.cases import CONSENTS
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act file until for_good consent material purpose")
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """What of this case may be kept, and for which of its materials the bank may be asked; nothing is browsed."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        mend = posted(request, {"keep": _keep(ref), "pull": _pull(ref), "difference": _differs(ref)})
        if not mend.mistakes:
            return HttpResponseRedirect(f"{request.path}?done={request.POST.get('act', '')[:10]}")
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    at_the_desk = view.mine == "yes" and view.state in OPEN_STATES and not view.barred
    facts = {
        "here": "worklist",
        "view": view,
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
        "keepable": queries.keepable(view) if not view.barred else (),
        "askable": queries.askable(view) if at_the_desk and view.accepted_at is None else (),
        "consents": [(str(one), told(CONSENTS[one])) for one in AT_THE_COUNTER],
    }
    return render(request, "workbench/bank/of_case.html", facts, status=422 if mend.mistakes else 200)


def _keep(ref: str) -> Callable[[Form], None]:
    def keep(form: Form) -> None:
        lasting = PaperLasting(form.day("until") if form.text("until") else None, form.text("for_good")[:3])
        form.run(operations.keep_paper, ref, form.text("file"), lasting, form.text("consent"))

    return keep


def _pull(ref: str) -> Callable[[Form], None]:
    def pull(form: Form) -> None:
        form.run(operations.pull_paper, ref, form.text("material"), form.text("purpose"), form.text("consent"))

    return pull


def _differs(ref: str) -> Callable[[Form], None]:
    def differs(form: Form) -> None:
        form.run(operations.report_difference, ref, form.text("material"))

    return differs
