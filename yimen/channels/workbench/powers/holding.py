"""Holding 办理方式和接管: how items are handled, which approval division takes them over, and cases that come back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.powers.pages import WRITERS, for_readers, page, this_day
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.recallable import to_recall
from yimen.kernel.actor import Role
from yimen.kernel.offices.powers import Handling
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.delegations import operations, queries
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

MOST_LINES = 2000
WAYS = {Handling.UNIFIED: "统一受理", Handling.JOINT: "联合办理", Handling.CENTRALISED: "集中到中心办理"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act basis codes from_day office way")
def holding(request: HttpRequest) -> HttpResponse:
    """Two forms, each with the codes of its items; and what the chosen division has taken over."""
    me, mend, act = actor_of_request(request), Mending(), request.POST.get("act", "")
    if request.method == "POST":
        try:
            _done(request, act)
        except Refusal as refusal:
            mend = mending(refusal, {"writing.no_such_thing": f"{act}-codes", "writing.impossible_dates": f"{act}-day"})
        else:
            address = f"{reverse('workbench:holding')}?done={act}"
            return redirect(f"{address}&office={request.POST.get('office', '')[:40]}")
    chosen = request.GET.get("office", "")[:40]
    facts = {
        "ways": list(WAYS.items()),
        "offices": [(one.ref, one.name) for one in offices.offices(this_day())],
        "chosen": chosen,
        "moved": queries.moved_to(chosen) if chosen else (),
        "today": this_day(),
        "done": request.GET.get("done", ""),
        "act": act,
        "typed": {name: request.POST.get(name, "") for name in ("codes", "way", "office", "from_day", "basis")},
        "errors": mend.errors or {},
        "may": me.has_role(*WRITERS, Role.OFFICE_HEAD),
    }
    return page(request, "holding", "holding", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("case reason")
def recalls(request: HttpRequest) -> HttpResponse:
    """The open cases whose unit lost its right; the head of the item's office takes each back with a reason."""
    me, mend, ref = actor_of_request(request), Mending(), request.POST.get("case", "")[:40]
    if request.method == "POST":
        try:
            reason, key = request.POST.get("reason", ""), request.POST.get("key", "")
            run(cases.recall, ref, reason, by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mend = mending(refusal, {"text.missing": f"reason-{ref}", "text.too_long": f"reason-{ref}"})
        else:
            return redirect(f"{reverse('workbench:recalls')}?done=yes")
    own = me.offices(Role.OFFICE_HEAD)
    facts = {
        "rows": to_recall(own, this_day()) if own else (),
        "may": bool(own),
        "opened": ref,
        "reason": request.POST.get("reason", ""),
        "done": request.GET.get("done", ""),
        "errors": mend.errors or {},
    }
    return page(request, "recalls", "recalls", facts, mend)


def _done(request: HttpRequest, act: str) -> None:
    by, now, key = actor_of_request(request), clock.now(), request.POST.get("key", "")
    day, basis = typed.day(request.POST, "from_day"), request.POST.get("basis", "")
    if act == "take_over":
        office = request.POST.get("office", "")
        run(operations.take_over, _items(request), office, day, basis, by=by, now=now, key=key)
    else:
        run(operations.set_handling, _items(request), request.POST.get("way", ""), day, basis, by=by, now=now, key=key)


def _items(request: HttpRequest) -> tuple[str, ...]:
    """The items of the codes that were typed; refuses with NoSuchThing at the first that is none."""
    now, refs = clock.now(), list[str]()
    for code in request.POST.get("codes", "").split()[:MOST_LINES]:
        item = catalogue.in_force(code, now)
        if item is None:
            raise NoSuchThing(what="item")
        refs.append(item.ref)
    if not refs:
        raise NoSuchThing(what="item")
    return tuple(dict.fromkeys(refs))
