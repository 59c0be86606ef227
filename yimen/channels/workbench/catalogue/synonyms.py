"""Synonyms 同义词: what people say beside what the regulations say, kept by the city's catalogue desk."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import operations, sayings
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

APART = re.compile(r"[\s,，、;；/]+")
PLACES = {
    "catalogue.synonym_too_few": "words",
    "catalogue.synonym_too_many": "words",
    "catalogue.synonym_known": "words",
    "writing.too_long": "words",
    "writing.strange_character": "words",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("words")
def listed(request: HttpRequest) -> HttpResponse:
    """The groups in use, the newest first; one more is added above them."""
    if request.method != "POST":
        return _page(request, Mending())
    try:
        by, key = actor_of_request(request), request.POST.get("key", "")
        run(operations.add_synonym, _words(request), by=by, now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, mending(refusal, PLACES))
    return redirect(f"{reverse('workbench:catalogue_synonyms')}?done=yes")


@require_POST
@for_the_desk
@takes("words then")
def act(request: HttpRequest, ref: str) -> HttpResponse:
    """Say which words a group holds, or take it out."""
    by, key, now = actor_of_request(request), request.POST.get("key", ""), clock.now()
    try:
        if request.POST.get("then") == "remove":
            run(operations.remove_synonym, ref, by=by, now=now, key=key)
        else:
            run(operations.change_synonym, ref, _words(request), by=by, now=now, key=key)
    except Refusal as refusal:
        return _page(request, mending(refusal, {code: f"words-{ref}" for code in PLACES}), ref)
    return redirect(f"{reverse('workbench:catalogue_synonyms')}?done=yes")


def _words(request: HttpRequest) -> tuple[str, ...]:
    return tuple(word for word in APART.split(request.POST.get("words", "")[:2000]) if word)


def _page(request: HttpRequest, mend: Mending, ref: str = "") -> HttpResponse:
    asked = request.GET.get("word", "").strip()[:40]
    found = sayings.synonyms(asked, request.GET.get("after", "")[:40])
    typed = request.POST.get("words", "")
    me = actor_of_request(request)
    facts = {
        "rows": [(row, "\n".join(row.words) if row.ref != ref else typed) for row in found.rows],
        "after": found.after,
        "word": asked,
        "opened": ref,
        "typed": "" if ref else typed,
        "may": any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in me.posts),
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "synonyms", "synonyms", facts, 422 if mend.mistakes else 200)
