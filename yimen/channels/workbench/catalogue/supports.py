"""Supporting services at the desk: entered on a document, and ended."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue.themes import LIFE_EVENTS
from yimen.registries.dated import day_of
from yimen.registries.supports import operations, queries
from yimen.registries.supports.operations import KEEPERS, SupportSaid
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.pages import SUPPORT_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

TYPED = ("kind", "provider", "number", "about", "price", "phone", "basis", "valid_from", "valid_to")
_AT = {"supports.stands": "provider", "identity.bad_uscc": "number"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("about basis events kind number on phone price provider support valid_from valid_to")
def listed(request: HttpRequest) -> HttpResponse:
    """The services of today, one more above them, and the way to end each."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    ended = request.POST.get("support", "")[:40]
    if request.method == "POST":
        try:
            _end(request, ended) if ended else _enter(request)
        except Refusal as refusal:
            mend = mending(refusal, _AT)
        else:
            return redirect(f"{reverse('workbench:catalogue_supports')}?done=yes")
    facts = {
        "rows": [
            (row, [one for one in LIFE_EVENTS if one.code in row.events]) for row in queries.supports(day_of(now))
        ],
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "chosen": set(request.POST.getlist("events")),
        "kinds": list(SUPPORT_KINDS.items()),
        "events": LIFE_EVENTS,
        "keeps": me.has_role(*KEEPERS),
        "opened": bool(mend.mistakes and not ended),
        "ended": ended,
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "supports", "supports", facts, 422 if mend.mistakes else 200)


def _enter(request: HttpRequest) -> None:
    filled = {name: request.POST.get(name, "").strip() for name in TYPED}
    said = SupportSaid(
        filled["kind"], filled["provider"], filled["number"], filled["about"], filled["price"], filled["phone"],
        tuple(request.POST.getlist("events"))[:40],
    )  # fmt: skip
    days = (typed.day(request.POST, "valid_from"), typed.day_or_none(request.POST, "valid_to"))
    by, key = actor_of_request(request), request.POST.get("key", "")
    run(operations.enter_support, said, *days, filled["basis"], by=by, now=clock.now(), key=key)


def _end(request: HttpRequest, ref: str) -> None:
    by, key = actor_of_request(request), request.POST.get("key", "")
    basis = request.POST.get("basis", "")
    run(operations.end_support, ref, typed.day(request.POST, "on"), basis, by=by, now=clock.now(), key=key)
