"""Proposals at the desk 增窗并窗: measured by the centre's thresholds, answered with a reason, measured again."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.windows.pages import chosen, for_managers, page, this_day
from yimen.engine.centre.window_proposals import operations, queries
from yimen.kernel.visits.window_proposals import Threshold
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("act many few wait_minutes measure_days day basis proposal answer why")
def proposals(request: HttpRequest) -> HttpResponse:
    """What the figures propose and what was said of it; the thresholds behind, and what came of it afterwards."""
    centre = chosen(request)
    mend = posted(request, _acts(centre.ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?centre={centre.ref}")
    rows = queries.of_centre(centre.ref)
    facts = {
        "rows": rows,
        "waiting": [row for row in rows if not row.answer],
        "answered": [row for row in rows if row.answer],
        "threshold": queries.threshold(centre.ref, this_day()),
        "looked_back": operations.LOOKED_BACK.days,
    }
    return page(request, "proposals", "window_proposals", centre, facts, mend)


def _acts(centre: str) -> Mapping[str, Callable[[Form], None]]:
    def measure(form: Form) -> None:
        form.run(operations.measure_windows, centre)

    def threshold(form: Form) -> None:
        names = ("many", "few", "wait_minutes", "measure_days")
        said = Threshold(*(form.number(name, 99_999) for name in names))
        form.run(operations.set_threshold, centre, said, form.day("day"), form.text("basis"))

    def answer(form: Form) -> None:
        form.run(operations.answer_proposal, form.text("proposal"), form.text("answer"), form.text("why"))

    return {"measure": measure, "threshold": threshold, "answer": answer}
