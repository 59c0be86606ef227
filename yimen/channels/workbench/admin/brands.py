"""The visual identity 视觉标识 at the administrator's desk: the one in force, others, and the form that sets one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.publication.brands import operations, queries
from yimen.engine.publication.brands.operations import BrandSaid
from yimen.kernel.actor import Role
from yimen.kernel.brands import MOST_BYTES
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

AT = {
    "brands.no_colour": "colour", "brands.unreadable": "colour", "brands.mark_unfit": "mark",
    "writing.impossible_dates": "from_day",
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("brand colour document from_day mark name slogan")
def listed(request: HttpRequest) -> HttpResponse:
    """How the house looks, how it will, and the form that sets another look from a day ahead on."""
    now, mend = clock.now(), Mending()
    if request.method == "POST":
        try:
            _act(request, now)
        except Refusal as refusal:
            mend = mending(refusal, AT)
        else:
            return redirect("workbench:brands")
    today = day_of(now)
    facts = {
        "here": "administration",
        "current": queries.on(today),
        "every": queries.every(),
        "today": today,
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/admin/brands.html", facts, status=422 if mend.mistakes else 200)


def _act(request: HttpRequest, now: datetime) -> None:
    by, key = actor_of_request(request), request.POST.get("key", "")
    if ref := request.POST.get("brand", "")[:40]:
        run(operations.call_off_brand, ref, by=by, now=now, key=key)
        return
    file = request.FILES.get("mark")
    name, slogan, colour, document = (request.POST.get(one, "") for one in ("name", "slogan", "colour", "document"))
    said = BrandSaid(name, slogan, colour, file.read(MOST_BYTES + 1) if file else b"", document)
    run(operations.set_brand, said, typed.day(request.POST, "from_day"), by=by, now=now, key=key)
