"""The central list of requests 诉求总台: all that people asked and said, with lamps, by division; urged from here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.public.voices import operations as voices
from yimen.insight.requests import queries
from yimen.insight.requests.rows import RequestKind
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.voice import REQUEST_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.SUPERVISOR)
@takes("voice words")
def requests(request: HttpRequest) -> HttpResponse:
    """What lies open in the places one supervises, what is due first on top; a department is urged beside its order."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            said = request.POST.get("voice", "")[:40], request.POST.get("words", "")
            run(voices.urge_voice, *said, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(request.get_full_path())
    kind, place = request.GET.get("kind", ""), request.GET.get("place", "")[:16]
    kind, late = kind if kind in set(RequestKind) else "", "yes" if request.GET.get("late") == "yes" else ""
    divisions = queries.by_division(me, now)
    page = queries.listed(me, now, kind, late, place, request.GET.get("after", "")[:200])
    facts = {
        "here": "oversight",
        "page": page,
        "divisions": divisions,
        "standing": queries.standing(me, now),
        "kind": kind,
        "late": late,
        "place": place,
        "place_name": next((one.name for one in divisions if one.ref == place), ""),
        "kinds": [(code, told(words)) for code, words in REQUEST_KINDS.items()],
        "mistakes": mend.mistakes,
    }
    return render(request, "oversight/requests.html", facts, status=422 if mend.mistakes else 200)
