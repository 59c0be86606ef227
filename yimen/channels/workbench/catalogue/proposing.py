"""Propose a change: a drafted version, or what needs no text; and the way back to an older version."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.channels.workbench.refusals import NotChosen
from yimen.kernel.change_life import BEGINNING, SPEAKING, ChangeKind
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.drafts import Grounds, Removal, Removed
from yimen.registries.catalogue.refusals import ChangeOpen
from yimen.registries.catalogue.review import changes
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.items import CHANGE_KINDS, REMOVALS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

FIELDS = ("kind", "reason", "basis", "round", "batch", "counterpart", "into")


@never_cache
@require_http_methods(["GET", "POST"])
@for_the_desk
@takes("kind basis reason batch round into counterpart removed-* seen")
def version(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand a draft in, with kind, reason and basis."""
    draft = queries.version(ref[:64])
    if draft is None:
        raise Http404
    kinds = _kinds(draft, clock.now())
    gone = _gone(draft)
    if request.method == "POST":
        try:
            return _done(
                run(
                    operations.propose_version,
                    ref,
                    replace(_grounds(request), removed=_removed(request, gone)),
                    typed.revision(request.POST),
                    by=actor_of_request(request),
                    now=clock.now(),
                    key=request.POST.get("key", ""),
                ).ref
            )
        except ChangeOpen as there:
            return _done(there.ref)
        except Refusal as refusal:
            return _page(request, kinds, draft.ref, draft.name, mending(refusal), draft.seen, gone)
    return _page(request, kinds, draft.ref, draft.name, Mending(), draft.seen, gone)


@never_cache
@require_http_methods(["GET", "POST"])
@for_the_desk
@takes("kind basis reason batch round into counterpart removed-* seen")
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
@takes()
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


def _kinds(draft: ItemView, now: datetime) -> list[ChangeKind]:
    """What a draft may be proposed as: a beginning while nothing is in force, a conversion where the kind changes."""
    rows = queries.history(draft.ref)
    binding = next((row for row in rows if row.in_force_from and not _is_over(row.in_force_until, now)), None)
    if binding is None:
        return [kind for kind in ChangeKind if kind in BEGINNING]
    before = queries.version(binding.version_ref)
    if before is not None and before.kind != draft.kind:
        return [ChangeKind.CONVERT]
    return [kind for kind in ChangeKind if kind in SPEAKING - BEGINNING and kind is not ChangeKind.CONVERT]


def _is_over(until: datetime | None, now: datetime) -> bool:
    return until is not None and until <= now


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


def _gone(draft: ItemView) -> dict[str, str]:
    """The materials that the version in force asks for and this one does not: code and name."""
    force = queries.in_force(draft.ref, clock.now())
    kept = {one.code for one in draft.terms.materials}
    asked = force.terms.materials if force and not force.guide_only else ()
    return {one.code: one.name for one in asked if one.code not in kept}


def _removed(request: HttpRequest, gone: dict[str, str]) -> tuple[Removed, ...]:
    """Why each is not asked for any more; what nobody chose is left to the operation's own word."""
    said = ((code, request.POST.get(f"removed-{code}", "")) for code in gone)
    return tuple(Removed(code, Removal(why)) for code, why in said if why in set(Removal))


def _page(
    request: HttpRequest,
    kinds: list[ChangeKind],
    item_ref: str,
    name: str,
    mend: Mending,
    seen: int,
    gone: dict[str, str] | None = None,
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
        "gone": [(code, material, request.POST.get(f"removed-{code}", "")) for code, material in (gone or {}).items()],
        "removals": [(code, told(words)) for code, words in REMOVALS.items()],
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "propose", "board", facts, status=422 if mend.mistakes else 200)
