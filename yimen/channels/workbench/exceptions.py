"""Exceptions on a case: another class of procedure, and leave to go before others; each with its reason."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.refusals import NotChosen
from yimen.engine.case.cases import queries
from yimen.engine.case.priorities import operations as priorities
from yimen.engine.case.priorities.operations import PriorityGround
from yimen.engine.case.reclassifications import operations as reclassifications
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Complexity
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

CLASSES: Mapping[Complexity, str] = {
    Complexity.SIMPLE: "简单",
    Complexity.GENERAL: "一般",
    Complexity.COMPLEX: "复杂（特殊）",
}
GROUNDS: Mapping[PriorityGround, str] = {
    PriorityGround.EMERGENCY: "应急处突",
    PriorityGround.HARDSHIP: "特殊困难群众",
    PriorityGround.PUBLIC_PROJECT: "重点工程",
    PriorityGround.OUR_DELAY: "本部门延误",
}


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff()
@takes("act complexity ground reason")
def exceptions(request: HttpRequest, ref: str) -> HttpResponse:
    """The class of a case and who may change it; and the form by which its head lets it go first."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    view = queries.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            _done(request, ref)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:case", ref)
    now_in = view.terms.complexity
    facts = {
        "here": "worklist",
        "view": view,
        "class": told(CLASSES[now_in]),
        "classes": [(one.value, told(words)) for one, words in CLASSES.items() if one is not now_in],
        "grounds": [(one.value, told(words)) for one, words in GROUNDS.items()],
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/exceptions.html", facts, status=422 if mend.mistakes else 200)


def _done(request: HttpRequest, ref: str) -> None:
    typed = request.POST
    acts: dict[str, tuple[Callable[..., Any], type[Complexity] | type[PriorityGround]]] = {
        "complexity": (reclassifications.reclassify, Complexity),
        "ground": (priorities.prioritise, PriorityGround),
    }
    field = "ground" if typed.get("act") == "prioritise" else "complexity"
    act, choices = acts[field]
    if typed.get(field) not in list(choices):
        raise NotChosen(field=field)
    by, now, key = actor_of_request(request), clock.now(), typed.get("key", "")
    run(act, ref, choices(typed[field]), typed.get("reason", ""), by=by, now=now, key=key)
