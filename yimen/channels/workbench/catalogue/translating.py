"""Translating a guide: the Chinese beside each passage, saved as it is typed; and how far the guides are told."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.catalogue import saving
from yimen.channels.workbench.catalogue.pages import for_the_desk, may_edit, page
from yimen.kernel.refusal import Refusal
from yimen.kernel.translation import GuideLanguage, missing, passages
from yimen.registries.catalogue import operations, translations
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.catalogue.translations import Translation
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.guide_languages import LANGUAGES, PARTS
from yimen.threshold.language import language as reading
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence

PREFIX = "p-"


@require_safe
@for_the_desk
def report(request: HttpRequest) -> HttpResponse:
    """How far the items in force are told, by language and office; and those told in part."""
    now = clock.now()
    rows = translations.report(now)
    tables = [
        (code, words, [row for row in rows if row.language == code], translations.partial(code, now))
        for code, words in LANGUAGES.items()
    ]
    return page(request, "languages", "languages", {"tables": tables})


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("revision then p-*")
def edit(request: HttpRequest, ref: str, language: str) -> HttpResponse:
    """The passages of a version, each with its translation."""
    view, mistakes = _version(ref, language), []
    if request.method == "POST":
        try:
            _keep(request, view, language)
            if request.POST.get("then") == "show":
                run(operations.show_translation, ref, language, by=actor_of_request(request), now=clock.now())
        except Refusal as refusal:
            mistakes = [Mistake("", sentence(refusal, reading()))]
        else:
            return redirect(f"{request.path}?saved={'shown' if request.POST.get('then') == 'show' else 'yes'}")
    return _page(request, view, language, mistakes)


@require_POST
@for_the_desk
@takes("revision then p-*")
def keep(request: HttpRequest, ref: str, language: str) -> HttpResponse:
    """Save while it is typed; a piece of the page with what became of it."""
    view, refused = _version(ref, language), ""
    try:
        _keep(request, view, language)
    except Refusal as refusal:
        refused = sentence(refusal, reading())
    facts = {
        "refused": refused,
        "at": clock.now(),
        "revision": request.POST.get("revision", "0") if refused else translations.written(view, language).revision,
        "keeps": _keeps(view, language),
    }
    return render(request, "workbench/catalogue/_translation_kept.html", facts)


def _keep(request: HttpRequest, view: ItemView, language: str) -> None:
    written = translations.written(view, language)
    texts = _typed(request, view, written)
    seen = typed.revision(request.POST, "revision")
    if texts == dict(written.texts) and seen == written.revision and written.revision:
        return
    run(
        operations.keep_translation,
        view.version_ref,
        language,
        texts,
        seen,
        by=actor_of_request(request),
        now=clock.now(),
    )


def _typed(request: HttpRequest, view: ItemView, written: Translation) -> dict[str, str]:
    told = {}
    for number, one in enumerate(passages(view.name, view.terms)):
        text = request.POST.get(f"{PREFIX}{number}", written.texts.get(one.text, ""))
        if text.strip():
            told[one.text] = text.replace("\r\n", "\n").strip()
    return told


def _page(request: HttpRequest, view: ItemView, language: str, mistakes: list[Mistake]) -> HttpResponse:
    written = translations.written(view, language)
    said = passages(view.name, view.terms)
    texts = _typed(request, view, written) if mistakes else dict(written.texts)
    lacking = missing(said, texts)
    numbered = [(f"{PREFIX}{number}", one, texts.get(one.text, "")) for number, one in enumerate(said)]
    facts = {
        "view": view,
        "code": language,
        "languages": LANGUAGES,
        "groups": [
            (PARTS[part], [row for row in numbered if row[1].part is part], lacking.get(part, 0))
            for part in PARTS
            if any(row[1].part is part for row in numbered)
        ],
        "written": written,
        "lacking": sum(lacking.values()),
        "whole": len(said),
        "may": may_edit(request, view.office_id),
        "mistakes": mistakes,
        "saved": request.GET.get("saved", ""),
        "keeps": _keeps(view, language),
    }
    return page(request, "translate", "languages", facts, 422 if mistakes else 200)


def _keeps(view: ItemView, language: str) -> str:
    return f"{view.version_ref}:{language}"


def _version(ref: str, language: str) -> ItemView:
    if language not in set(GuideLanguage):
        raise Http404
    return saving.draft(ref)
