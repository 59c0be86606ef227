"""The libraries: what many items ask for, named once. Entered, changed, ended and merged here; picked in the editor."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.catalogue import looks
from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.codes import TYPE
from yimen.kernel.dictionary import DatumAbout
from yimen.kernel.elements import MaterialKind, MaterialSource
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldKind
from yimen.registries.catalogue import library, operations
from yimen.registries.catalogue.library import Proposal, Use
from yimen.registries.catalogue.operations.library import DataElementSaid, MaterialSaid
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.elements import names
from yimen.threshold.elements.document import Document
from yimen.threshold.elements.kinds import Control, Element
from yimen.threshold.elements.reading import PREFIX, controls_of, read_all
from yimen.threshold.language import language
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence

OFFERED = 200
#: Elements of an entry that are several lines.
LISTS = ("options", "codes")

CODE = Element("code", "库编码", most=40, hint="全市不重复，定了不再改。")
MATERIAL = (
    Element("name", "材料名称", needed="yes"),
    Element("kind", "材料类型", Control.CHOICE, names.MATERIAL_KINDS),
    Element("issued_by", "出具单位"),
    Element("certificate_type", "证照类型代码", hint="有电子证照的写代码，系统才能自动调取。"),
    Element("law", "依据"),
)
ELEMENT = (
    Element("name", "名称", needed="yes"),
    Element("kind", "填法", Control.CHOICE, names.FIELD_KINDS),
    Element("max_length", "最多字数", Control.NUMBER),
    Element("options", "可选项", Control.LINES, hint="单选的写至少两项，一行一项。", most=4000),
    Element("codes", "可选项代码", Control.LINES, hint="一行一个，与可选项一一对应；没有代码表的空着。", most=4000),
    Element("standard", "代码表出处", hint="如 GB/T 2261.1—2003。"),
    Element("about", "说的是谁", Control.CHOICE, names.DATUM_ABOUT),
    Element("source", "来源", hint="哪个证照或登记里已经有，就不再问。"),
)


@snapshot
class Library:
    """One of the two libraries: its words, its elements, and the operations and queries behind it."""

    name: str
    title: str
    elements: tuple[Element, ...]
    blank: Mapping[str, Any]
    listed: Callable[..., Any]
    one: Callable[..., Any]
    uses: Callable[..., Any]
    said: Callable[[Document], Any]
    enter: Callable[..., Any]
    change: Callable[..., Any]
    end: Callable[..., Any]
    merge: Callable[..., Any]


def _material(said: Document) -> MaterialSaid:
    return MaterialSaid(**{one.path: said[one.path] for one in MATERIAL})


def _element(said: Document) -> DataElementSaid:
    lists = {name: tuple(said[name]) for name in LISTS}
    return DataElementSaid(**{**{one.path: said[one.path] for one in ELEMENT}, **lists})


LIBRARIES = {
    "materials": Library(
        "materials",
        "材料库",
        MATERIAL,
        {"name": "", "kind": MaterialKind.PROOF.value, "issued_by": "", "certificate_type": "", "law": ""},
        library.materials,
        library.material,
        library.material_uses,
        _material,
        operations.enter_material,
        operations.change_material,
        operations.end_material,
        operations.merge_materials,
    ),
    "data_elements": Library(
        "data_elements",
        "数据元",
        ELEMENT,
        {
            "name": "",
            "kind": FieldKind.TEXT.value,
            "max_length": 200,
            "options": [],
            "codes": [],
            "standard": "",
            "about": DatumAbout.PERSON.value,
            "source": "",
        },
        library.data_elements,
        library.data_element,
        library.data_element_uses,
        _element,
        operations.enter_data_element,
        operations.change_data_element,
        operations.end_data_element,
        operations.merge_data_elements,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes(by=lambda **_: controls_of((CODE, *MATERIAL)))
def materials(request: HttpRequest) -> HttpResponse:
    """The material library, with what might be merged or entered."""
    return _listed(request, LIBRARIES["materials"], library.twin_materials, library.unlisted_materials)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes(by=lambda **_: controls_of((CODE, *ELEMENT)))
def data_elements(request: HttpRequest) -> HttpResponse:
    """The data dictionary, with entries that are one datum, data without an entry, and items that ask one twice."""
    shelf = LIBRARIES["data_elements"]
    return _listed(
        request, shelf, library.twin_data_elements, library.unlisted_data_elements, twice=library.asked_twice
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("seen then into on basis", by=lambda **_: controls_of((*MATERIAL, *ELEMENT)))
def entry(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """One entry: what it says, where it is used, and the ways to end or merge it."""
    if name not in LIBRARIES:
        raise Http404
    shelf = LIBRARIES[name]
    row = shelf.one(code)
    if row is None:
        raise Http404
    said = {one.path: getattr(row, one.path) for one in shelf.elements}
    said |= {name: list(said[name]) for name in LISTS if name in said}
    refused: Mapping[str, Refusal] = {}
    mistakes: list[Mistake] = []
    if request.method == "POST":
        changed, refused = read_all(said, shelf.elements, request.POST)
        if not refused:
            try:
                _act(request, shelf, code, changed)
            except Refusal as refusal:
                mistakes = [_mistake(refusal)]
            else:
                return redirect(f"{request.path}?saved=yes")
    typed = request.POST if refused or mistakes else None
    facts = {
        "library": shelf,
        "row": row,
        "ended": row.ends is not None or row.into != "" or row.begins is None,
        "elements": looks.drawn(shelf.elements, said, (), typed, refused),
        "uses": shelf.uses(code),
        "mistakes": mistakes + [_mistake(one) for one in refused.values()],
        "saved": request.GET.get("saved", ""),
        "seen": row.seen,
    }
    return page(request, "library_entry", shelf.name, facts, 422 if facts["mistakes"] else 200)


def _act(request: HttpRequest, shelf: Library, code: str, said: Document) -> None:
    by, now, key = actor_of_request(request), clock.now(), request.POST.get("key", "")
    basis = request.POST.get("basis", "")
    match request.POST.get("then", ""):
        case "end":
            run(shelf.end, code, typed.day(request.POST, "on"), basis, by=by, now=now, key=key)
        case "merge":
            run(shelf.merge, code, request.POST.get("into", "").strip(), basis, by=by, now=now, key=key)
        case _:
            run(shelf.change, code, shelf.said(said), typed.revision(request.POST), by=by, now=now, key=key)


def _listed(
    request: HttpRequest,
    shelf: Library,
    twins: Callable[[], tuple[Proposal, ...]],
    unlisted: Callable[[], tuple[Proposal, ...]],
    twice: Callable[[], tuple[Use, ...]] = tuple,
) -> HttpResponse:
    elements = (CODE, *shelf.elements)
    said: Document = {"code": "", **shelf.blank}
    if name := request.GET.get("name", "").strip()[:200]:
        said["name"] = name
    mistakes: list[Mistake] = []
    refused: Mapping[str, Refusal] = {}
    if request.method == "POST":
        entered, refused = read_all(said, elements, request.POST)
        if not refused:
            try:
                by, now, key = actor_of_request(request), clock.now(), request.POST.get("key", "")
                done = run(shelf.enter, entered["code"], shelf.said(entered), by=by, now=now, key=key)
            except Refusal as refusal:
                mistakes = [_mistake(refusal)]
            else:
                query = urlencode({"words": done.code})
                return redirect(f"{reverse(f'workbench:catalogue_{shelf.name}')}?{query}")
    words = request.GET.get("words", "").strip()[:60]
    rows, after = shelf.listed(words, request.GET.get("after", "")[:40])
    typed = request.POST if refused or mistakes else None
    facts = {
        "library": shelf,
        "rows": rows,
        "after": after,
        "words": words,
        "elements": looks.drawn(elements, said, (), typed, refused),
        "opened": request.method == "POST" or bool(name),
        "twins": twins(),
        "unlisted": unlisted(),
        "twice": twice(),
        "mistakes": mistakes + [_mistake(one) for one in refused.values()],
        "kinds": {**names.MATERIAL_KINDS, **names.FIELD_KINDS},
    }
    return page(request, "library", shelf.name, facts, 422 if facts["mistakes"] else 200)


def _mistake(refusal: Refusal) -> Mistake:
    field = str(getattr(refusal, "field", ""))
    at = f"f-{field}" if field.startswith(PREFIX) else f"f-{PREFIX}{field}" if field else ""
    return Mistake(at, sentence(refusal, language()))


def offered(listed: str) -> tuple[tuple[str, str], ...]:
    """What of a library may be taken into a list of the editor: code and name of entries that go on."""
    shelf = _of_list(listed)
    rows = shelf.listed("", "", OFFERED)[0] if shelf else ()
    return tuple((row.code, row.name) for row in rows if row.ends is None and not row.into)


def record_of(listed: str, code: str) -> Mapping[str, Any] | None:
    """A record of the editor made from an entry; None when there is none that goes on."""
    shelf = _of_list(listed)
    row = shelf.one(code) if shelf else None
    if row is None or row.ends is not None or row.into:
        return None
    if listed == "materials":
        return {
            "name": row.name,
            "kind": row.kind,
            "issued_by": row.issued_by,
            "source": (MaterialSource.AUTHORITY if row.issued_by else MaterialSource.APPLICANT).value,
            "law": row.law,
            "replaceable_by": row.name if row.certificate_type else "",
            "certificate_types": [row.certificate_type] if TYPE.fullmatch(row.certificate_type) else [],
            "library": row.code,
        }
    options = list(row.options)
    return {"label": row.name, "kind": row.kind, "max_length": row.max_length, "options": options, "element": row.code}


def _of_list(listed: str) -> Library | None:
    return LIBRARIES.get({"materials": "materials", "fields": "data_elements"}.get(listed, ""))
