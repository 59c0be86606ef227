"""Waivers at the desk: the rules an item need not keep, and the form by which the city's desk waives one.

The way here stands beside the rule that refuses. Who may waive is said by the operation: others read.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.catalogue.pages import for_the_desk, may, page
from yimen.kernel.publication import WAIVABLE
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import desk, operations
from yimen.registries.catalogue.reform.waivers import waivers
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import language
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.rules import rule_said

#: No office: only the desk of the whole city has a post there.
NO_OFFICE = 0


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("rule basis from_day until")
def of_item(request: HttpRequest, ref: str) -> HttpResponse:
    """The waivers of an item with their basis and days; for the city's desk, the form for another."""
    line, mend, today = desk.line(ref, clock.now()), Mending(), localtime(clock.now()).date()
    if line is None:
        raise Http404
    if request.method == "POST":
        try:
            _waive(request, ref)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:catalogue_waivers", ref)
    facts = {
        "line": line,
        "rows": [(row, rule_said(row.rule, language()), row.holds(today)) for row in waivers(ref)],
        "rules": [(code, rule_said(code, language())) for code in sorted(WAIVABLE)],
        "may": may(actor_of_request(request), NO_OFFICE),
        "typed": request.POST or {"rule": request.GET.get("rule", ""), "from_day": today.isoformat()},
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "waivers", "items", facts, status=422 if mend.mistakes else 200)


def _waive(request: HttpRequest, ref: str) -> None:
    said = request.POST.get
    days = (typed.day(request.POST, "from_day"), typed.day(request.POST, "until"))
    facts = (ref, said("rule", "")[:64], said("basis", ""), *days)
    run(operations.waive_rule, *facts, by=actor_of_request(request), now=clock.now(), key=said("key", ""))
