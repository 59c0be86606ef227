"""Certificates under oversight: the register of types, what they spared people, and who looked at whose."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.insight.certificates import queries
from yimen.kernel.actor import Role
from yimen.kernel.certificate_uses import SHEET_GRAMS
from yimen.threshold import clock
from yimen.threshold.actors import needs_staff

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
SPANS = (30, 90, 365)
MOST_GRAMS = 50


@require_safe
@needs_staff(*OVERSEERS)
def certificates(request: HttpRequest) -> HttpResponse:
    """The whole store in figures; what a page weighs is for the reader to say, and stands beside the result."""
    now, asked = clock.now(), request.GET
    days = int(asked["days"]) if asked.get("days") in {str(span) for span in SPANS} else SPANS[0]
    facts = {
        "here": "oversight",
        "days": days,
        "spans": SPANS,
        "as_of": now,
        "register": queries.register(now),
        "report": queries.sharing(now - timedelta(days=days), now, _grams(asked.get("grams", ""))),
    }
    return render(request, "oversight/certificates.html", facts)


def _grams(typed: str) -> int:
    """What a page weighs, as the reader says; an A4 sheet where they say nothing that can be."""
    said = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else SHEET_GRAMS
    return said if 1 <= said <= MOST_GRAMS else SHEET_GRAMS
