"""The desk of a department that takes part: its copy notices by what falls due, and the page on which it answers."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.cases import FILE_KINDS
from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.joint.words import STANCES, tables
from yimen.engine.parallel.joint import operations, queries
from yimen.kernel.joint_life import OpinionStance
from yimen.kernel.writing import NotInList
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes
from yimen.threshold.security import as_preview


@never_cache
@require_safe
@needs_staff()
def listed(request: HttpRequest) -> HttpResponse:
    """What one's departments are asked, what one's desks lead, what will be asked, and what was answered last."""
    me, now = actor_of_request(request), clock.now()
    page = queries.waiting(me, now, request.GET.get("after", ""))
    facts = {
        "here": "joint",
        "waiting": page.rows,
        "after": page.after,
        "led": queries.led(me, now),
        "ahead": queries.ahead(me, now),
        "done": queries.done(me, now),
        **tables(),
    }
    return render(request, "workbench/joint/list.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act basis explanation guidance reason stance text")
def opinion(request: HttpRequest, ref: str) -> HttpResponse:
    """One opinion: the shared data, who else is asked, and what the department may say now."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = queries.opinion(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "joint",
        "view": view,
        "row": view.row,
        "board": view.board,
        "stances": [(str(one), told(STANCES[one])) for one in (OpinionStance.AGREE, OpinionStance.CONDITIONS)],
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/joint/opinion.html", facts, status=422 if mend.mistakes else 200)


def _acts(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def answer(form: Form) -> None:
        stance = form.text("stance")
        if stance not in list(OpinionStance):
            raise NotInList(field="stance")
        form.run(operations.give_opinion, ref, OpinionStance(stance), form.text("text"))

    def disagree(form: Form) -> None:
        said = (form.text("basis"), form.text("explanation"), form.text("guidance"))
        form.run(operations.propose_disagreement, ref, *said)

    return {
        "receive": lambda form: form.run(operations.note_receipt, ref),
        "answer": answer,
        "disagree": disagree,
        "confirm": lambda form: form.run(operations.confirm_disagreement, ref),
        "back": lambda form: form.run(operations.send_disagreement_back, ref, form.text("reason")),
    }


@require_safe
@needs_staff()
def file(request: HttpRequest, ref: str, file_ref: str) -> HttpResponse:
    """A file of a material that the opinion uses."""
    found = queries.file(ref, file_ref, actor_of_request(request))
    if found is None:
        raise Http404(file_ref)
    facts, content = found
    return as_preview(content, facts.filename, FILE_KINDS[facts.kind])
