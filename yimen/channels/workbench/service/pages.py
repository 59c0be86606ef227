"""Pages of the service room: who reads them, what its menu is, and how a form of it is read."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.run import run

AT_THE_CENTRE = (Role.WINDOW, Role.CENTRE_MANAGER)
for_centre = needs_staff(*AT_THE_CENTRE)
for_all = needs_staff()
for_leaders = needs_staff(Role.CENTRE_MANAGER, Role.OFFICE_HEAD)

MENU: Mapping[str, tuple[str, tuple[Role, ...]]] = {
    "service_today": ("今天的预约", AT_THE_CENTRE),
    "service_plans": ("预约方案和值班", (Role.CENTRE_MANAGER, Role.OFFICE_HEAD)),
    "service_enquiries": ("咨询", ()),
    "service_talks": ("在线交谈", AT_THE_CENTRE),
    "noes": ("否定答复", ()),
    "service_home": ("上门服务", ()),
    "service_follow": ("帮办和跟踪", ()),
    "service_hours": ("延时和周末", AT_THE_CENTRE),
}
"""Route -> what the entry is called, and for whom."""


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under the tab `tab`; after a refusal with what has to be mended."""
    me = actor_of_request(request)
    menu = [(route, words) for route, (words, roles) in MENU.items() if not roles or me.has_role(*roles)]
    mistakes = mend.mistakes if mend else ()
    shown = {
        "here": "service",
        "tab": tab,
        "menu": menu,
        "mistakes": mistakes,
        "errors": (mend.errors or {}) if mend else {},
        "typed": request.POST,
        "today": day_of(clock.now()),
        **facts,
    }
    return render(request, f"workbench/service/{template}.html", shown, status=422 if mistakes else 200)


Act = Callable[[], tuple[Callable[..., object], tuple[object, ...]]]


def tried(request: HttpRequest, acts: Mapping[str, Act], places: Mapping[str, str] | None = None) -> Mending | None:
    """Do what the form `act` of a page asks for; None when it is done, else what has to be mended."""
    asked = acts.get(request.POST.get("act", ""))
    try:
        if asked is None:
            raise NoSuchThing(what="act")
        act, facts = asked()
        run(act, *facts, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return mending(refusal, places)
    return None


def staff_of(request: HttpRequest, name: str = "staff") -> str:
    """Who is meant by a staff number 工号; refuses with NoSuchThing."""
    row = people.staff_by_number(request.POST.get(name, "").strip())
    if row is None:
        raise NoSuchThing(what="staff")
    return row.ref
