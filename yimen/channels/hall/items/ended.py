"""The address of an item that ended: what became of it, since when, by which decision, and where to go on.

410 and not 404: the address was right, and no machine need ask for it again. Not 200 either: there is no guide here.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.registries.catalogue.ended import ended
from yimen.threshold import clock
from yimen.threshold.words.ended import fate

GONE = 410


def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """What the hall says at the address of an item that is not in force; one that never was leads nowhere."""
    found = ended(ref[:64], clock.now())
    if found is None:
        raise Http404
    return render(request, "hall/ended.html", {"here": "search", "ended": found, "fate": fate(found)}, status=GONE)
