"""One case after its decision: what is on file of it, and what may still be done."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.after.pages import for_readers, page
from yimen.engine.archives import operations as archives
from yimen.engine.archives import queries as archive_queries
from yimen.engine.cases import queries as cases
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.run import run

Doing = Callable[[str, QueryDict, Actor], object]


def _archive(ref: str, typed: QueryDict, me: Actor) -> object:
    return run(archives.archive_case, ref, by=me, now=clock.now(), key=typed.get("key", ""))


def _archive_anew(ref: str, typed: QueryDict, me: Actor) -> object:
    return run(archives.archive_anew, ref, by=me, now=clock.now(), key=typed.get("key", ""))


DOING: Mapping[str, Doing] = {"archive": _archive, "archive_anew": _archive_anew}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything after the decision of one case; each act is a form of its own on the page."""
    me, mend, now = actor_of_request(request), Mending(), clock.now()
    view = cases.find(ref[:40], me, now)
    if view is None:
        raise Http404(ref)
    if request.method == "POST":
        act = DOING.get(request.POST.get("act", ""))
        if act is None:
            raise Http404(ref)
        try:
            act(view.ref, request.POST, me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('workbench:after_case', args=[ref])}?done={request.POST['act']}")
    volumes = archive_queries.of_case(view.ref, me)
    closed = view.state not in OPEN_STATES
    facts = {
        "view": view,
        "closed": closed,
        "volumes": volumes,
        "missing": archive_queries.missing(view.ref) if closed else (),
        "stale": bool(volumes) and view.seq > volumes[0].row.upto_seq + 1,
        "done": request.GET.get("done", ""),
        "typed": request.POST,
    }
    return page(request, "case", "", facts, mend)
