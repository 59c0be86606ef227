"""The editor of decision tables: questions, options and rules on one form, looked over while it is filled in.

Every button sends the whole form, so it works without JavaScript; nothing is stored before it is saved.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, may_edit, page
from yimen.channels.workbench.catalogue.table_form import Typed, pressed, read, typed_of
from yimen.channels.workbench.catalogue.table_words import findings
from yimen.kernel import situations as resolving
from yimen.kernel.decision_table import analyse
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Terms
from yimen.kernel.version_life import VersionState
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import language, told
from yimen.threshold.names.items import COMPLEXITIES
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence
from yimen.threshold.typed import revision

UNITS = (
    ("working_day", "工作日"),
    ("half_day", "半个工作日"),
    ("natural_day", "自然日"),
    ("hour", "小时"),
    ("minute", "分钟"),
)


@require_safe
@for_the_desk
def listed(request: HttpRequest) -> HttpResponse:
    """The drafts whose tables can be edited."""
    posts = [post for post in actor_of_request(request).posts if post.role == "catalogue_editor"]
    offices = None if any(post.office_id is None for post in posts) else frozenset(post.office_id for post in posts)
    rows = queries.drafts(offices, request.GET.get("after", ""))  # type: ignore[arg-type]
    facts = {"rows": rows, "after": rows[-1].version_ref if len(rows) == 50 else None}
    return page(request, "situations", "situations", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("seen then q-* o-* r-*")
def table(request: HttpRequest, ref: str) -> HttpResponse:
    """The table of one version; each button changes one thing, `save` stores it, `check` only looks it over."""
    view = _version(ref)
    if request.method != "POST":
        return _page(request, view, typed_of(view.terms))
    typed = read(request.POST)
    then = request.POST.get("then", "check")
    if then == "check" and "HX-Request" in request.headers:
        return render(request, "workbench/catalogue/_found.html", {"may": "yes", **_found(view.terms, typed)})
    if then != "save":
        gaps = analyse(typed.within(view.terms)).gaps if then.startswith("fill") else ()
        return _page(request, view, pressed(typed, then, gaps))
    return _save(request, view, typed)


@require_safe
@for_the_desk
def preview(request: HttpRequest, ref: str) -> HttpResponse:
    """The saved table as an applicant goes through it: one question after the other, then what applies."""
    view = _version(ref)
    said = {answer for name, values in request.GET.lists() if name.startswith("answer") for answer in values}
    known = [f"{one.code}:{o.code}" for one in view.terms.situations for o in one.options]
    answers = resolving.counting(view.terms, {a.partition(":")[0]: a for a in known if a in said}.values())
    waiting = resolving.open_questions(view.terms, answers)
    facts = {
        "view": view,
        "answers": answers,
        "answered": [
            (one.question, o.label)
            for one in view.terms.situations
            for o in one.options
            if f"{one.code}:{o.code}" in answers
        ],
        "next": waiting[0] if waiting else None,
        "usual": view.terms,
        "found": resolving.resolve(view.terms, answers),
    }
    return page(request, "situations_preview", "situations", facts)


def _save(request: HttpRequest, view: ItemView, typed: Typed) -> HttpResponse:
    if typed.unread:
        return _page(request, view, typed, [Mistake(f"f-{one}-amount", told("时限要写数字")) for one in typed.unread])
    draft = Draft(view.name, view.kind, typed.within(view.terms), view.theme, view.life_event)
    key = request.POST.get("key", "")
    try:
        run(
            operations.amend_draft,
            view.version_ref,
            draft,
            revision(request.POST),
            by=actor_of_request(request),
            now=clock.now(),
            key=key,
        )
    except Refusal as refusal:
        return _page(request, view, typed, [Mistake("", sentence(refusal, language()))])
    return redirect(f"{request.path}?saved=yes")


def _page(request: HttpRequest, view: ItemView, typed: Typed, mistakes: list[Mistake] | None = None) -> HttpResponse:
    facts = {
        "view": view,
        "typed": typed,
        "seen": request.POST.get("seen", "") or view.seen,
        "may": view.state == VersionState.DRAFT and may_edit(request, view.office_id),
        "kinds": _kinds(view.terms),
        "units": [(unit, told(words)) for unit, words in UNITS],
        "classes": [(str(one), told(words)) for one, words in COMPLEXITIES.items()],
        "mistakes": mistakes or (),
        "saved": request.GET.get("saved", "") if request.method == "GET" else "",
        **_found(view.terms, typed),
    }
    return page(request, "situations_table", "situations", facts, status=422 if mistakes else 200)


def _found(terms: Terms, typed: Typed) -> dict[str, object]:
    edited = typed.within(terms)
    told_of = findings(edited, analyse(edited))
    return {"findings": told_of, "sound": not any(one.tone == "late" for one in told_of)}


def _kinds(terms: Terms) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What a rule can bring into play: kind, its words, and the code and name of each."""
    return [
        ("materials", told("材料"), [(one.code, one.name) for one in terms.materials]),
        ("fields", told("表单项"), [(one.code, one.label) for one in terms.fields]),
        ("steps", told("办理环节"), [(one.code, one.name) for one in terms.steps]),
        ("fees", told("收费"), [(one.code, one.name) for one in terms.fees if one.code]),
    ]


def _version(ref: str) -> ItemView:
    found = queries.version(ref)
    if found is None:
        raise Http404
    return found
