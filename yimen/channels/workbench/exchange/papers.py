"""Papers that go from hand to hand: those of a case, and those in one's hands or waiting for one's signature."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.case.cases import queries as cases
from yimen.engine.delivery.circulation import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.circulation import PieceKind
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.exchange import PIECE_KINDS
from yimen.threshold.posted import takes

TAKES = "act piece material kind post why signature how"
Acts = Mapping[str, Callable[[Form], None]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes(TAKES)
def at_hand(request: HttpRequest) -> HttpResponse:
    """What lies in my hands, and what waits for my signature."""
    mend = posted(request, _moves() if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "papers_at_hand",
        "rows": queries.at_hand(actor_of_request(request)),
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/papers.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes(TAKES)
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """The papers of one case with their whole way; taken in here, handed on, signed for, given back."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {**_moves(), "take_in": _taking_in(ref)} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "worklist",
        "view": view,
        "rows": queries.of_case(view.id, me),
        "materials": [(row.term.code, row.term.name) for row in view.materials],
        "kinds": [(kind.value, told(PIECE_KINDS[kind])) for kind in PieceKind],
        "posts": queries.desks_on_the_way(view.id),
        "takes_in": "yes" if me.has_role(Role.WINDOW, Role.AGENT) and not view.decided_at else "",
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/papers_of_case.html", facts, status=422 if mend.mistakes else 200)


def _taking_in(ref: str) -> Callable[[Form], None]:
    def take_in(form: Form) -> None:
        form.run(operations.take_in_paper, ref, form.text("material"), form.text("kind"))

    return take_in


def _moves() -> Acts:
    return {
        "hand": lambda form: form.run(operations.hand_paper, form.text("piece"), form.text("post"), form.text("why")),
        "sign": lambda form: form.run(operations.sign_for_paper, form.text("piece")),
        "refuse": lambda form: form.run(operations.refuse_paper, form.text("piece")),
        "return": lambda form: form.run(operations.return_paper, form.text("piece"), form.text("signature")),
        "lost": lambda form: form.run(operations.report_lost, form.text("piece"), form.text("how")),
    }
