"""Leaflets: the one-time notice list of an item for a situation, and how the window handles it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yimen.channels.hall.guide import answers_of
from yimen.channels.hall.telling import said
from yimen.engine.documents import leaflets as made
from yimen.kernel.leaflets import Leaflet
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.security import as_attachment


@require_safe
@open_to_all
def leaflet(request: HttpRequest, ref: str, reader: str) -> HttpResponse:
    """The leaflet as a page, for the situation in the address."""
    answers = answers_of(request.GET)
    facts = {
        "leaflet": _leaflet(ref, reader, answers),
        "item_ref": ref,
        "reader": reader,
        "query": urlencode([("answer", answer) for answer in answers]),
    }
    return render(request, "hall/leaflet.html", facts)


@require_safe
@open_to_all
def leaflet_paper(request: HttpRequest, ref: str, reader: str) -> HttpResponse:
    """The leaflet as PDF."""
    told = _leaflet(ref, reader, answers_of(request.GET))
    return as_attachment(made.pdf(told), f"{told.title}-{told.subject}.pdf", "application/pdf")


def _leaflet(ref: str, reader: str, answers: list[str]) -> Leaflet:
    """An address that names no item, no reader or no answer leads nowhere."""
    if reader not in made.READERS:
        raise Http404
    address = f"{settings.YIMEN_ADDRESS}{reverse('hall:guide', args=[ref])}"
    try:
        found = made.of_item(ref, reader, tuple(answers), address, clock.now())
    except Refusal as refusal:
        raise Http404(said(refusal)) from refusal
    if found is None:
        raise Http404
    return found
