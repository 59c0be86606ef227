"""Propose a change: a drafted version, or what needs no text; and the way back to an older version."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.channels.workbench.refusals import NotChosen
from yimen.kernel.change_life import BEGINNING, SPEAKING, ChangeKind
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import changes, operations, queries
from yimen.registries.catalogue.drafts import Grounds
from yimen.registries.catalogue.refusals import ChangeOpen
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names import CHANGE_KINDS
from yimen.threshold.run import run

FIELDS = ("kind", "reason", "basis", "round", "batch", "counterpart", "into")


@never_cache
@require_http_methods(["GET", "POST"])
@for_the_desk
def version(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand a draft in, with kind, reason and basis."""
    draft = queries.version(ref[:64])
    if draft is None:
        raise Http404
    begun = any(row.in_force_from for row in queries.history(draft.ref))
    kinds = [kind for kind in ChangeKind if kind in SPEAKING and (kind in BEGINNING) != begun]
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            return _done(
                run(
                    operations.propose_version,
                    ref,
                    _grounds(request),
                    int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1,
                    by=actor_of_request(request),
                    now=clock.now(),
                    key=request.POST.get("key", ""),
                ).ref
            )
        except ChangeOpen as there:
            return _done(there.ref)
        except Refusal as refusal:
            return _page(request, kinds, draft.ref, draft.name, mending(refusal), draft.seen)
    return _page(request, kinds, draft.ref, draft.name, Mending(), draft.seen)


@never_cache
@require_http_methods(["GET", "POST"])
@for_the_desk
def item(request: HttpRequest, ref: str) -> HttpResponse:
    """Propose to cancel, devolve, merge, hand over, suspend or resume an item in force."""
    found = queries.in_force(ref[:64], clock.now())
    if found is None:
        raise Http404
    kinds = [kind for kind in ChangeKind if kind not in SPEAKING]
    if request.method == "POST":
        try:
            actor, key = actor_of_request(request), request.POST.get("key", "")
            done = run(operations.propose_for_item, ref, _grounds(request), by=actor, now=clock.now(), key=key)
        except ChangeOpen as there:
            return _done(there.ref)
        except Refusal as refusal:
            return _page(request, kinds, found.ref, found.name, mending(refusal), 0)
        return _done(done.ref)
    return _page(request, kinds, found.ref, found.name, Mending(), 0)


@never_cache
@require_POST
@for_the_desk
def restore(request: HttpRequest, ref: str) -> HttpResponse:
    """Draft a new version that says what this one said."""
    old = queries.version(ref[:64])
    if old is None:
        raise Http404
    try:
        actor, key = actor_of_request(request), request.POST.get("key", "")
        run(operations.restore_version, ref, by=actor, now=clock.now(), key=key)
    except Refusal as refusal:
        facts = {"item": old, "lines": (), "mistakes": mending(refusal).mistakes}
        return page(request, "versions", "items", facts, status=422)
    return redirect("workbench:catalogue_versions", old.ref)


def _done(ref: str) -> HttpResponse:
    return redirect("workbench:catalogue_change", ref)


def _grounds(request: HttpRequest) -> Grounds:
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    if typed["kind"] not in ChangeKind.__members__.values():
        raise NotChosen(field="kind")
    return Grounds(
        ChangeKind(typed["kind"]),
        typed["reason"],
        typed["basis"],
        typed["round"],
        typed["batch"],
        typed["counterpart"],
        typed["into"],
    )


def _page(
    request: HttpRequest, kinds: list[ChangeKind], item_ref: str, name: str, mend: Mending, seen: int
) -> HttpResponse:
    typed: dict[str, Any] = {field: request.POST.get(field, "") for field in FIELDS}
    facts = {
        "item_ref": item_ref,
        "name": name,
        "kinds": [(kind.value, told(CHANGE_KINDS[kind])) for kind in kinds],
        "rounds": [(row.ref, row.name) for row in changes.rounds()],
        "typed": typed,
        "seen": seen,
        "with_text": bool(seen),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "propose", "board", facts, status=422 if mend.mistakes else 200)
