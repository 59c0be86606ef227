"""What other districts opened to this centre: the list, one case through its share, and what is done at the window."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from yimen.channels.workbench import looks
from yimen.channels.workbench.cases import FILE_KINDS
from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.shared.words import tables
from yimen.engine.exchange.shares import operations as shares
from yimen.engine.exchange.shares import queries
from yimen.engine.exchange.shares.refusals import ShareEnded, ShareUnknown
from yimen.engine.exchange.shares.rows import SharedCase, SharedFile
from yimen.engine.records.prints.operations import print_shared_paper
from yimen.kernel.papers.prints import Door
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import Missing, NoSuchThing
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.limits import limits_uploads
from yimen.threshold.mending import mending
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.run import run
from yimen.threshold.security import as_preview


@never_cache
@require_safe
@needs_staff()
def listed(request: HttpRequest) -> HttpResponse:
    """The cases that are open to one's centre, by what ends first."""
    rows = queries.shared_with(actor_of_request(request), clock.now())
    return render(request, "workbench/shared/list.html", {"here": "shared", "rows": rows, **tables()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@limits_uploads
@takes("act file material signature")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One case through its share; looked at, it is told so. Its acts serve the applicant and decide nothing."""
    mend = posted(request, _doing(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    try:
        found = run(shares.look_at_shared, ref, by=actor_of_request(request), now=clock.now())
    except ShareUnknown as unknown:
        raise Http404(ref) from unknown
    except ShareEnded as ended:
        return _ended(request, ended)
    facts = {
        "here": "shared",
        "found": found,
        "share": found.share,
        "view": found.view,
        "happenings": looks.past(found.view.timeline),
        "waited_for": _waited_for(found),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/shared/case.html", facts, status=422 if mend.mistakes else 200)


def _waited_for(found: SharedCase) -> tuple[tuple[str, str], ...]:
    """The materials that may be taken in now: those a correction names and those that were to follow, or any."""
    named = {d.material for one in found.view.corrections if one.closed_at is None for d in one.defects}
    rows = [row for row in found.view.materials if row.follows_by or row.term.code in named]
    return tuple((row.term.code, row.term.name) for row in rows)


def _ended(request: HttpRequest, ended: Refusal) -> HttpResponse:
    """The list with the reason: what was open once is not, and says so."""
    rows = queries.shared_with(actor_of_request(request), clock.now())
    facts = {"here": "shared", "rows": rows, "mistakes": mending(ended).mistakes, **tables()}
    return render(request, "workbench/shared/list.html", facts, status=410)


def _doing(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def take_in(form: Form) -> None:
        upload = form.files.get("file")
        if upload is None:
            raise Missing(field="file")
        form.run(shares.take_in_shared, ref, form.text("material"), upload.name or "", upload.read())

    def hand_back(form: Form) -> None:
        form.run(shares.hand_back_shared, ref)

    def hand_out(form: Form) -> None:
        form.run(shares.hand_out_shared, ref, form.text("signature"))

    return {"take_in": take_in, "hand_back": hand_back, "hand_out": hand_out}


@require_safe
@needs_staff()
def file(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """A file of a shared case, to look at."""
    found = _opened(request, shares.open_shared_file, ref, file_ref)
    return as_preview(found.content, found.name, FILE_KINDS[found.kind])


@require_GET
@needs_staff()
def paper(request: HttpRequest, ref: str, paper_ref: str) -> HttpResponse:
    """A paper of a shared case as its sealed PDF, to print and hand out; who did is on record."""
    try:
        found = printed(request, print_shared_paper, ref, paper_ref, door=Door.WORKBENCH)
    except (ShareUnknown, ShareEnded, NoSuchThing) as unknown:
        raise Http404(paper_ref) from unknown
    return as_preview(found.content, found.name, "application/pdf")


def _opened(request: HttpRequest, act: Callable[..., SharedFile], ref: str, which: str) -> SharedFile:
    try:
        return run(act, ref, which, by=actor_of_request(request), now=clock.now())
    except (ShareUnknown, ShareEnded, NoSuchThing) as unknown:
        raise Http404(which) from unknown
