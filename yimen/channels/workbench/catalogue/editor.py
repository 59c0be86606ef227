"""The element editor: one page a group, one form a page, saved as it is typed, with the live rule check beside it.

Every page works by its button alone; what cannot be saved stays as it was typed, with what to mend.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.catalogue import looks, saving
from yimen.channels.workbench.catalogue.checking import Checked, check
from yimen.channels.workbench.catalogue.libraries import offered, record_of
from yimen.channels.workbench.catalogue.looks import Drawn
from yimen.channels.workbench.catalogue.pages import for_the_desk, may_edit, page
from yimen.channels.workbench.catalogue.saving import Kept, Place
from yimen.engine.publication.result_samples import queries as samples
from yimen.engine.publication.result_samples.rows import ResultShown
from yimen.kernel.product_classes import PRODUCT
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.version_life import VersionState
from yimen.registries.catalogue import queries
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold import clock
from yimen.threshold.elements.document import Document, digest, document_of, value_at, with_value
from yimen.threshold.elements.kinds import Group, Listed
from yimen.threshold.elements.reading import controls_of, fresh_code
from yimen.threshold.elements.table import GROUPS, RESULTS, group_of
from yimen.threshold.language import language, told
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.sentences import sentence

UP, DOWN = -1, 1
MOST_RECORDS = 200


@snapshot
class Spot:
    """Where somebody is in the editor: a group, or one record of one of its lists."""

    group: Group
    listed: Listed | None = None
    number: int = 0

    @property
    def place(self) -> Place:
        return Place(self.listed.elements if self.listed else self.group.elements, self.listed, self.number)

    def address(self, ref: str) -> str:
        if self.listed is None:
            return reverse("workbench:catalogue_edit", args=[ref, self.group.code])
        return reverse("workbench:catalogue_record", args=[ref, self.group.code, self.listed.path, self.number])

    def keep_address(self, ref: str) -> str:
        if self.listed is None:
            return reverse("workbench:catalogue_keep", args=[ref, self.group.code])
        return reverse("workbench:catalogue_keep_record", args=[ref, self.group.code, self.listed.path, self.number])


def asked_of(group: str, listed: str = "", **_: object) -> Iterator[str]:
    """The names of the controls that a group, or a record of one of its lists, asks for."""
    found = group_of(group)
    table = found.listed(listed) if found and listed else None
    return controls_of(table.elements if table else found.elements if found else ())


@require_safe
@for_the_desk
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """The first group of the editor."""
    return redirect("workbench:catalogue_edit", saving.draft(ref).version_ref, GROUPS[0].code)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("base then", by=asked_of)
def edit(request: HttpRequest, ref: str, group: str) -> HttpResponse:
    """The elements of a group, with its lists below."""
    return _edit(request, ref, Spot(_group(group)))


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("base then", by=asked_of)
def record(request: HttpRequest, ref: str, group: str, listed: str, number: int) -> HttpResponse:
    """One record of a list: a material, a step, a fee."""
    return _edit(request, ref, record_spot(ref, group, listed, number))


@require_POST
@for_the_desk
@takes("base then", by=asked_of)
def keep(request: HttpRequest, ref: str, group: str) -> HttpResponse:
    """Save a group while it is typed; pieces of the page with what became of it."""
    return _keep(request, ref, Spot(_group(group)))


@require_POST
@for_the_desk
@takes("base then", by=asked_of)
def keep_record(request: HttpRequest, ref: str, group: str, listed: str, number: int) -> HttpResponse:
    """Save a record while it is typed."""
    return _keep(request, ref, record_spot(ref, group, listed, number))


@require_POST
@for_the_desk
@takes("act base entry")
def arrange(request: HttpRequest, ref: str, group: str, listed: str) -> HttpResponse:
    """Add a record to a list, move one, or take one off; the list must say what the page was drawn from."""
    spot = Spot(_group(group), _listed(_group(group), listed))
    view = saving.draft(ref)
    document = document_of(view)
    assert spot.listed is not None
    records = list(value_at(document, spot.listed.path) or ())
    act, _, at = request.POST.get("act", "").partition("-")
    number = int(at) if at.isascii() and at.isdigit() else 0
    if request.POST.get("base", "") != digest(records):
        return drawn(request, view, Spot(spot.group), Kept(view, spot.place, mistakes=(told(MOVED),)))
    taken = record_of(spot.listed.path, request.POST.get("entry", "")) if act == "library" else None
    arranged = _with(spot.listed, records, taken) if taken else _arranged(spot.listed, records, act, number)
    try:
        if arranged != records:
            saving.write(request, view, with_value(document, spot.listed.path, arranged))
    except Refusal as refusal:
        said = sentence(refusal, language())
        return drawn(request, view, Spot(spot.group), Kept(view, spot.place, mistakes=(said,)))
    if act == "add" or taken:
        return redirect(Spot(spot.group, spot.listed, len(arranged) - 1).address(ref))
    return redirect(f"{Spot(spot.group).address(ref)}#l-{spot.listed.path}")


MOVED = "这张表刚被别人改过，现在显示的是最新的样子，请看过再操作一次。"


def _arranged(listed: Listed, records: list[Any], act: str, number: int) -> list[Any]:
    if act == "add":
        return _with(listed, records, listed.blank)
    if not 0 <= number < len(records):
        return records
    rest = [*records[:number], *records[number + 1 :]]
    match act:
        case "remove":
            return rest
        case "up" | "down":
            to = max(0, number + (UP if act == "up" else DOWN))
            return [*rest[:to], records[number], *rest[to:]]
        case _:
            return records


def _with(listed: Listed, records: list[Any], said: Mapping[str, Any]) -> list[Any]:
    """One record more, under a code of its own."""
    if len(records) >= MOST_RECORDS:
        return records
    taken = {str(one.get(listed.key, "")) for one in records}
    code = {listed.key: fresh_code(listed.path.rpartition(".")[2][0], taken)} if listed.key else {}
    return [*records, {**listed.blank, **said, **code}]


def _edit(request: HttpRequest, ref: str, spot: Spot) -> HttpResponse:
    if request.method != "POST":
        view = saving.draft(ref)
        return drawn(request, view, spot, Kept(view, spot.place))
    kept = saving.keep(request, ref, spot.place)
    if kept.refused or kept.elsewhere or kept.mistakes:
        return drawn(request, kept.view, spot, kept)
    if request.POST.get("then") == "next":
        following = GROUPS[(GROUPS.index(spot.group) + 1) % len(GROUPS)]
        return redirect(Spot(following).address(ref))
    back = Spot(spot.group).address(ref) if request.POST.get("then") == "back" else spot.address(ref)
    return redirect(f"{back}?saved=yes")


def _keep(request: HttpRequest, ref: str, spot: Spot) -> HttpResponse:
    kept = saving.keep(request, ref, spot.place)
    checked, document = check(kept.view), document_of(kept.view)
    said = kept.place.within(document) if kept.place.found(document, "") else {}
    force = _in_force(kept.view)
    facts = {
        "kept": kept,
        "elements": _elements(spot, said, document, kept, force, checked),
        "force": force,
        "ref": ref,
        "at": clock.now(),
        "spot": spot,
        # Without what was shown of another's change, the next saving is held against it again.
        "base": request.POST.get("base", "") if kept.elsewhere or kept.mistakes else _base(kept),
        "keeps": _keeps(kept.view, spot),
        "checked": checked,
        "may": True,
    }
    return render(request, "workbench/catalogue/_kept.html", facts)


def _base(kept: Kept) -> str:
    return kept.place.base(document_of(kept.view))


def drawn(request: HttpRequest, view: ItemView, spot: Spot, kept: Kept) -> HttpResponse:
    """The page of a group or record, with what came of saving it."""
    document = document_of(view)
    place = kept.place if spot.listed else spot.place
    checked = check(view)
    force = _in_force(view)
    mistakes = [Mistake(f"f-{name}", sentence(one, language())) for name, one in kept.refused.items()]
    mistakes += [Mistake("", said) for said in kept.mistakes]
    typed = request.POST if request.method == "POST" and (kept.refused or kept.elsewhere or kept.mistakes) else None
    gone = spot.listed is not None and place.found(document, "") is None
    said: Document = dict(spot.listed.blank) if spot.listed and gone else place.within(document)
    facts = {
        "view": view,
        "ref": view.version_ref,
        "spot": spot,
        "force": force,
        "may": may_edit(request, view.office_id) and view.state == VersionState.DRAFT,
        "elements": _elements(spot, said, document, kept, force, checked, typed),
        "lists": [_table(one, document, checked.words) for one in spot.group.lists] if not spot.listed else [],
        "base": "" if gone else place.base(document),
        "keeps": _keeps(view, spot),
        "address": spot.address(view.version_ref),
        "keep_address": spot.keep_address(view.version_ref),
        "back": Spot(spot.group).address(view.version_ref),
        "checked": checked,
        "elsewhere": kept.elsewhere,
        "sample": _sample(view, spot),
        "mistakes": mistakes,
        "saved": request.GET.get("saved", "") == "yes",
    }
    status = 422 if mistakes else 409 if kept.elsewhere else 200
    return page(request, "edit", "elements", facts, status)


def _in_force(view: ItemView) -> ItemView | None:
    """The version in force that a draft is held against; None when the page shows that one itself."""
    force = queries.in_force(view.ref, clock.now())
    return force if force and not force.guide_only and force.version_ref != view.version_ref else None


def _elements(
    spot: Spot,
    said: Document,
    document: Document,
    kept: Kept,
    force: ItemView | None,
    checked: Checked,
    typed: QueryDict | None = None,
) -> tuple[Drawn, ...]:
    """The form's elements; only those of the version itself are held against the one in force and its rules."""
    whole = spot.listed is None
    before = document_of(force) if force and whole else None
    faults = checked.words if whole else {}
    return looks.drawn(spot.place.elements, said, _questions(document), typed, kept.refused, before, faults)


def _questions(document: Document) -> list[Mapping[str, Any]]:
    """What a material or field may apply to: the options of the situations, and the product classes."""
    classes = [{"code": one["code"], "label": one["name"]} for one in document["classes"]]
    asked = {"code": PRODUCT, "question": told("产品类别"), "options": classes}
    return [*document["situations"], *([asked] if classes else [])]


def _table(listed: Listed, document: Document, words: Any) -> dict[str, object]:
    by_path = {element.path: element for element in listed.elements}
    return {
        "listed": listed,
        "columns": [by_path[path] for path in listed.columns],
        "title": by_path[listed.title],
        "records": looks.records(listed, document, words),
        "base": digest(list(value_at(document, listed.path) or ())),
        "offered": offered(listed.path),
    }


def _keeps(view: ItemView, spot: Spot) -> str:
    """The name under which the tab keeps what is typed until it is saved."""
    return f"{view.version_ref}:{spot.group.code}" + (f":{spot.listed.path}-{spot.number}" if spot.listed else "")


def _group(code: str) -> Group:
    found = group_of(code)
    if found is None:
        raise Http404
    return found


def _listed(group: Group, path: str) -> Listed:
    found = group.listed(path)
    if found is None:
        raise Http404
    return found


def _sample(view: ItemView, spot: Spot) -> ResultShown | None:
    """What the record issues, with the file that shows it; None: the record is no result."""
    found = samples.shown(view.terms) if spot.listed is RESULTS else ()
    return found[spot.number] if spot.number < len(found) else None


def record_spot(ref: str, group: str, path: str, number: int) -> Spot:
    """One record of a list, which must be there."""
    spot = Spot(_group(group), _listed(_group(group), path), number)
    if spot.listed and number >= len(value_at(document_of(saving.draft(ref)), spot.listed.path) or ()):
        raise Http404
    return spot
