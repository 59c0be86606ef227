"""Pages of the places: whose centres they show, and what their menu is."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.channels.workbench.duty.forms import status_of
from yimen.kernel.actor import Actor, Role
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending

AT_DESKS = (Role.WINDOW, Role.CENTRE_MANAGER, Role.AGENT)
for_desks = needs_staff(*AT_DESKS, Role.ADMINISTRATOR)
MENU: Mapping[str, str] = {"places": "场所设施", "found_things": "失物招领", "hall_stocks": "并入清点"}


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under a tab; after a refusal with what has to be mended."""
    told = mend or Mending()
    shown = {
        "here": "places",
        "tab": tab,
        "menu": MENU.items(),
        "mistakes": told.mistakes,
        "done": request.GET.get("done", ""),
        "today": day_of(clock.now()),
        **facts,
    }
    return render(request, f"workbench/places/{template}.html", shown, status=status_of(told))


def centres_of(me: Actor) -> tuple[CentreRow, ...]:
    """The centres at which this officer works; an administrator sees all."""
    own = {post.centre_id for post in me.posts if post.role in AT_DESKS}
    every = me.has_role(Role.ADMINISTRATOR)
    return tuple(row for row in offices.centres(day_of(clock.now())) if every or row.id in own)


def chosen(request: HttpRequest) -> CentreRow:
    """The centre that the address names, or the first one; there is always one, or the page is none."""
    mine = centres_of(actor_of_request(request))
    asked = request.GET.get("centre", "")
    found = next((row for row in mine if row.ref == asked), mine[0] if mine and not asked else None)
    if found is None:
        raise Http404
    return found


def keeps(me: Actor, centre: CentreRow) -> str:
    """Whether a page offers the forms that arrange a centre; the rule is in the act."""
    here = any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre.id for post in me.posts)
    return "yes" if here or me.has_role(Role.ADMINISTRATOR) else ""
