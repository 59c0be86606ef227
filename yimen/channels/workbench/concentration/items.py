"""Items of an office: in a centre, scheduled, late, in place or outside; chosen ones are placed or taken out."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.concentration.pages import (
    LEADERS,
    Act,
    carry_out,
    for_readers,
    may_run,
    page,
    this_day,
)
from yimen.kernel.offices.concentration import IN_A_CENTRE, Ground, Presence
from yimen.kernel.offices.entry_order import EntryTag
from yimen.kernel.refusal import Refusal
from yimen.registries.concentration import operations, queries
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes

_OPEN = (Presence.PLANNED, Presence.LATE, Presence.ENTERED)
_MOST = 500


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act item place residency ground day basis")
def of_office(request: HttpRequest, ref: str) -> HttpResponse:
    """Where each item of an office is handled; who may chooses some and places them."""
    me, mend = actor_of_request(request), Mending()
    office = offices.office(ref, this_day())
    if office is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            carry_out(request, _act(request), me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:concentration_items", ref=ref)
    found = queries.placed(ref, clock.now(), request.GET.get("after", "")[:300])
    residencies = queries.residencies(this_day(), queries.Narrowed(office=ref)).rows
    facts = {
        "office": office,
        "rows": found.rows,
        "after": found.after,
        "residencies": [row for row in residencies if row.presence in _OPEN],
        "places": sorted(IN_A_CENTRE),
        "grounds": [one for one in Ground if one],
        "chosen": frozenset(request.POST.getlist("item")),
        "may": may_run(me),
        "leads": me.has_role(*LEADERS),
    }
    return page(request, "items", "residencies", facts, mend)


@require_safe
@for_readers
def entry_order(request: HttpRequest) -> HttpResponse:
    """What is in no centre yet, in the order in which it is to enter: by the tag that is asked for first."""
    told = request.GET.get("first", "")
    first = EntryTag(told) if told in set(EntryTag) else EntryTag.INVESTMENT
    found = queries.entry_plan(clock.now(), first, request.GET.get("after", "")[:300])
    counts = queries.outside_by_tag(clock.now())
    facts = {"rows": found.rows, "after": found.after, "first": first, "counts": counts.items(), "tagged": "yes"}
    return page(request, "entry_order", "residencies", facts)


def _act(request: HttpRequest) -> Act:
    said, chosen = request.POST.get, tuple(request.POST.getlist("item"))[:_MOST]
    day, basis = typed.day(request.POST, "day"), said("basis", "")
    acts: Mapping[str, Callable[[], Act]] = {
        "place": lambda: (operations.place_items, (said("residency", ""), chosen, said("place", ""), day, basis)),
        "in_place": lambda: (operations.keep_in_place, (chosen, said("ground", ""), day, basis)),
        "take_out": lambda: (operations.take_out_items, (chosen, day, basis)),
    }
    if said("act", "") not in acts:
        raise Http404(said("act", ""))
    return acts[said("act", "")]()
