"""Channels in figures: personal pages, kiosks, sites and the online hall in one span of days; each figure counted."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.centre.kiosks import queries as kiosks
from yimen.engine.money.page_bills import queries as page_bills
from yimen.insight.pages import queries as pages
from yimen.insight.sites import queries as sites
from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told

OVERSEERS = (Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
SPANS = (30, 90, 365)
FEW = 10
OWN_PAGES = {"search": "查办事指南", "papers": "打印文书", "tickets": "取号", "filing": "申办"}


@require_safe
@needs_staff(*OVERSEERS)
def channels_page(request: HttpRequest) -> HttpResponse:
    """How each channel was used in the last days, and who did not use it."""
    now = clock.now()
    days = int(request.GET["days"]) if request.GET.get("days") in {str(span) for span in SPANS} else SPANS[0]
    until = day_of(now)
    since = until - timedelta(days=days - 1)
    done = kiosks.uses(since, until)
    facts = {
        "here": "oversight",
        "days": days,
        "spans": SPANS,
        "since": since,
        "until": until,
        "pages": pages.use(since, until),
        "uses": done,
        "functions": [(_named(row.name, until), row) for row in done.functions],
        "least": list(reversed(done.kiosks))[:FEW],
        "hours": kiosks.availability(since, until, now)[:FEW],
        "faults": kiosks.faults(actor_of_request(request)),
        "in_use": sites.in_use(since, until),
        "hall": sites.hall(now),
        "runs": page_bills.runs(actor_of_request(request))[:FEW],
        "as_of": now,
    }
    return render(request, "oversight/channels.html", facts)


def _named(code: str, on: date) -> str:
    """What a function is called: by its offer, or as a page of the kiosk's own."""
    found = kiosks.function(code, on)
    return found.name if found is not None else told(OWN_PAGES.get(code, code))
