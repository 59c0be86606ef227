"""The draft behind every page of applying: found, kept, gone on with, thrown away, or long since handed in."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from yimen.channels.hall.telling import said
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import DraftChangedElsewhere
from yimen.engine.case.cases.rows import DraftView
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Page = Callable[..., HttpResponse]


def leads_on(page: Page) -> Page:
    """A draft that was handed in leads to its receipt: the way back and a double click find what it became."""

    @wraps(page)
    def led(request: HttpRequest, ref: str, **rest: str) -> HttpResponse:
        try:
            return page(request, ref, **rest)
        except Http404:
            became = cases.case_of_draft(ref, actor_of_request(request))
            if became is None:
                raise
            return _elsewhere(request, reverse("hall:receipt", args=[became]))

    return led


def _elsewhere(request: HttpRequest, address: str) -> HttpResponse:
    """Another page; a piece of a page that saves by itself turns its whole page."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


@require_GET
@needs_citizen
@leads_on
def resume(request: HttpRequest, ref: str) -> HttpResponse:
    """Back to where the draft stands: the first step that lacks something."""
    draft = draft_of(ref, actor_of_request(request))
    lacking = {kind for kind, _, _ in draft.missing}
    if "situation" in lacking:
        return redirect("hall:situation", ref=ref)
    if "classes" in lacking:
        return redirect("hall:classes", ref=ref)
    step = "form" if "field" in lacking else "materials" if "material" in lacking else "check"
    return redirect(f"hall:{step if draft.form or step == 'form' or not draft.fields else 'form'}", ref=ref)


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes()
def discard(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw a draft away; asked once."""
    me = actor_of_request(request)
    draft = draft_of(ref, me)
    if request.method == "POST":
        run(acts.discard_draft, ref, by=me, now=clock.now(), key=request.POST.get("key", ""))
        return redirect("hall:mine")
    return render(request, "hall/discard.html", {"draft": draft, "here": "mine"})


def try_to_keep(
    request: HttpRequest, me: Actor, draft: DraftView, answers: tuple[str, ...], values: Mapping[str, str]
) -> list[Mistake]:
    """Save; nothing to mend when it was saved, or when what is stored already says the same."""
    try:
        seen = typed.revision(request.POST, "revision")
        run(acts.keep_draft, draft.ref, seen, answers, dict(values), by=me, now=clock.now())
    except DraftChangedElsewhere as refusal:
        same = all(draft.form.get(code, "") == text.strip() for code, text in values.items())
        return [] if same and draft.answers == answers else [Mistake("", said(refusal))]
    except Refusal as refusal:
        return [Mistake("", said(refusal))]
    return []


def draft_of(ref: str, me: Actor) -> DraftView:
    draft = cases.draft(ref, me, clock.now())
    if draft is None:
        raise Http404
    return draft
