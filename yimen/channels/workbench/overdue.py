"""Missed limits 责任事项: what was not done in time, who answers for it, and the answer of the office's head."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yimen.engine.case.accountability import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

NOTHING: Mapping[str, str] = {}


@require_safe
@never_cache
@needs_staff()
def listed(request: HttpRequest) -> HttpResponse:
    """The missed limits of the cases one may see, the latest first; one of them may be open to be answered."""
    return _page(request, request.GET.get("answer", ""))


@require_POST
@never_cache
@needs_staff(Role.OFFICE_HEAD)
@takes("reason remedy")
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why a limit was missed and what is done about it."""
    said = {name: request.POST.get(name, "") for name in ("reason", "remedy")}
    try:
        run(
            operations.answer_item,
            ref,
            **said,
            by=actor_of_request(request),
            now=clock.now(),
            key=request.POST.get("key", ""),
        )
    except Refusal as refusal:
        return _page(request, ref, said, mending(refusal))
    return redirect(f"{reverse('workbench:overdue')}?done=yes")


def _page(
    request: HttpRequest, opened: str = "", typed: Mapping[str, str] = NOTHING, mend: Mending | None = None
) -> HttpResponse:
    only = "yes" if request.GET.get("only") == "unanswered" else ""
    page = queries.items(actor_of_request(request), request.GET.get("after", ""), only)
    mend = mend or Mending()
    facts = {
        "here": "worklist",
        "rows": page.rows,
        "after": page.after,
        "shown": len(page.rows),
        "only": only,
        "opened": opened,
        "typed": typed,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/overdue.html", facts, status=422 if mend.mistakes else 200)
