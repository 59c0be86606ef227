"""Policies for enterprises at the desk: published with whom they are for, and ended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.actor import Actor, Role
from yimen.kernel.policies import Whom
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.policies import operations, queries
from yimen.registries.policies.operations import PolicySaid
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.policies import INDUSTRIES, SIZES, whom_said

TYPED = ("office", "number", "title", "benefit", "conditions", "claiming", "years", "items", "valid_from", "valid_to")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes(
    "number title office valid_from valid_to conditions industries sizes years items benefit claiming policy on basis"
)
def listed(request: HttpRequest) -> HttpResponse:
    """The policies of today, one more above them, and the way to end each."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    ended = request.POST.get("policy", "")[:40]
    if request.method == "POST":
        try:
            _end(request, ended) if ended else _publish(request)
        except Refusal as refusal:
            mend = mending(refusal, {"policies.number_taken": "number", "writing.no_such_thing": "items"})
        else:
            return redirect(f"{reverse('workbench:catalogue_policies')}?done=yes")
    words = request.GET.get("words", "").strip()[:40]
    found = queries.policies(day_of(now), words, request.GET.get("after", ""))
    facts = {
        "rows": [(row, whom_said(row.whom)) for row in found.rows],
        "after": found.after,
        "words": words,
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "chosen": {*request.POST.getlist("industries"), *request.POST.getlist("sizes")},
        "industries": list(INDUSTRIES.items()),
        "sizes": list(SIZES.items()),
        "offices": [(one.ref, one.name) for one in offices.offices(localtime(now).date()) if _may(me, one.id)],
        "opened": bool(mend.mistakes and not ended),
        "ended": ended,
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "policies", "policies", facts, 422 if mend.mistakes else 200)


def _publish(request: HttpRequest) -> None:
    filled = {name: request.POST.get(name, "").strip() for name in TYPED}
    industries, sizes = (tuple(request.POST.getlist(name))[:40] for name in ("industries", "sizes"))
    said = PolicySaid(
        filled["number"],
        filled["title"],
        filled["benefit"],
        filled["claiming"],
        tuple(filled["conditions"].splitlines()),
        Whom(industries, sizes, typed.number(request.POST, "years", 999, 0)),
        tuple(filled["items"].split()),
    )
    days = (typed.day(request.POST, "valid_from"), typed.day_or_none(request.POST, "valid_to"))
    by, key = actor_of_request(request), request.POST.get("key", "")
    run(operations.publish_policy, filled["office"], said, *days, by=by, now=clock.now(), key=key)


def _end(request: HttpRequest, ref: str) -> None:
    by, key = actor_of_request(request), request.POST.get("key", "")
    basis = request.POST.get("basis", "")
    run(operations.end_policy, ref, typed.day(request.POST, "on"), basis, by=by, now=clock.now(), key=key)


def _may(me: Actor, office_id: int) -> bool:
    """A hint for the form; the operation asks again."""
    if me.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE):
        return True
    posts = [post for post in me.posts if post.role in (Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD)]
    return any(post.office_id in (None, office_id) for post in posts)
