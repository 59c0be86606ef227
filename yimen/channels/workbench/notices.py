"""The notice to a department: which of its items come into the centre, as a page and as PDF."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.papers.documents import leaflets
from yimen.kernel.actor import Role
from yimen.kernel.papers.leaflets import Leaflet
from yimen.threshold import clock
from yimen.threshold.actors import needs_staff
from yimen.threshold.names.items import ITEM_KINDS
from yimen.threshold.security import as_attachment

READERS = (Role.WINDOW, Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.ADMINISTRATOR)


@require_safe
@needs_staff(*READERS)
def of_office(request: HttpRequest, ref: str) -> HttpResponse:
    """What an office brings into the centre."""
    return render(request, "workbench/notice.html", {"leaflet": _leaflet(ref), "office_ref": ref})


@require_safe
@needs_staff(*READERS)
def of_office_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """The same as PDF."""
    leaflet = _leaflet(ref)
    return as_attachment(leaflets.pdf(leaflet), f"{leaflet.title}-{leaflet.office}.pdf", "application/pdf")


def _leaflet(ref: str) -> Leaflet:
    kinds = {str(kind): words for kind, words in ITEM_KINDS.items()}
    found = leaflets.of_office(ref, kinds, f"{settings.YIMEN_ADDRESS}/search?office={ref}", clock.now())
    if found is None:
        raise Http404
    return found
