"""Found an item 新建事项: its office and codes; what it says is drafted on the next page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.catalogue.pages import for_the_desk, may, page
from yimen.kernel.codes import CodeNotWellFormed
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import base_items, operations
from yimen.registries.catalogue.refusals import CodeTaken
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

TYPED = ("office", "base_code", "implementation_code", "local_code")
MOST = 80


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("office base_code implementation_code local_code")
def found(request: HttpRequest) -> HttpResponse:
    """The form; a base code that is looked up says what it stands for in law."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    asked = request.POST if request.method == "POST" else request.GET
    typed = {name: asked.get(name, "").strip()[:MOST] for name in TYPED}
    if request.method == "POST":
        try:
            done = run(
                operations.found_item, *(typed[name] for name in TYPED), by=me, now=now, key=request.POST.get("key", "")
            )
        except Refusal as refusal:
            mend = mending(refusal, _places(refusal, typed))
        else:
            return redirect("workbench:catalogue_item", done.ref)
    facts = {
        "typed": typed,
        "base": base_items.base_item(typed["base_code"], now, day_of(now)) if typed["base_code"] else None,
        "offices": [(one.ref, one.name) for one in offices.offices(localtime(now).date()) if may(me, one.id)],
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "found", "items", facts, 422 if mend.mistakes else 200)


def _places(refusal: Refusal, typed: dict[str, str]) -> dict[str, str]:
    """At which control a refusal of this form belongs."""
    if isinstance(refusal, CodeTaken):
        taken = "implementation_code" if refusal.value == typed["implementation_code"] else "local_code"
        return {refusal.code: taken}
    if isinstance(refusal, CodeNotWellFormed):
        return {refusal.code: "base_code" if refusal.kind == "base" else "implementation_code"}
    return {"catalogue.office_unknown": "office", "catalogue.not_editor": "office"}
