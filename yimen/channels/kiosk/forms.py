"""Forms at a kiosk: the blank and the filled sheet of every form of an item, to be looked at and taken along."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from yimen.channels.kiosk.views import gone
from yimen.engine.publication.form_sheets import queries
from yimen.registries.catalogue import queries as catalogue
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_GET
@open_to_all
def forms(request: HttpRequest, ref: str) -> HttpResponse:
    """The forms of one item; a telephone takes them along by the code."""
    view = catalogue.in_force(ref[:64], clock.now())
    if view is None:
        return gone(request, ref)
    facts = {
        "item": view,
        "forms": queries.offered(view),
        "address": f"{settings.YIMEN_ADDRESS}{reverse('hall:guide', args=[view.ref])}#forms",
    }
    return render(request, "kiosk/forms.html", facts)
