"""The base catalogue at the desk 基本目录: what exists in law, the city's standard way of it, and who leaves it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.channels.workbench.refusals import NotChosen
from yimen.kernel.actor import Actor, Role
from yimen.kernel.base_items import BaseSaid, Treatment
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Terms
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import base_items, operations, queries
from yimen.registries.catalogue.base_items import BaseItemFilter, BaseItemRow
from yimen.registries.catalogue.reform.deviations import deviations, standards
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import language
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.items import ITEM_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.rules import element_said

TREATMENTS = {
    Treatment.APPROVAL: "要先批准",
    Treatment.SIMPLIFIED: "简化了",
    Treatment.NONE: "不要许可",
    Treatment.TRANSFERRED: "不归政府批",
}
TYPED = ("code", "name", "kind", "treatment", "from_day", "basis", "standard")
NONE = "-"
PLACES = {
    "writing.no_such_thing": "standard",
    "codes.not_well_formed": "code",
    "catalogue.code_taken": "code",
    "catalogue.text_unsound": "name",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("code name kind treatment standard from_day basis")
def listed(request: HttpRequest) -> HttpResponse:
    """The base items of today by code; the city's desk enters another above them."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            code, said = request.POST.get("code", "").strip(), _said(request, None)
            day = typed.day(request.POST, "from_day")
            basis, key = request.POST.get("basis", ""), request.POST.get("key", "")
            run(operations.enter_base_item, code, said, day, basis, by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            return redirect("workbench:catalogue_base", code)
    asked = {name: request.GET.get(name, "").strip()[:40] for name in ("kind", "treatment", "level", "words")}
    found = base_items.base_items(BaseItemFilter(**asked), now, day_of(now), request.GET.get("after", "")[:12])
    facts = {**_choices(), "rows": found.rows, "after": found.after, "asked": asked, "may": _may(me)}
    return _page(request, "bases", facts, mend, {"from_day": day_of(now).isoformat()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("name kind treatment standard from_day basis then")
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One base item: what it says, its standard way, and where its items leave that."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    row = base_items.base_item(code, now, day_of(now))
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            _act(request, row)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            return redirect(
                f"{reverse('workbench:catalogue_bases')}?words={row.name}" if _ends(request) else request.path
            )
    facts = {
        **_choices(),
        "row": row,
        "standard": base_items.standard(code, day_of(now)),
        "deviations": [
            (held, [element_said(one, language()) for one in held.stricter], _names(held.different))
            for held in deviations(code, now, day_of(now))
        ],
        "may": _may(me),
    }
    before = {"name": row.name, "kind": row.kind, "treatment": row.treatment}
    return _page(request, "base_item", facts, mend, before)


@never_cache
@require_http_methods(["GET", "HEAD"])
@for_the_desk
def deviating(request: HttpRequest) -> HttpResponse:
    """All standard ways of the city, with how far its offices keep to them."""
    now = clock.now()
    return page(request, "deviations", "bases", {"rows": standards(now, day_of(now))})


def _act(request: HttpRequest, row: BaseItemRow) -> None:
    by, now, key = actor_of_request(request), clock.now(), request.POST.get("key", "")
    basis, day = request.POST.get("basis", ""), typed.day(request.POST, "from_day")
    if _ends(request):
        run(operations.end_base_item, row.code, day, basis, by=by, now=now, key=key)
        return
    said = _said(request, base_items.standard(row.code, day_of(now)))
    run(operations.restate_base_item, row.code, said, day, basis, by=by, now=now, key=key)


def _ends(request: HttpRequest) -> bool:
    return request.POST.get("then") == "end"


def _said(request: HttpRequest, standard: Terms | None) -> BaseSaid:
    treatment = request.POST.get("treatment", "")
    if treatment not in set(Treatment):
        raise NotChosen(field="treatment")
    name, kind = request.POST.get("name", ""), request.POST.get("kind", "")
    return BaseSaid(name, kind, Treatment(treatment), _standard(request, standard))


def _standard(request: HttpRequest, standard: Terms | None) -> Terms | None:
    """The standard way that was chosen: as before, none, or what an item in force says now."""
    code = request.POST.get("standard", "").strip()[:80]
    if code in ("", NONE):
        return None if code else standard
    item = queries.in_force(code, clock.now())
    if item is None:
        raise NoSuchThing(what="item")
    return item.terms


def _may(me: Actor) -> bool:
    return any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in me.posts)


def _names(elements: tuple[str, ...]) -> list[str]:
    return [element_said(element, language()) for element in elements]


def _choices() -> dict[str, Any]:
    return {"kinds": [(str(kind), words) for kind, words in ITEM_KINDS.items()], "treatments": TREATMENTS}


def _page(
    request: HttpRequest, template: str, facts: dict[str, Any], mend: Mending, before: dict[str, str]
) -> HttpResponse:
    posted = request.method == "POST"
    typed = {name: request.POST.get(name, "") if posted else before.get(name, "") for name in TYPED}
    shown = {**facts, "typed": typed, "posted": posted, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return page(request, template, "bases", shown, 422 if mend.mistakes else 200)
