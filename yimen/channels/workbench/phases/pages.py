"""Planning phases: for one place or for everything right below it, and calling one off that has not begun."""

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.kernel.actor import Role
from yimen.kernel.terms import Audience
from yimen.kernel.villages.phases import LEVELS, TOWN
from yimen.registries.dated import day_of
from yimen.registries.phases import operations, queries
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionRow
from yimen.threshold import clock
from yimen.threshold.actors import needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes

SERVED = {Audience.PERSON: "个人事项", Audience.ORGANISATION: "法人事项"}
BELOW = "below:"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.REFORM_OFFICE, Role.ADMINISTRATOR)
@takes("act begins document end_document exception phase place served")
def listed(request: HttpRequest) -> HttpResponse:
    """Every place with its phases, and the form of the next."""
    now = clock.now()
    tree = [row for row in regions.tree(day_of(now)) if row.level in LEVELS]
    mend = posted(request, _acts(tree) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    below = [
        (f"{BELOW}{row.ref}", told("{place}的全部下级", place=row.name))
        for row in tree
        if row.level < TOWN and any(one.parent_ref == row.ref for one in tree)
    ]
    facts = {
        "here": "phases",
        "places": queries.phases(now),
        "where": [*below, *((row.ref, row.name) for row in tree)],
        "served": [(str(one), told(words)) for one, words in SERVED.items()],
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/phases/list.html", facts, status=422 if mend.mistakes else 200)


def _acts(tree: Sequence[RegionRow]) -> Mapping[str, Callable[[Form], None]]:
    def plan(form: Form) -> None:
        said = form.text("place")
        above = said.removeprefix(BELOW)
        places = tuple(row.ref for row in tree if row.parent_ref == above) if above != said else (said,)
        told_of = (form.text("served"), form.day("begins"), form.text("document"), form.text("exception"))
        form.run(operations.plan_phases, places, *told_of)

    def call_off(form: Form) -> None:
        form.run(operations.call_off_phase, form.text("phase"), form.text("end_document"))

    return {"plan": plan, "call_off": call_off}
