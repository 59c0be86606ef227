"""My papers 我的材料库: what the counter scanned once and I let be kept; where it stood; removed by a tap."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.case.bank import operations, queries
from yimen.engine.case.bank.operations import PaperLasting
from yimen.engine.case.cases import queries as cases
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("act paper file")
def papers(request: HttpRequest) -> HttpResponse:
    """What lies in my bank, with every use; and, of a case that is named, what may be kept."""
    me, now, mend, case = actor_of_request(request), clock.now(), Mending(), request.GET.get("case", "")[:40]
    if request.method == "POST":
        try:
            _asked(request, case)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('hall:papers')}?done=yes")
    facts = {
        "here": "me",
        "rows": queries.mine(me, now),
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        **_keepable(case, me, now),
    }
    return render(request, "hall/papers.html", facts, status=422 if mend.mistakes else 200)


def _keepable(case: str, me: Actor, now: datetime) -> Mapping[str, object]:
    view = cases.find(case, me, now) if case else None
    return (
        {"case": view, "keepable": [one for one in queries.keepable(view) if one.lasting]} if view is not None else {}
    )


def _asked(request: HttpRequest, case: str) -> None:
    said, now = request.POST.get, clock.now()
    by, key = actor_of_request(request), said("key", "")
    paper = said("paper", "")[:40]
    match said("act", ""):
        case "remove":
            run(operations.remove_paper, paper, by=by, now=now, key=key)
        case "changed":
            run(operations.report_changed, paper, by=by, now=now, key=key)
        case "keep":
            run(operations.keep_own_paper, case, said("file", "")[:40], PaperLasting(), by=by, now=now, key=key)
        case _:
            raise NoSuchThing(what="act")
