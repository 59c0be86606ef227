"""The agent's cases: what waits today, and one case with all that an agent may do for the villager."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench import looks
from yimen.channels.workbench.agency.pages import asked, for_agents, page
from yimen.channels.workbench.certified import why_not_certified
from yimen.engine.case.cases import operations
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels import queries as shown
from yimen.engine.papers.documents import queries as documents
from yimen.engine.public.agency import queries
from yimen.engine.public.village_checks import queries as village_checks
from yimen.engine.public.village_checks.operations import seal_in_village
from yimen.engine.public.village_checks.rows import VillageCheckRow
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Awaited
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.limits import limits_uploads
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes

COLLECTING = frozenset({CaseState.RECEIVED, CaseState.CORRECTION_CLOSED, CaseState.CORRECTION_OPEN})


@require_safe
@for_agents
def home(request: HttpRequest) -> HttpResponse:
    """Today at hand: to mend, to deliver, under way."""
    return page(request, "home", "agency", {"hand": queries.at_hand(actor_of_request(request))})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_agents
@limits_uploads
@takes("act signature file material address name pays phone text opinion seen told_out")
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """One case: hand in, mend, note what was asked, post or hand over the result."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        doing = _DOING.get(request.POST.get("act", ""))
        try:
            if doing is not None:
                doing(request, ref)
        except CaseUnknown as unknown:
            raise Http404(ref) from unknown
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:agency_case", ref=ref)
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    return page(request, "case", "agency", {**_facts(view), **_beside(view, request)}, mend)


def _facts(view: CaseView) -> Mapping[str, object]:
    decided = view.decided_at is not None and view.state not in OPEN_STATES
    return {
        "view": view,
        "happenings": looks.happenings(view),
        "collects": "yes" if view.state in COLLECTING or Awaited.VILLAGE_RETURNED in view.awaits else "",
        "mends": "yes" if view.state is CaseState.CORRECTION_OPEN else "",
        "checkable": "yes" if view.state in OPEN_STATES and any(row.files for row in view.materials) else "",
        "delivers": "yes" if decided and view.delivered_at is None else "",
    }


def _beside(view: CaseView, request: HttpRequest) -> Mapping[str, object]:
    me, now = actor_of_request(request), clock.now()
    checks = village_checks.of_case(view.ref, me)
    return {
        "documents": documents.of_case(view.ref, me),
        "parcels": shown.of_case(view.ref, me, now),
        "rates": shown.rates_today(now),
        "carried": shown.carried(),
        "checks": checks,
        "seals": "" if checks and _stands(checks[0]) else "yes",
        "why_not": why_not_certified(me, now),
    }


def _stands(last: VillageCheckRow) -> bool:
    """Whether the file is sealed as it is: it waits for the town, or passed and was not changed since."""
    return last.state == "sealed" or (last.state == "passed" and last.file == "same")


def _hand_in(request: HttpRequest, ref: str) -> None:
    upload = request.FILES.get("file")
    name, content = (upload.name or "", upload.read()) if upload is not None else ("", b"")
    asked(request, operations.attach_to_case, ref, request.POST.get("material", ""), name, content)


def _mended(request: HttpRequest, ref: str) -> None:
    asked(request, operations.answer_correction, ref)


def _deliver(request: HttpRequest, ref: str) -> None:
    asked(request, operations.deliver, ref, "window", request.POST.get("signature", ""))


def _follow_up(request: HttpRequest, ref: str) -> None:
    asked(request, operations.write_note, ref, request.POST.get("text", ""))


def _by_post(request: HttpRequest, ref: str) -> None:
    where = (request.POST.get(name, "") for name in ("name", "phone", "address", "pays"))
    asked(request, parcels.want_result, ref, *where, typed.number(request.POST, "told_out", usual=0))


def _seal(request: HttpRequest, ref: str) -> None:
    asked(request, seal_in_village, ref, request.POST.get("opinion", ""), typed.seen(request.POST))


_DOING: Mapping[str, Callable[[HttpRequest, str], None]] = {
    "hand_in": _hand_in,
    "mended": _mended,
    "deliver": _deliver,
    "follow_up": _follow_up,
    "by_post": _by_post,
    "seal": _seal,
}
