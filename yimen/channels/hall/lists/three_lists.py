"""Three lists 三张清单 as anybody reads them: what is decided, what is forbidden, what is checked afterwards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.engine.supervision.supervision_tasks import queries as tasks
from yimen.kernel.three_lists import DutyList
from yimen.registries.dated import day_of
from yimen.registries.three_lists import queries
from yimen.threshold import clock
from yimen.threshold import registered_lists as sets
from yimen.threshold.actors import open_to_all
from yimen.threshold.words.three_lists import EFFECTS, LISTS


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """One of the two lists entry by entry, with the way to the power list and how the checks stand."""
    now = clock.now()
    asked = request.GET.get("list", "")
    which = DutyList(asked) if asked in set(DutyList) else DutyList.SUPERVISION
    found = queries.entries(which, now, request.GET.get("after", "")[:20])
    facts = {
        "here": "lists",
        "which": which,
        "names": LISTS,
        "powers": sets.lengths(now)["power"],
        "rows": found.rows,
        "after": found.after,
        "today": day_of(now),
        "effects": EFFECTS,
        "standing": tasks.standing(day_of(now)),
        "as_of": now,
    }
    return render(request, "hall/three_lists.html", facts)
