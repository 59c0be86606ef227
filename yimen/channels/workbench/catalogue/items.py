"""One item on the desk: its codes part by part, its versions, and the draft that is begun from what is in force."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, may_edit, page
from yimen.kernel import codes
from yimen.kernel.publication import LONGEST_NAME
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Terms
from yimen.kernel.writing import named
from yimen.registries.catalogue import desk, operations, queries
from yimen.registries.catalogue.desk import DeskLine
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.reform import rectifications
from yimen.registries.catalogue.refusals import DraftExists
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import language, told
from yimen.threshold.names.items import ITEM_KINDS
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence


@require_safe
@for_the_desk
def item(request: HttpRequest, ref: str) -> HttpResponse:
    """Where the item stands, and every version it had."""
    return _page(request, _line(ref))


@require_POST
@for_the_desk
@takes("kind name")
def begin(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin the next version out of what the newest one says; a draft that is there already is opened."""
    line, now = _line(ref), clock.now()
    try:
        draft = _next(request, line)
        begun = run(operations.draft_version, ref, draft, by=actor_of_request(request), now=now, key=_key(request))
    except DraftExists as there:
        return redirect("workbench:catalogue_draft", there.ref)
    except Refusal as refusal:
        return _page(request, line, [Mistake("", sentence(refusal, language()))])
    return redirect("workbench:catalogue_draft", begun.ref)


def _next(request: HttpRequest, line: DeskLine) -> Draft:
    """What the next version begins with: all that the newest says; the first one, a name and a type."""
    history = queries.history(line.ref)
    newest = queries.version(history[0].version_ref) if history else None
    if newest is None:
        name = named(request.POST.get("name", ""), "name", LONGEST_NAME)
        return Draft(name, request.POST.get("kind", ""), Terms())
    return Draft(newest.name, newest.kind, newest.terms, newest.theme, newest.life_event)


def _page(request: HttpRequest, line: DeskLine, mistakes: list[Mistake] | None = None) -> HttpResponse:
    facts = {
        "line": line,
        "parts": code_parts(line.implementation_code),
        "odd": codes.misgivings(line.local_code),
        "kinds": [(str(kind), told(words)) for kind, words in ITEM_KINDS.items()],
        "history": queries.history(line.ref),
        "may": may_edit(request, line.office_id),
        "audit": rectifications.audit(line.ref, clock.now()),
        "mistakes": mistakes or [],
    }
    return page(request, "item", "items", facts, status=422 if mistakes else 200)


def _line(ref: str) -> DeskLine:
    found = desk.line(ref, clock.now())
    if found is None:
        raise Http404
    return found


def code_parts(value: str) -> tuple[tuple[str, str], ...]:
    """An implementation code part by part, each with what it says; nothing when it is none."""
    try:
        code = codes.parse_implementation(value)
    except codes.CodeNotWellFormed:
        return ()
    parts = (
        (code.uscc, told("机构信用代码 18")),
        (code.level, told("行使层级 1")),
        (str(code.base), told("基本编码 12")),
    )
    return (*parts, (code.handling, told("办理项 2"))) if code.handling else parts


def _key(request: HttpRequest) -> str:
    return request.POST.get("key", "")
