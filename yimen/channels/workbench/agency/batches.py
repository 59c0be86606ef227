"""Batches 集中代办: packed and sent by the agent; checked case by case and signed for at the town's window."""

from collections.abc import Iterator
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.agency.pages import asked, for_agents, for_windows, page
from yimen.engine.delivery.consignments import operations, queries
from yimen.engine.delivery.consignments.operations.packing import ConsignmentTold, Packed
from yimen.engine.public.agency import queries as agency
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_agents
@takes("destination paper")
def sent(request: HttpRequest) -> HttpResponse:
    """What waits to be packed, with the form; beneath, every batch of the point."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            done = asked(request, operations.pack, request.POST.get("destination", ""), tuple(_packed(request)))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:agency_batch", ref=cast(ConsignmentTold, done).ref)
    hand = agency.at_hand(me, 1)
    facts = {
        "waiting": queries.waiting(me),
        "rows": queries.of_point(me),
        "destinations": offices.above(hand.point_ref, day_of(clock.now())) if hand else (),
        "ticked": request.POST.getlist("paper"),
    }
    return page(request, "batches", "agency_batches", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_agents
@takes("act case how")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A batch of the point: set out, call off, settle what differed."""
    return _batch(request, ref, "batch", "agency_batch")


@require_safe
@for_windows
def coming(request: HttpRequest) -> HttpResponse:
    """The batches that come to this centre."""
    return page(request, "coming", "", {"here": "consignments", "rows": queries.coming(actor_of_request(request))})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_windows
@takes("act case came remark how")
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """A batch that came: each case by itself, then the whole."""
    return _batch(request, ref, "check", "agency_check", here="consignments")


def _batch(request: HttpRequest, ref: str, template: str, route: str, **facts: object) -> HttpResponse:
    mend = Mending()
    if request.method == "POST":
        try:
            _do(request, ref, request.POST.get("act", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"workbench:{route}", ref=ref)
    view = queries.consignment(ref, actor_of_request(request))
    if view is None:
        raise Http404(ref)
    return page(request, template, "agency_batches", {"batch": view.row, "lines": view.lines, **facts}, mend)


def _do(request: HttpRequest, ref: str, act: str) -> None:
    match act:
        case "set_out":
            asked(request, operations.set_out, ref)
        case "call_off":
            asked(request, operations.call_off, ref)
        case "take_out":
            asked(request, operations.take_out, ref, request.POST.get("case", ""))
        case "check":
            came = tuple(request.POST.getlist("came"))
            asked(
                request, operations.check_case, ref, request.POST.get("case", ""), came, request.POST.get("remark", "")
            )
        case "sign":
            asked(request, operations.sign_over, ref)
        case "settle":
            asked(request, operations.settle, ref, request.POST.get("how", ""))
        case _:
            raise Http404(act)


def _packed(request: HttpRequest) -> Iterator[Packed]:
    """The ticked papers, case by case: a tick says case~material."""
    by_case: dict[str, list[str]] = {}
    for tick in request.POST.getlist("paper"):
        ref, _, material = tick.partition("~")
        by_case.setdefault(ref, []).append(material)
    for ref, materials in by_case.items():
        yield Packed(ref, tuple(materials))
