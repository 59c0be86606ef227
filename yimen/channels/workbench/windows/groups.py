"""Window groups: which there are in a centre, what one takes in, and the forms that change it from a day on."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.windows.pages import chosen, for_managers, managed, page
from yimen.insight.windows import queries as work
from yimen.kernel.lists import FAMILIES, Family
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.window_groups import NAMES_ITEMS, GroupKind
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.windows import operations, queries
from yimen.registries.windows.operations import GroupSaid
from yimen.threshold import clock, listing, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

_LISTS = tuple(code for family in (Family.MORE, Family.PROMISES, Family.LONGYAN) for code in FAMILIES[family])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("name kind letter list basis day window item")
def listed(request: HttpRequest) -> HttpResponse:
    """The counters and groups of a centre, and the form that forms one more."""
    centre, mend, now = chosen(request), None, clock.now()
    if request.method == "POST":
        try:
            formed = run(
                operations.form_group,
                centre.ref,
                _said(request),
                typed.day(request.POST, "day"),
                request.POST.get("basis", ""),
                by=actor_of_request(request),
                now=now,
                key=request.POST.get("key", ""),
            )
        except Refusal as refusal:
            mend = mending(refusal, {"windows.letter_taken": "letter"})
        else:
            return redirect("workbench:window_group", ref=formed.ref)
    groups = queries.groups(centre.ref, now)
    taken = {one.letter for one in groups}
    facts = {
        "groups": groups,
        "counters": queries.counters(centre.ref, day_of(now)),
        "kinds": list(GroupKind),
        "letters": [letter for letter in map(chr, range(ord("A"), ord("Z") + 1)) if letter not in taken],
        "lists": [(code, listing.name_of_list(code)) for code in dict.fromkeys(_LISTS)],
    }
    return page(request, "groups", "window_groups", centre, facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act day window item code into basis")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One group: its counters, its items, how it was used, and what may be done with it."""
    now, me, mend = clock.now(), actor_of_request(request), None
    group = queries.group(ref, now)
    centre = next((row for row in managed(me) if group is not None and row.ref == group.centre_ref), None)
    if group is None or centre is None:
        raise Http404(ref)
    if request.method == "POST":
        mend = _acted(request, ref)
        if mend is None:
            return redirect(_after(request, ref))
    start = request.GET.get("chain", "")[:64]
    counters = queries.counters(centre.ref, day_of(now))
    facts = {
        "group": queries.group(ref, now),
        "items": queries.items(ref, now, request.GET.get("after", "")),
        "names_items": group.kind in NAMES_ITEMS,
        "months": work.months(ref, now),
        "counters": counters,
        "inside": [row for row in counters if row.group_ref == ref],
        "outside": [row for row in counters if row.group_ref != ref],
        "others": [row for row in queries.groups(centre.ref, now) if row.ref != ref],
        "start": start,
        "chain": queries.chain(start, now) if start else (),
    }
    return page(request, "group", "window_groups", centre, facts, mend)


def _after(request: HttpRequest, ref: str) -> str:
    return reverse("workbench:window_group", args=[request.POST.get("into") or ref])


def _said(request: HttpRequest) -> GroupSaid:
    said = request.POST.get
    kind = said("kind", "")
    return GroupSaid(
        kind=kind,
        letter=said("letter", ""),
        name=said("name", ""),
        list_code=said("list", "") if kind == GroupKind.LIST else "",
        windows=tuple(request.POST.getlist("window"))[:100],
        items=tuple(request.POST.getlist("item"))[:500],
    )


def _acted(request: HttpRequest, ref: str) -> Mending | None:
    """Do what the form asks for; None when it is done, else what has to be mended."""
    try:
        act, facts = _act(request, request.POST.get("act", ""))
        run(act, ref, *facts, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return mending(refusal)
    return None


def _act(request: HttpRequest, name: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    several, basis = request.POST.getlist, request.POST.get("basis", "")
    day = typed.day(request.POST, "day")
    acts: Mapping[str, Callable[[], tuple[Callable[..., object], tuple[object, ...]]]] = {
        "place": lambda: (operations.place_windows, (tuple(several("window")), day)),
        "free": lambda: (operations.free_windows, (tuple(several("window")), day)),
        "scope": lambda: (operations.scope_items, (_items(request), day)),
        "release": lambda: (operations.release_items, (tuple(several("item")), day)),
        "merge": lambda: (operations.merge_groups, (request.POST.get("into", ""), day, basis)),
        "end": lambda: (operations.end_group, (day, basis)),
    }
    if name not in acts:
        raise NoSuchThing(what="act")
    return acts[name]()


def _items(request: HttpRequest) -> tuple[str, ...]:
    """Items ticked, or one by its code; refuses with NoSuchThing."""
    ticked = tuple(request.POST.getlist("item"))
    code = request.POST.get("code", "").strip()
    if not code:
        return ticked
    found = catalogue.in_force(code, clock.now())
    if found is None:
        raise NoSuchThing(what="item")
    return (*ticked, found.ref)
