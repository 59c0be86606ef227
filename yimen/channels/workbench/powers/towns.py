"""Town centres: the list with what each lacks, one centre with its forms, and units by any name they ever bore."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.powers.pages import for_readers, page, this_day
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.villages.towns import Family, Station
from yimen.registries.delegations import queries as delegations
from yimen.registries.offices import queries as offices
from yimen.registries.town_matters import queries as town_matters
from yimen.registries.towns import operations, queries
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_safe
@for_readers
def listed(request: HttpRequest) -> HttpResponse:
    """All town centres with their class, their windows and how many things each lacks."""
    on = this_day()
    refs = [row.ref for row in offices.centres(on) if row.kind == "town"]
    centres = [found for ref in refs[:200] if (found := queries.centre(ref, on)) is not None]
    missing = [row for row in queries.stations(on) if row.standing == "missing"]
    elsewhere = {row.centre_ref: row for row in town_matters.counts(on)}
    facts = {"missing": missing, "more": max(0, len(refs) - 200)}
    return page(request, "towns", "towns", {"centres": [(one, elsewhere.get(one.ref)) for one in centres], **facts})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act basis centre_class covered_by day family item office owner station window")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A town centre: class, hosts, families, stations, what it publishes; an administrator acts here."""
    me, mend, on = actor_of_request(request), Mending(), this_day()
    if request.method == "POST":
        try:
            act, facts = _act(request, request.POST.get("act", ""))
            run(act, ref, *facts, by=me, now=clock.now(), key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:town", ref=ref)
    centre = queries.centre(ref, on)
    if centre is None:
        raise Http404(ref)
    shown = {
        "centre": centre,
        "classes": queries.class_history(ref),
        "published": delegations.published_by(ref, on),
        "windows": offices.windows(ref, on),
        "offices": offices.offices(on),
        "neighbours": [row for row in offices.centres(on) if row.kind == "town" and row.ref != ref],
        "families": list(Family),
        "stations": list(Station),
        "today": on,
        "may": me.has_role(Role.ADMINISTRATOR),
    }
    return page(request, "town", "towns", shown, mend)


@require_safe
@for_readers
def units(request: HttpRequest) -> HttpResponse:
    """Offices and centres by a name they bear, or bore once."""
    words = request.GET.get("words", "").strip()[:60]
    return page(request, "units", "units", {"words": words, "rows": offices.found_by_name(words, this_day())})


def _act(request: HttpRequest, name: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    """What a form of the page asks for, with what was typed into it."""
    said, basis = request.POST.get, request.POST.get("basis", "")
    number = said("centre_class", "")
    acts: Mapping[str, Callable[[], tuple[Callable[..., object], tuple[object, ...]]]] = {
        "class": lambda: (
            operations.class_centre,
            (int(number) if number in ("1", "2") else 0, typed.day(request.POST, "day"), basis),
        ),
        "host": lambda: (operations.join_centre, (said("office", ""), typed.day(request.POST, "day"), basis)),
        "station": lambda: (
            operations.oblige_station,
            (said("station", ""), said("window", ""), said("covered_by", ""), basis),
        ),
        "family": lambda: (
            operations.fill_family,
            (said("family", ""), said("owner", ""), tuple(request.POST.getlist("window")), _items(request)),
        ),
        "trial": lambda: (operations.start_trial, (typed.day(request.POST, "day"), basis)),
        "publish": lambda: (operations.publish_centre, (typed.day(request.POST, "day"), basis)),
    }
    if name not in acts:
        raise Http404(name)
    return acts[name]()


def _items(request: HttpRequest) -> tuple[str, ...]:
    return tuple(request.POST.getlist("item"))[:500]
