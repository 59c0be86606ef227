"""Fees under oversight: by office, item or day, from the bills themselves."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.insight.fees import queries
from yimen.kernel.actor import Role
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER)
SPANS = (30, 90, 365)
BY = (("office", "按部门"), ("item", "按事项"), ("day", "按日"))


@require_safe
@needs_staff(*OVERSEERS)
def fees(request: HttpRequest) -> HttpResponse:
    """What was charged, reduced, paid and given back in the last days; each sum is of the bills opened in them."""
    me, now, asked = actor_of_request(request), clock.now(), request.GET
    days = int(asked["days"]) if asked.get("days") in {str(span) for span in SPANS} else SPANS[0]
    by = asked.get("by", "") if asked.get("by", "") in queries.BY else "office"
    rows = queries.sums(me, by, now - timedelta(days=days), now)
    facts = {"here": "oversight", "days": days, "spans": SPANS, "by": by, "ways": BY, "rows": rows, "as_of": now}
    return render(request, "oversight/fees.html", facts)
