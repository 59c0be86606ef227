"""The matters of a town: which its centre does, which are still handled elsewhere, and the list that is published."""

from collections.abc import Callable, Mapping
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.powers.pages import for_readers, page, this_day
from yimen.kernel.refusal import Refusal
from yimen.kernel.villages.matters import TownUnit
from yimen.kernel.villages.towns import Family
from yimen.registries.town_matters import operations, queries
from yimen.registries.town_matters.operations import KEEPERS, HandledAt, TownMatterSaid
from yimen.registries.towns import queries as towns
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Act = tuple[Callable[..., object], tuple[object, ...]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act basis day document family matter name place seen unit unit_kind")
def of_town(request: HttpRequest, ref: str) -> HttpResponse:
    """The inventory of a town, what of it is handled elsewhere, and the list that the public reads."""
    me, mend, on = actor_of_request(request), Mending(), this_day()
    centre = towns.centre(ref, on)
    if centre is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            act, facts = _act(request, ref)
            run(act, *facts, by=me, now=clock.now(), key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:town_matters", ref=ref)
    rows = queries.inventory(ref, on)
    shown = {
        "centre": centre,
        "rows": rows,
        "elsewhere": [row for row in rows if row.in_centre == "no"],
        "published": queries.published(ref),
        "families": [one.family for one in centre.families],
        "units": list(TownUnit),
        "typed": request.POST,
        "today": on,
        "may": me.has_role(*KEEPERS),
    }
    return page(request, "town_matters", "towns", shown, mend)


def _act(request: HttpRequest, ref: str) -> Act:
    """What a form of the page asks for, with what was typed into it."""
    said, basis = request.POST.get, request.POST.get("basis", "")
    family = said("family", "")
    at = HandledAt(family if family in set(Family) else "", "" if family else said("place", ""))
    day = partial(typed.day, request.POST, "day")
    known = typed.revision(request.POST)
    acts: Mapping[str, Callable[[], Act]] = {
        "enter": lambda: (
            operations.enter_town_matter,
            (ref, TownMatterSaid(said("name", ""), said("unit", ""), said("unit_kind", "")), at, day(), basis),
        ),
        "move": lambda: (operations.move_town_matter, (said("matter", ""), at, day(), basis, known)),
        "end": lambda: (operations.end_town_matter, (said("matter", ""), day(), basis, known)),
        "publish": lambda: (operations.publish_town_matters, (ref, said("document", ""))),
    }
    if said("act", "") not in acts:
        raise Http404(said("act", ""))
    return acts[said("act", "")]()
