"""Defining a matter: its name, for whom it is, its items by their codes; with what is asked once and what is not."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.centre.matters import queries as matters
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.registries.bundles import operations, queries
from yimen.registries.bundles.operations import BundleSaid
from yimen.registries.bundles.rows import BundleGuide
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.themes import LIFE_EVENTS
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

for_desk = needs_staff(Role.REFORM_OFFICE, Role.CATALOGUE_EDITOR, Role.ADMINISTRATOR)
LAST = timedelta(days=365)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
@takes("always audience basis chosen day life_event name summary")
def listed(request: HttpRequest) -> HttpResponse:
    """Every matter on offer, the form that defines one more, and which items had to go elsewhere."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            said, day = _said(request), typed.day(request.POST, "day")
            basis, key = request.POST.get("basis", ""), request.POST.get("key", "")
            defined = run(operations.define_bundle, said, day, basis, by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal, {"bundles.name_taken": "name"})
        else:
            return redirect("workbench:bundle_desk", ref=defined.ref)
    facts = {"rows": queries.bundles_in_force(now), "reasons": matters.reasons(me, now - LAST), "act": "define"}
    return _page(request, "list", facts, mend, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
@takes("act always audience basis chosen day life_event name summary")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One matter: what is asked once, and the form that says anew what belongs to it, or ends it."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        key = request.POST.get("key", "")
        try:
            day = typed.day(request.POST, "day")
            if request.POST.get("act") == "end":
                run(operations.end_bundle, ref, day, request.POST.get("basis", ""), by=me, now=now, key=key)
            else:
                run(operations.revise_bundle, ref, _said(request), day, by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal, {"bundles.name_taken": "name"})
        else:
            return redirect("workbench:bundle_desk", ref=ref)
    guide = queries.guide(ref, (), {}, now)
    if guide is None:
        raise Http404(ref)
    facts = {"guide": guide, "names": {item.ref: item.name for item in guide.items}, "act": "revise"}
    return _page(request, "one", facts, mend, guide)


def _page(
    request: HttpRequest, template: str, facts: Mapping[str, object], mend: Mending, guide: BundleGuide | None
) -> HttpResponse:
    filled: dict[str, object] = {name: request.POST.get(name, "") for name in request.POST}
    if guide is not None and not filled:
        row = guide.bundle
        filled = {"name": row.name, "summary": row.summary, "audience": row.audience, "life_event": row.life_event}
        for need in ("always", "chosen"):
            filled[need] = "\n".join(item.ref for item in guide.items if item.need == need)
    shown = {
        "here": "bundles",
        "typed": filled,
        "events": LIFE_EVENTS,
        "today": day_of(clock.now()),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        **facts,
    }
    return render(request, f"workbench/bundles/{template}.html", shown, status=422 if mend.mistakes else 200)


def _said(request: HttpRequest) -> BundleSaid:
    said = request.POST.get
    return BundleSaid(
        name=said("name", ""),
        summary=said("summary", ""),
        audience=said("audience", ""),
        life_event=said("life_event", ""),
        always=_items(said("always", "")),
        chosen=_items(said("chosen", "")),
    )


def _items(typed: str) -> tuple[str, ...]:
    """Items by whichever of their codes, one a line; what is no code stays as it was typed, and is refused by name."""
    codes: Sequence[str] = [line.strip() for line in typed.splitlines() if line.strip()][:50]
    found = [(code, catalogue.in_force(code, clock.now())) for code in codes]
    return tuple(item.ref if item is not None else code for code, item in found)
