"""Pages of this room: whose centre they show, which month or week, and what their menu is."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.channels.workbench.windows.pages import chosen, managed
from yimen.channels.workbench.windows.pages import this_day as this_day
from yimen.kernel.actor import Actor, Role
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.registries.offices.rows import CentreRow
from yimen.registries.people import queries as people
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending

for_managers = needs_staff(Role.CENTRE_MANAGER, Role.ADMINISTRATOR)
MENU: Mapping[str, str] = {
    "team_rota": "班次安排",
    "team_attendance": "考勤",
    "team_assessment": "考核",
    "team_secondments": "派驻",
    "team_awards": "评比表彰",
    "team_budgets": "经费预算",
    "team_training": "培训",
    "team_leaders": "带班和现场办公",
    "team_figures": "人员配置",
}
"""What a manager sees; everybody has their own page beside it."""
YEARS = range(2000, 2200)
"""Those of which there may be pages."""
Acts = Mapping[str, Callable[[Form], None]]


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending, centre: CentreRow | None
) -> HttpResponse:
    """A page of this room; after a refusal with what has to be mended."""
    shown = {
        "here": "team",
        "tab": tab,
        "menu": MENU.items() if managed(actor_of_request(request)) else (),
        "raises": actor_of_request(request).has_role(Role.OFFICE_HEAD),
        "centre": centre,
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "today": this_day(),
        "done": request.GET.get("done", ""),
        **facts,
    }
    return render(request, f"workbench/team/{template}.html", shown, status=status_of(mend))


def acted(request: HttpRequest, acts: Acts) -> tuple[Mending, HttpResponseRedirect | None]:
    """Do what a form asks for; where to go when it is done."""
    if request.method != "POST":
        return Mending(), None
    mend = posted(request, acts)
    if mend.mistakes:
        return mend, None
    kept = request.GET.copy()
    kept["done"] = "yes"
    return mend, HttpResponseRedirect(f"{request.path}?{kept.urlencode()}")


def centre_of(request: HttpRequest) -> CentreRow:
    """The centre that the address names, or the first that one manages."""
    return chosen(request)


def month_in(request: HttpRequest, usual: date) -> date:
    """The month that the address names."""
    asked = request.GET.get("month", "")
    try:
        month = month_of(date.fromisoformat(f"{asked}-01"))
    except ValueError:
        return month_of(usual)
    return month if month.year in YEARS else month_of(usual)


def before(month: date) -> date:
    """The month before."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def around(month: date) -> dict[str, date]:
    """The months beside one, for the arrows of a page."""
    return {"month": month, "month_before": before(month), "month_after": month_after(month)}


def weights(form: Form, names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The weights that were typed, without those of nought."""
    found = ((name, form.text(f"w-{name}").strip()) for name in names)
    return tuple((name, form.number(f"w-{name}")) for name, weight in found if weight not in ("", "0"))


def everybody(me: Actor, centre: CentreRow) -> tuple[tuple[str, str], ...]:
    """The staff of the city, for the lists of forms, capped."""
    found = people.staff(this_day())
    return tuple((row.ref, f"{row.name} {row.number}") for row in found[:500])


def back(name: str, centre: CentreRow) -> str:
    """The address of a page about a centre."""
    return f"{reverse(f'workbench:{name}')}?centre={centre.ref}"
