"""The register of connected systems: what each is like by what came from it, and which of the kinds are missing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.exchange.connections import operations, queries
from yimen.engine.exchange.connections.operations import Connecting, SystemConnected
from yimen.engine.exchange.connections.rows import KEEPERS, READERS
from yimen.kernel.connections import ConnectWay, Standing, SystemKind
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.exchange import CONNECT_WAYS, SYSTEM_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

LAMPS = {
    Standing.IN_STEP: "green", Standing.WAITING: "amber", Standing.SILENT: "red", Standing.FAILING: "red",
    Standing.CLOSED: "none",
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act office kind name way contract address silent_after items beside system basis")
def listed(request: HttpRequest) -> HttpResponse:
    """Every system with owner, way, contract, items, last word and alarm; and what is not connected yet."""
    me, now = actor_of_request(request), clock.now()
    shown: list[SystemConnected] = []
    acts = {"connect": _connecting(shown), "renew": _renewing(shown), "disconnect": _disconnect}
    mend = posted(request, acts if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not shown:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "exchange",
        "rows": queries.systems(me, now),
        "coverage": queries.coverage(me, now),
        "lamps": {str(standing): lamp for standing, lamp in LAMPS.items()},
        "keeps": "yes" if me.has_role(*KEEPERS) else "",
        "key": next(iter(shown), None),
        "kinds": [(kind.value, told(SYSTEM_KINDS[kind])) for kind in SystemKind],
        "ways": [(way.value, told(CONNECT_WAYS[way])) for way in ConnectWay if way != ConnectWay.JUMP],
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/systems.html", facts, status=422 if mend.mistakes else 200)


def _connecting(shown: list[SystemConnected]) -> Callable[[Form], None]:
    def connect(form: Form) -> None:
        minutes = form.number("silent_after")
        said = Connecting(
            form.text("kind"), form.text("name"), form.text("way"), form.text("contract"), form.text("address"),
            minutes, form.lines("items"), form.text("beside"),
        )  # fmt: skip
        shown.append(run(operations.connect_system, form.text("office"), said, by=form.by, now=form.now))

    return connect


def _renewing(shown: list[SystemConnected]) -> Callable[[Form], None]:
    def renew(form: Form) -> None:
        shown.append(run(operations.renew_connection_key, form.text("system"), by=form.by, now=form.now))

    return renew


def _disconnect(form: Form) -> None:
    form.run(operations.disconnect_system, form.text("system"), form.text("basis"))
