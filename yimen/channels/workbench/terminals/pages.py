"""The terminals of one's centres: register one and see its code once, help who sits there, retire it, count."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.centre.terminals import operations as terminals
from yimen.engine.centre.terminals import queries
from yimen.engine.centre.terminals.operations import TerminalCode
from yimen.kernel.actor import Actor, Role
from yimen.kernel.visits.terminals import GUIDES
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.posted import takes
from yimen.threshold.run import run

STANDINGS = {
    "waiting": ("等待启用", "soon", "clock"),
    "free": ("空闲", "done", "ok"),
    "in_use": ("有人在用", "trust", "user"),
    "retired": ("已停用", "still", "stop"),
}
KEEPERS = (Role.CENTRE_MANAGER, Role.ADMINISTRATOR)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*GUIDES, Role.ADMINISTRATOR)
@takes("act centre name reason terminal")
def listed(request: HttpRequest) -> HttpResponse:
    """Every terminal of one's centres with what goes on there. A code is on this page once, and nowhere afterwards."""
    me, now = actor_of_request(request), clock.now()
    told: list[TerminalCode] = []
    mend = posted(request, _acts(told) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not told:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    today = day_of(now)
    since, until = typed.day_or(request.GET, "since", today.replace(day=1)), typed.day_or(request.GET, "until", today)
    facts: dict[str, Any] = {
        "here": "terminals",
        "rows": queries.terminals(me, now),
        "code": told[0] if told else None,
        "centres": [(one.ref, one.name) for one in _kept(me, today)],
        "may_keep": "yes" if me.has_role(*KEEPERS) else "",
        "counted": queries.filings(me, since, until, now),
        "since": since,
        "until": until,
        "standings": STANDINGS,
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/terminals/list.html", facts, status=422 if mend.mistakes else 200)


def _acts(told: list[TerminalCode]) -> Mapping[str, Callable[[Form], None]]:
    """What may be posted here; `told` takes the code that is to be shown."""

    def register(form: Form) -> None:
        said = (form.text("centre"), form.text("name"))
        told.append(run(terminals.register_terminal, *said, by=form.by, now=form.now, key=form.text("key")))

    def give_code(form: Form) -> None:
        ref = form.text("terminal")
        told.append(run(terminals.give_terminal_code, ref, by=form.by, now=form.now, key=form.text("key")))

    def assist(form: Form) -> None:
        form.run(terminals.help_at_terminal, form.text("terminal"))

    def retire(form: Form) -> None:
        form.run(terminals.retire_terminal, form.text("terminal"), form.text("reason"))

    return {"register": register, "give_code": give_code, "help": assist, "retire": retire}


def _kept(me: Actor, today: date) -> tuple[CentreRow, ...]:
    """The centres at which this actor may register a terminal."""
    if me.has_role(Role.ADMINISTRATOR):
        return offices.centres(today)
    own = {post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER}
    return tuple(found for id_ in own if id_ is not None and (found := offices.centre(id_, today)) is not None)
