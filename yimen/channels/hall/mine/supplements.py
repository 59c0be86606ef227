"""Supplements 补件 in the hall: what the office asks for after acceptance, and bringing it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.hall.applying.materials import sent_files
from yimen.channels.hall.telling import said
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.supplements import operations, queries
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.limits import limits_uploads
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limits_uploads
@takes("files")
def supplement(request: HttpRequest, ref: str) -> HttpResponse:
    """What I am asked for, until when, and what it does to the clocks; files are sent one material at a time."""
    me, now = actor_of_request(request), clock.now()
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    mistakes = tuple[Mistake, ...]()
    if request.method == "POST":
        mistakes = _brought(request, ref)
        if not mistakes:
            return redirect("hall:supplement", ref=ref)
    named = {row.term.code: row for row in view.materials}
    rows = queries.of_case(ref, me)
    facts = {
        "here": "mine",
        "case": view,
        "rows": rows,
        "bringing": [
            (named[code], [one for one in row.asked if one.material == code], row.ref)
            for row in rows
            if not row.ended and view.decided_at is None
            for code in dict.fromkeys(one.material for one in row.asked)
        ],
        "paper": documents.of_case_by_kind(ref, "supplement", me),
        "whole": all(one.came == "yes" for row in rows if not row.ended for one in row.asked),
        "mistakes": mistakes,
    }
    return render(request, "hall/supplement.html", facts, status=422 if mistakes else 200)


def _brought(request: HttpRequest, ref: str) -> tuple[Mistake, ...]:
    """Files for one material, or the word that everything is in; what could not be done."""
    me, asked = actor_of_request(request), request.GET.get("supplement", "")
    material = request.GET.get("material", "")
    if material:
        return tuple(sent_files(request, me, operations.hand_in_supplement, asked, material))
    try:
        run(operations.answer_supplement, asked, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return (Mistake("answer", said(refusal)),)
    return ()
