"""What an office is told of new entries, which openings run, and who stands on the abnormal list by it."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.supervision.enterprises import openings, operations, queries
from yimen.engine.supervision.enterprises.rows import SUPERVISORS
from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.registries.trades import queries as trades
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending
from yimen.threshold.names.enterprises import ABNORMAL_GROUNDS
from yimen.threshold.posted import takes

KEEPERS = (Role.REFORM_OFFICE, Role.LEGAL_REVIEWER, Role.ADMINISTRATOR)
READERS = (*SUPERVISORS, *openings.OVERSEES, Role.WINDOW, Role.LEGAL_REVIEWER)
for_readers = needs_staff(*READERS)
Acts = Mapping[str, Callable[[Form], None]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act arranged notice")
def notices(request: HttpRequest) -> HttpResponse:
    """New entries that wait to be taken up by the officer's office, and those taken up last."""

    def acknowledge(form: Form) -> None:
        form.run(operations.acknowledge_entry, form.text("notice"), form.text("arranged"))

    mend = posted(request, {"acknowledge": acknowledge} if request.method == "POST" else {})
    me, now = actor_of_request(request), clock.now()
    facts = {"rows": queries.notices(me, now), "closed": queries.taken_up(me, now), "most": queries.MOST}
    return page(request, "notices", "entry_notices", facts, mend)


@never_cache
@require_safe
@for_readers
def running(request: HttpRequest) -> HttpResponse:
    """The openings that run, each with the certificate that will break its limit."""
    me, now = actor_of_request(request), clock.now()
    facts = {
        "rows": openings.under_way(me, now),
        "most": openings.MOST,
        "schemes": trades.schemes(day_of(now)),
        "unheld": queries.unheld(now) if me.has_role(*openings.OVERSEES) else (),
    }
    return page(request, "openings", "openings", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act code entry ground left_reason reason")
def abnormal(request: HttpRequest) -> HttpResponse:
    """Who stands on the abnormal list by the officer's office; entering another, and letting one leave."""

    def enter(form: Form) -> None:
        code = form.text("code").strip().upper()[:18]
        form.run(operations.enter_abnormal, code, form.text("ground"), form.text("reason"))

    def leave(form: Form) -> None:
        form.run(operations.leave_abnormal, form.text("entry"), form.text("left_reason"))

    mend = posted(request, {"enter": enter, "leave": leave} if request.method == "POST" else {})
    me = actor_of_request(request)
    facts = {
        "rows": queries.abnormal_of(me),
        "latest": queries.registered_by(me),
        "grounds": ABNORMAL_GROUNDS,
        "keeps": bool(me.offices(*SUPERVISORS)),
    }
    return page(request, "abnormal", "abnormal", facts, mend)


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under its tab; after an act it is asked for anew, after a refusal it says what to mend."""
    mistakes = mend.mistakes if mend else ()
    if request.method == "POST" and not mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    me = actor_of_request(request)
    shown = {
        "here": "enterprises",
        "tab": tab,
        "menu": [
            ("entry_notices", "登记告知"),
            ("openings", "企业开办"),
            ("abnormal", "经营异常"),
            *([("trades", "经营大类")] if me.has_role(*KEEPERS) else []),
        ],
        "done": request.GET.get("done", ""),
        "mistakes": mistakes,
        "errors": (mend.errors if mend else None) or {},
        "typed": request.POST,
        **facts,
    }
    return render(request, f"workbench/enterprises/{template}.html", shown, status=422 if mistakes else 200)
