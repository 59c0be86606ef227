"""Leaflets: the one-time notice list of an item for a situation, and how the window handles it."""

from datetime import date, datetime, time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import get_current_timezone
from django.views.decorators.http import require_safe

from yimen.channels.hall.items import ended
from yimen.channels.hall.items.guide import answers_of
from yimen.channels.hall.telling import said
from yimen.engine.papers.documents import leaflets as made
from yimen.kernel.papers.leaflets import Leaflet
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.guide_languages import LANGUAGES
from yimen.threshold.security import as_attachment

FORMS = ("form", "sample")


@require_safe
@open_to_all
def leaflet(request: HttpRequest, ref: str, reader: str) -> HttpResponse:
    """The leaflet as a page, for the situation in the address."""
    answers = answers_of(request.GET)
    told = _leaflet(request, ref, reader, answers)
    if told is None:
        return ended.answer(request, ref)
    facts = {
        "leaflet": told,
        "item_ref": ref,
        "reader": reader,
        "query": urlencode(
            [*(("answer", answer) for answer in answers), *_asked_day(request), *_asked_language(request)]
        ),
        "is_form": reader in FORMS,
    }
    return render(request, "hall/leaflet.html", facts)


@require_safe
@open_to_all
def leaflet_paper(request: HttpRequest, ref: str, reader: str) -> HttpResponse:
    """The leaflet as PDF."""
    told = _leaflet(request, ref, reader, answers_of(request.GET))
    if told is None:
        return ended.answer(request, ref)
    return as_attachment(made.pdf(told), told.file_name, "application/pdf")


def _asked_day(request: HttpRequest) -> list[tuple[str, str]]:
    day = request.GET.get("on", "")[:10]
    return [("on", day)] if day else []


def _asked_language(request: HttpRequest) -> list[tuple[str, str]]:
    language = request.GET.get("in", "")[:10]
    return [("in", language)] if language in LANGUAGES else []


def _moment(request: HttpRequest) -> datetime:
    """The moment whose version is asked for: now, or the noon of the day in the address."""
    for _, day in _asked_day(request):
        try:
            return datetime.combine(date.fromisoformat(day), time(12), get_current_timezone())
        except ValueError as wrong:
            raise Http404(day) from wrong
    return clock.now()


def _leaflet(request: HttpRequest, ref: str, reader: str, answers: list[str]) -> Leaflet | None:
    """None: the item is not in force. An address that names no reader or no answer leads nowhere."""
    if reader not in made.READERS:
        raise Http404
    address = f"{settings.YIMEN_ADDRESS}{reverse('hall:guide', args=[ref])}"
    try:
        language = dict(_asked_language(request)).get("in", "")
        return made.of_item(ref, reader, tuple(answers), address, _moment(request), language)
    except Refusal as refusal:
        raise Http404(said(refusal)) from refusal
