"""Beside the case: systems that are asked about its applicant with a purpose, and jumps with what was told back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form
from yimen.engine.case.cases import queries as cases
from yimen.engine.exchange.connections import operations, queries
from yimen.engine.exchange.connections.operations import SystemAnswered
from yimen.engine.exchange.sharing import operations as sharing
from yimen.engine.exchange.sharing import queries as shared
from yimen.engine.exchange.sharing.operations import DataUsed
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("system purpose data_set")
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """What a system answers is shown once, on the answer to the form itself; every question is on record."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    answered: SystemAnswered | DataUsed | None = None
    if request.method == "POST":
        form = Form(request)
        data_set, purpose = form.text("data_set")[:40], form.text("purpose")
        try:
            # Without a key: what is found of somebody is kept with no errand.
            if data_set:
                answered = run(sharing.use_data, data_set, ref, purpose, by=me, now=now)
            else:
                answered = run(operations.ask_system, form.text("system")[:40], "", ref, purpose, by=me, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    at_the_desk = view.mine == "yes" and view.state in OPEN_STATES and not view.barred
    facts = {
        "here": "worklist",
        "view": view,
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "answered": answered,
        "systems": [(one.ref, one.name) for one in queries.direct_for(view.item_ref)] if at_the_desk else (),
        "data_sets": [(one.ref, one.name) for one in shared.usable(view.item_ref, now)] if at_the_desk else (),
        "uses": shared.used_for_case(view.id),
        "jumps": queries.jumps_of(view.ref, view.id),
        "calls": queries.asked_for_case(view.id),
    }
    return render(request, "workbench/exchange/of_case.html", facts, status=422 if mend.mistakes else 200)
