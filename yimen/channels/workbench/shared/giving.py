"""Beside the case: to which centres of other districts it is open, what was done there, and the form that opens it."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.shared.words import RIGHTS, tables
from yimen.engine.case.cases import queries as cases
from yimen.engine.exchange.shares import operations as shares
from yimen.engine.exchange.shares import queries
from yimen.engine.exchange.shares.operations import ShareAsked, ShareRight
from yimen.kernel.actor import Role
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act centre end_reason reason right seen share until")
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """The shares of one case with every look, and the form of the next for the head of the office."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _giving(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "worklist",
        "view": view,
        "rows": queries.of_case(ref, me, now),
        "may_share": "yes" if me.has_role(Role.OFFICE_HEAD) else "",
        "centres": [
            (row.ref, row.name)
            for row in offices.centres(day_of(now))
            if row.kind != "village" and row.ref != view.centre_ref
        ],
        "rights": [(str(right), told(words)) for right, words in RIGHTS.items()],
        "today": day_of(now),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/shared/of_case.html", facts, status=422 if mend.mistakes else 200)


def _giving(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def share(form: Form) -> None:
        right = form.text("right")
        if right not in list(ShareRight):
            raise NotInList(field="right")
        asked = ShareAsked(form.text("centre"), ShareRight(right), form.text("reason"), form.day("until"))
        form.run(shares.share_case, ref, asked, form.seen())

    def end(form: Form) -> None:
        form.run(shares.end_share, form.text("share"), form.text("end_reason"))

    return {"share": share, "end": end}
