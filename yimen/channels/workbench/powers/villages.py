"""Village points and town centres: the seven ones with what is missing, the five marks, and who had to travel."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.powers.pages import for_readers, page, this_day
from yimen.insight.villages import queries
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.villages.points import Feature, Mark, One
from yimen.registries.points import operations
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

YEAR = timedelta(days=365)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("evidence feature point")
def villages(request: HttpRequest) -> HttpResponse:
    """Every point with the seven ones, every town with the five marks; who keeps the points states plates and rules."""
    me, mend, now = actor_of_request(request), Mending(), clock.now()
    if request.method == "POST":
        facts = [request.POST.get(name, "") for name in ("point", "feature", "evidence")]
        try:
            run(operations.state_feature, *facts, this_day(), by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:villages")
    shown = {
        "points": queries.points(now),
        "towns": queries.towns(now),
        "presence": queries.presence(now - YEAR, now),
        "ones": list(One),
        "marks": list(Mark),
        "features": list(Feature),
        "oversees": me.has_role(Role.SUPERVISOR),
        "may": me.has_role(*operations.KEEPERS),
    }
    return page(request, "villages", "villages", shown, mend)
