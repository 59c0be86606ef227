"""Certificates: what a citizen holds, each with its code to show and its signed paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from yimen.engine.money.fees import queries as fees
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.records.prints.operations import print_certificate, print_traditional
from yimen.kernel.papers.prints import Door
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.mending import Mending, mending
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment


@require_GET
@needs_citizen
def mine(request: HttpRequest) -> HttpResponse:
    """The wallet."""
    rows = [
        (row, request.build_absolute_uri(reverse("hall:verified", args=[row.verification])))
        for row in certificates.mine(actor_of_request(request), clock.now())
    ]
    facts = {"here": "certificates", "rows": rows, "valid": sum(row.state == "valid" for row, _ in rows)}
    return render(request, "hall/certificates.html", facts)


@require_GET
@needs_citizen
def readings(request: HttpRequest) -> HttpResponse:
    """Who looked at my certificates, for which case and why."""
    rows = uses.read_of_mine(actor_of_request(request), clock.now())
    return render(request, "hall/certificate_readings.html", {"here": "certificates", "rows": rows})


@require_GET
@needs_citizen
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One certificate, large, to be shown."""
    return _shown(request, ref, Mending())


def _shown(request: HttpRequest, ref: str, mend: Mending) -> HttpResponse:
    row = certificates.certificate(ref, actor_of_request(request), clock.now())
    if row is None:
        raise Http404
    address = request.build_absolute_uri(reverse("hall:verified", args=[row.verification]))
    owed = fees.owed_of(row.case_ref, actor_of_request(request)) if row.case_ref else 0
    facts = {"here": "certificates", "row": row, "address": address, "owed": owed, "mistakes": mend.mistakes}
    return render(request, "hall/certificate.html", facts, status=422 if mend.mistakes else 200)


@require_GET
@needs_citizen
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """The signed PDF; that it was taken is on record."""
    try:
        found = printed(request, print_certificate, ref, door=Door.HALL)
    except Refusal as refusal:
        return _shown(request, ref, mending(refusal))
    if found is None:
        raise Http404
    return as_attachment(found.content, found.name, "application/pdf")


@require_GET
@needs_citizen
def traditional(request: HttpRequest, ref: str) -> HttpResponse:
    """The same certificate in its traditional form, for registries elsewhere; that it was taken is on record."""
    try:
        found = printed(request, print_traditional, ref, door=Door.HALL)
    except Refusal as refusal:
        return _shown(request, ref, mending(refusal))
    if found is None:
        raise Http404
    return as_attachment(found.content, found.name, "application/pdf")
