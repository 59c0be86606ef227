"""Lists: what waits for this officer, by what falls due; and finding a case by its number."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.workbench import looks
from yimen.channels.workbench.words import SIGHTS
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseView, Page
from yimen.kernel.actor import Actor, Role, ScopeKind
from yimen.kernel.network import Stock
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Necessity
from yimen.registries.catalogue.reform.rectifications import CONCERNED
from yimen.registries.network import queries as network
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.limits import limited

KINDS: Mapping[str, frozenset[ScopeKind]] = {
    "desk": frozenset({ScopeKind.DESK}),
    "office": frozenset({ScopeKind.OFFICE}),
    "centre": frozenset({ScopeKind.CENTRE}),
    "region": frozenset({ScopeKind.VILLAGE, ScopeKind.TOWN, ScopeKind.COUNTY, ScopeKind.CITY}),
}
LAMPS = ("", "red", "amber", "green", "paused")
AT_THE_COUNTER = "instant"
"""What can be decided at once, at the own desks: the queue of the window for files that are complete."""
MOST = 1000
REVIEWERS = (Role.CATALOGUE_EDITOR, Role.CHIEF, Role.OFFICE_HEAD, Role.LEGAL_REVIEWER, Role.REFORM_OFFICE)
"""Roles at whose desks changes of the catalogue wait."""

AT_ONCE = (Role.REVIEWER, Role.CHIEF, Role.DECIDER)
"""Roles at whose desks somebody may be named for a case at the counter; the list asks for those beside itself."""


@snapshot
class Tab:
    """One way of looking: the own desks, the office, the centre, the region."""

    name: str
    words: str
    url: str
    here: str


@snapshot
class LampFilter:
    """A lamp to narrow the list by, with how many there are (bounded)."""

    name: str
    count: str
    url: str
    here: str


@require_safe
@needs_staff()
def worklist(request: HttpRequest) -> HttpResponse:
    """The open cases of one sight, by what falls due: session, actor, rows and counts are the four statements."""
    me, now = actor_of_request(request), clock.now()
    sight = _sight(me, request.GET.get("sight", ""))
    narrowed = seen_as(me, sight)
    lamp = request.GET.get("lamp", "")
    words = request.GET.get("words", "").strip()[:50]
    page = cases.worklist(
        narrowed, now, request.GET.get("after"), lamp if lamp in (*LAMPS, AT_THE_COUNTER) else "", words
    )
    counts = cases.counts(narrowed, now)
    peeked = request.GET.get("peek", "")
    facts: dict[str, object] = {
        "here": "worklist",
        "groups": looks.by_day(page.rows, now),
        "shown": len(page.rows),
        "after": page.after,
        "tabs": _tabs(me, sight),
        "sight": sight,
        "lamp": lamp,
        "words": words,
        "lamps": _lamps(counts, lamp, sight, words),
        "late": bounded(counts.get("red", 0)) if counts.get("red") else "",
        "soon": bounded(counts["amber"], counts["amber_more"]) if counts["amber"] else "",
        "total": bounded(counts.get("all", 0)),
        "plain": "" if lamp or words or request.GET.get("after") else "yes",
        "peeked": peeked,
        "instant": lamp == AT_THE_COUNTER if me.has_role(Role.WINDOW) else None,
        "at_counter": me.has_role(*AT_ONCE),
        "reviewing": me.has_role(*REVIEWERS),
        "alarmed": me.has_role(*CONCERNED),
    }
    if peeked and (view := cases.find(peeked, me, now)):
        facts |= _peek_facts(view)
    return render(request, "workbench/worklist.html", facts)


@require_safe
@needs_staff()
def onward(request: HttpRequest) -> HttpResponse:
    """The case that follows another one in the own list; one that has left the list is followed by its first."""
    me, now = actor_of_request(request), clock.now()
    mine = seen_as(me, _sight(me, ""))
    page = cases.worklist(mine, now, None, "", "")
    refs, left = [row.ref for row in page.rows], request.GET.get("after", "")
    rest = refs[refs.index(left) + 1 :] if left in refs else refs
    if not rest and page.after:
        rest = [row.ref for row in cases.worklist(mine, now, page.after, "", "").rows]
    return redirect("workbench:case", rest[0]) if rest else redirect("workbench:worklist")


@require_safe
@needs_staff()
def peek(request: HttpRequest, ref: str) -> HttpResponse:
    """A case at a glance, beside the list; asked for as a page of its own, it is the case page."""
    if "HX-Request" not in request.headers:
        return redirect("workbench:case", ref)
    view = cases.find(ref, actor_of_request(request), clock.now())
    if view is None:
        return render(request, "workbench/peek_gone.html", status=404)
    return render(request, "workbench/peek.html", _peek_facts(view))


def _peek_facts(view: CaseView) -> dict[str, object]:
    files = sum(len(row.files) for row in view.materials)
    lacking = [row for row in view.materials if not row.files and row.term.necessity is not Necessity.OPTIONAL]
    return {
        "view": view,
        "clocks": looks.clocks(view),
        "first_fields": view.form[:4],
        "files": files,
        "lacking": lacking,
        "open_notice": next((one for one in view.corrections if one.closed_at is None), None),
    }


@require_safe
@needs_staff()
@limited("desk_search", 60, timedelta(minutes=1), ("GET", "HEAD"))
def search(request: HttpRequest) -> HttpResponse:
    """Find a case: its number opens it at once, open or closed, and so does the one that an absorbed hall gave it.

    Other words look through what this officer may see.
    """
    me, now = actor_of_request(request), clock.now()
    words = request.GET.get("words", "").strip()[:50]
    if words and (found := _numbered(words, me, now)):
        return redirect("workbench:case", found.ref)
    page = cases.worklist(me, now, request.GET.get("after"), "", words) if words else Page((), None)
    return render(
        request,
        "workbench/search.html",
        {"here": "search", "words": words, "rows": page.rows, "after": page.after, "shown": len(page.rows)},
    )


def _numbered(number: str, me: Actor, now: datetime) -> CaseView | None:
    if found := cases.find_by_number(number, me, now):
        return found
    here = (one.named for one in network.by_old_number(number) if one.kind == Stock.CASE and one.named)
    return next((found for one in here if (found := cases.find_by_number(one, me, now))), None)


def seen_as(me: Actor, sight: str) -> Actor:
    """The same officer with fewer rights to look: one sight only. It can only narrow."""
    kinds = KINDS.get(sight, frozenset())
    return replace(me, scopes=frozenset(scope for scope in me.scopes if scope.kind in kinds))


def _sights(me: Actor) -> list[str]:
    held = {scope.kind for scope in me.scopes}
    return [name for name, kinds in KINDS.items() if kinds & held]


def _sight(me: Actor, asked: str) -> str:
    mine = _sights(me)
    return asked if asked in mine else mine[0] if mine else ""


def _tabs(me: Actor, sight: str) -> tuple[Tab, ...]:
    address = reverse("workbench:worklist")
    return tuple(
        Tab(name, told(SIGHTS[name]), f"{address}?sight={name}", "yes" if name == sight else "") for name in _sights(me)
    )


def _lamps(counts: Mapping[str, int], lamp: str, sight: str, words: str) -> tuple[LampFilter, ...]:
    address = reverse("workbench:worklist")
    return tuple(
        LampFilter(
            name,
            bounded(counts[name or "all"], counts.get(f"{name}_more", 0)) if (name or "all") in counts else "",
            f"{address}?sight={sight}" + (f"&lamp={name}" if name else ""),
            "yes" if name == lamp and not words else "",
        )
        for name in LAMPS
    )


def bounded(count: int, more: int = 0) -> str:
    """A count that was only taken so far: 1000+, or 19+ when more than those were not looked at."""
    return f"{MOST}+" if count >= MOST else f"{count}+" if more else str(count)
