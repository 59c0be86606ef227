"""Words about windows at the desk 评窗: unlawful ones are hidden with a ground and the reason; the grade counts on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench import asking
from yimen.channels.workbench.voice.pages import page
from yimen.engine.public.window_votes import operations, queries
from yimen.engine.public.window_votes.rows import MODERATORS
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.voice import HIDDEN_GROUNDS
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*MODERATORS)
@takes("vote ground why seen")
def listed(request: HttpRequest) -> HttpResponse:
    """What was written lately, the newest first; each may be hidden by who does not belong to its window."""
    mend, said = None, request.POST.get
    if request.method == "POST":
        facts = (said("vote", "")[:40], said("ground", "")[:20], said("why", ""), said("seen", "")[:20])
        mend = asking.done(request, lambda: (operations.hide_vote_words, facts))
        if mend is None:
            return redirect("workbench:window_votes")
    rows = queries.recent(actor_of_request(request), clock.now())
    shown = {"rows": rows, "grounds": asking.choices(HIDDEN_GROUNDS)}
    return page(request, "window_votes", "window_votes", shown, mend)
