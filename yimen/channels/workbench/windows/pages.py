"""Pages of the windows: whose centres they show, and what their menu is."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.actor import Actor, Role
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending

for_managers = needs_staff(Role.CENTRE_MANAGER, Role.ADMINISTRATOR)
MENU: Mapping[str, str] = {
    "window_groups": "窗口受理范围",
    "window_now": "现在的大厅",
    "window_waits": "等候时间",
    "window_flow": "人流",
    "window_load": "窗口忙闲",
    "window_plan": "并窗建议",
    "window_proposals": "增窗并窗",
}


def page(
    request: HttpRequest,
    template: str,
    tab: str,
    centre: CentreRow,
    facts: Mapping[str, object],
    mend: Mending | None = None,
) -> HttpResponse:
    """A page of this room about one centre; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    shown = {
        "here": "windows",
        "tab": tab,
        "menu": MENU.items(),
        "centre": centre,
        "centres": managed(actor_of_request(request)),
        "mistakes": mistakes,
        "errors": (mend.errors or {}) if mend else {},
        "typed": request.POST,
        "today": this_day(),
        **facts,
    }
    return render(request, f"workbench/windows/{template}.html", shown, status=422 if mistakes else 200)


def managed(me: Actor) -> tuple[CentreRow, ...]:
    """The centres whose windows this officer arranges: an administrator all with windows, a manager the own ones."""
    own = {post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER}
    every = me.has_role(Role.ADMINISTRATOR)
    return tuple(row for row in offices.centres(this_day()) if row.kind != "village" and (every or row.id in own))


def chosen(request: HttpRequest) -> CentreRow:
    """The centre that the address names, or the first one; there is always one, or the page is none."""
    mine = managed(actor_of_request(request))
    asked = request.GET.get("centre", "")
    found = next((row for row in mine if row.ref == asked), mine[0] if mine and not asked else None)
    if found is None:
        raise Http404
    return found


def this_day() -> date:
    """The day in the city."""
    return day_of(clock.now())
