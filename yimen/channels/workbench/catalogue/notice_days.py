"""Days of public notice at the desk: how long each kind of change is shown; an administrator shows it longer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.review import notice_terms
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("kind days from_day basis")
def listed(request: HttpRequest) -> HttpResponse:
    """Every kind with its days, the least the rules ask for, and what is set to come; an administrator sets them."""
    mend, today = Mending(), day_of(clock.now())
    if request.method == "POST":
        try:
            _set(request)
        except Refusal as refusal:
            mend = mending(refusal, {"catalogue.notice_days_unfit": "days", "writing.impossible_dates": "from_day"})
        else:
            return redirect("workbench:catalogue_notice_days")
    facts = {
        "rows": notice_terms.notice_days(today),
        "may": actor_of_request(request).has_role(Role.ADMINISTRATOR),
        "typed": request.POST or {"from_day": today.isoformat()},
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "notice_days", "board", facts, status=422 if mend.mistakes else 200)


def _set(request: HttpRequest) -> None:
    said = request.POST.get
    days, begins = typed.number(request.POST, "days", 9999), typed.day(request.POST, "from_day")
    facts = (said("kind", ""), days, said("basis", ""), begins)
    run(operations.set_notice_days, *facts, by=actor_of_request(request), now=clock.now(), key=said("key", ""))
