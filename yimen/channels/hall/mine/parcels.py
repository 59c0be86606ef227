"""Post: my originals to the office and my result home; the way of each parcel, and what to do when one is lost."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.hall.telling import said
from yimen.engine.case.cases import queries as cases
from yimen.engine.centre.postage import operations as postage
from yimen.engine.delivery.parcels import operations, queries
from yimen.engine.money.fees import queries as fees
from yimen.engine.money.fees.operations import Billed
from yimen.kernel.parcel_life import OPEN
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("act address material name parcel pays phone told_in told_out")
def post(request: HttpRequest, ref: str) -> HttpResponse:
    """The parcels of one of my cases; what is not on its way yet can be asked for here."""
    me, now = actor_of_request(request), clock.now()
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404
    mistakes = tuple[Mistake, ...]()
    if request.method == "POST" and (doing := _DOING.get(request.POST.get("act", ""))):
        try:
            act, facts = doing(request, ref)
            done = run(act, *facts, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mistakes = (Mistake(f"f-{getattr(refusal, 'field', '')}", said(refusal)),)
        else:
            # What is paid beforehand is paid at once, while the applicant is here.
            return redirect("hall:pay", code=done.code) if isinstance(done, Billed) else redirect("hall:post", ref=ref)
    parcels = queries.of_case(ref, me, now)
    going = {one.direction for one in parcels if one.state in OPEN}
    service = view.terms.service
    shown = {
        "here": "mine",
        "case": view,
        "parcels": parcels,
        "carried": queries.carried(),
        "rates": queries.rates_today(now),
        "online": fees.taken_online(),
        "offers_in": "yes" if service.express_materials == "yes" and "in" not in going else "",
        "offers_out": "yes" if service.express_result == "yes" and "out" not in going and not view.delivered_at else "",
        "typed": request.POST,
        "mistakes": mistakes,
    }
    return render(request, "hall/post.html", shown, status=422 if mistakes else 200)


Doing = Callable[[HttpRequest, str], tuple[Callable[..., object], tuple[object, ...]]]


def _result(request: HttpRequest, ref: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    return operations.want_result, (ref, *_where(request), *_agreed(request, "told_out"))


def _originals(request: HttpRequest, ref: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    materials = tuple(request.POST.getlist("material"))
    return operations.send_originals, (ref, materials, *_where(request), *_agreed(request, "told_in"))


def _pay(request: HttpRequest, ref: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    return postage.bill_postage, (request.POST.get("parcel", ""),)


def _cancel(request: HttpRequest, ref: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    return operations.cancel_parcel, (request.POST.get("parcel", ""),)


def _lost(request: HttpRequest, ref: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    return operations.call_lost, (request.POST.get("parcel", ""),)


def _where(request: HttpRequest) -> tuple[str, ...]:
    return tuple(request.POST.get(name, "") for name in ("name", "phone", "address"))


def _agreed(request: HttpRequest, told: str) -> tuple[str, int]:
    """How the postage is paid, and what this page said that it costs."""
    return request.POST.get("pays", ""), typed.number(request.POST, told, usual=0)


_DOING: Mapping[str, Doing] = {
    "result": _result,
    "originals": _originals,
    "cancel": _cancel,
    "lost": _lost,
    "pay": _pay,
}
