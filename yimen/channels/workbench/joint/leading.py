"""The lead's board of one case: everybody in time, who is late, and what the lead may change while it runs."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.joint.drawing import chart_of
from yimen.channels.workbench.joint.words import DEALINGS, TIMES, tables
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.parallel.joint import operations, queries
from yimen.engine.parallel.joint.operations.beginning import RUNS
from yimen.engine.parallel.joint.operations.changing import OpinionSaid
from yimen.engine.parallel.joint.rows import Board
from yimen.kernel.joint_life import JOINT, Dealing
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act amount dealing material office opinion reason seen text unit_of_time work")
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """The board of a case; for the desk at which it lies also who is added, withdrawn or dealt with."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view, board = cases.find(ref, me, now), queries.board(ref, me, now)
    if view is None and board is None:
        raise Http404(ref)
    mine = view is not None and view.mine == "yes" and view.state in RUNS
    facts = {
        "here": "joint",
        "ref": ref,
        "view": view,
        "board": board,
        "chart": chart_of(board, now) if board else None,
        "may_begin": mine and board is None and any(step.code == JOINT for step in view.terms.steps) if view else False,
        "may_change": mine and board is not None and board.called_off_at is None,
        "units": [(row.ref, row.name) for row in offices.offices(day_of(now))] if mine and board else [],
        "materials": _materials(view, board) if mine else (),
        "ticked": request.POST.getlist("material"),
        "times": [(str(unit), told(words)) for unit, words in TIMES.items()],
        "dealings": [(str(one), told(words)) for one, words in DEALINGS.items()],
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
        **tables(),
    }
    return render(request, "workbench/joint/case.html", facts, status=422 if mend.mistakes else 200)


def _materials(view: CaseView | None, board: Board | None) -> tuple[tuple[str, str], ...]:
    if view is None or board is None:
        return ()
    return tuple((one.term.code, one.term.name) for one in view.materials)


def _acts(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def begin(form: Form) -> None:
        form.run(operations.begin_joint, ref, form.seen())

    def add(form: Form) -> None:
        unit = form.text("unit_of_time")
        if unit not in list(Unit):
            raise NotInList(field="limit")
        limit = Limit.parse(form.text("amount"), Unit(unit))
        asked = OpinionSaid(form.text("office"), form.text("work"), limit, form.many("material"))
        form.run(operations.add_opinion, ref, asked, form.text("reason"))

    def withdraw(form: Form) -> None:
        form.run(operations.withdraw_opinion, form.text("opinion"), form.text("reason"))

    def deal(form: Form) -> None:
        dealing = form.text("dealing")
        if dealing not in list(Dealing):
            raise NotInList(field="dealing")
        form.run(operations.deal_with_disagreement, form.text("opinion"), Dealing(dealing), form.text("text"))

    return {"begin": begin, "add": add, "withdraw": withdraw, "deal": deal}
