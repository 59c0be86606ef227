"""Partners of the kiosks: contracts with banks, supermarkets and communities, what stands there, and what was done."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.kiosks.pages import KEEPERS
from yimen.engine.centre.kiosks import operations, queries
from yimen.engine.centre.kiosks.operations import PartnerSaid
from yimen.kernel.actor import Role
from yimen.kernel.kiosks import KioskPlace, KioskStanding
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.pages import KIOSK_PLACES
from yimen.threshold.posted import takes

DAYS = 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*KEEPERS, Role.CENTRE_MANAGER, Role.SUPERVISOR)
@takes("act basis begins contract ends from kind kiosk name on partner")
def listed(request: HttpRequest) -> HttpResponse:
    """Every partner with its contracts, its kiosks and what was done at them in thirty days."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _ACTS if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    today = day_of(now)
    facts = {
        "here": "kiosks",
        "keeps": me.has_role(*KEEPERS),
        "rows": queries.partners(today - timedelta(days=DAYS - 1), today, today),
        "days": DAYS,
        "kiosks": [row for row in queries.kiosks(now) if row.standing is not KioskStanding.RETIRED],
        "hosted": queries.hosted(today),
        "places": [(one, KIOSK_PLACES[one]) for one in KioskPlace],
        "today": today,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/kiosks/partners.html", facts, status=422 if mend.mistakes else 200)


def _sign(form: Form) -> None:
    said = PartnerSaid(form.text("name"), form.text("kind"), form.text("contract"))
    form.run(operations.sign_partner, said, form.day("begins"), form.day("ends") if form.text("ends") else None)


def _host(form: Form) -> None:
    form.run(operations.host_kiosk, form.text("kiosk"), form.text("partner"), form.day("from"))


def _end(form: Form) -> None:
    form.run(operations.end_partner, form.text("partner"), form.day("on"), form.text("basis"))


def _take(form: Form) -> None:
    form.run(operations.end_hosting, form.text("kiosk"), form.day("on"))


_ACTS: Mapping[str, Callable[[Form], None]] = {"sign": _sign, "host": _host, "take": _take, "end": _end}
