"""Pages of the agents' room: who reads them, what their menu is, and how a form becomes one operation."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.actor import Role
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending
from yimen.threshold.run import run

for_agents = needs_staff(Role.AGENT)
for_windows = needs_staff(Role.WINDOW)
MENU: Mapping[str, str] = {
    "agency": "今天要办",
    "agency_who": "代办收件",
    "agency_mandates": "委托书",
    "agency_batches": "集中代办",
}
"""Route -> what the entry is called."""


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under the tab `tab`; after a refusal with what has to be mended."""
    mend = mend or Mending()
    shown = {
        "here": "agency",
        "tab": tab,
        "menu": MENU.items(),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        **facts,
    }
    return render(request, f"workbench/agency/{template}.html", shown, status=422 if mend.mistakes else 200)


def asked(request: HttpRequest, act: Callable[..., object], *facts: object) -> object:
    """One operation, done once for one click."""
    key = request.POST.get("key", "")
    return run(act, *facts, by=actor_of_request(request), now=clock.now(), key=key)
