"""Postage 寄递费: what parcels cost, and the months settled with the carrier: counted, checked, confirmed."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.cashier.pages import BOOKKEEPERS, POSTAGE_ROOM, RATE_KEEPERS, page
from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.centre.postage import operations, queries
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels import queries as rates
from yimen.kernel.parcel_life import Direction
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.visits import POSTAGE_TERMS
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*POSTAGE_ROOM)
@takes("act basis begins direction fen invoiced month note on rate reason statement ways")
def listed(request: HttpRequest) -> HttpResponse:
    """The months that wait to be settled, those that were, and what a parcel costs from when."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _ACTS if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "waiting": queries.unsettled(me, now),
        "statements": queries.statements(me),
        "settles": "yes" if me.has_role(*BOOKKEEPERS) else "",
        "rates": rates.rates(now),
        "keeps": "yes" if me.has_role(*RATE_KEEPERS) else "",
        "directions": tuple(Direction),
        "terms": tuple(POSTAGE_TERMS),
        "today": day_of(now),
        "done": request.GET.get("done", ""),
    }
    return page(request, "postage", "postage", facts, me, mend)


@require_safe
@needs_staff(*BOOKKEEPERS)
def statement(request: HttpRequest, ref: str) -> HttpResponse:
    """One month, parcel by parcel."""
    me = actor_of_request(request)
    row = next((one for one in queries.statements(me) if one.ref == ref), None)
    if row is None:
        raise Http404(ref)
    return page(request, "postage_month", "postage", {"row": row, "lines": queries.lines(ref, me)}, me)


def _state(form: Form) -> None:
    ways = form.text("ways").split()
    said = (form.text("direction"), form.fen("fen"), ways, form.text("basis"), form.day("begins"))
    form.run(parcels.state_postage_rate, *said)


def _end(form: Form) -> None:
    form.run(parcels.end_postage_rate, form.text("rate"), form.day("on"), form.text("basis"))


def _draw(form: Form) -> None:
    form.run(operations.draw_postage_statement, form.day("month"), form.fen("invoiced"), form.text("note"))


def _confirm(form: Form) -> None:
    form.run(operations.confirm_postage_statement, form.text("statement"))


def _return(form: Form) -> None:
    form.run(operations.return_postage_statement, form.text("statement"), form.text("reason"))


_ACTS: Mapping[str, Callable[[Form], None]] = {
    **{"state": _state, "end": _end, "draw": _draw, "confirm": _confirm, "return": _return},
}
