"""Three lists at the desk: entries of the negative and the supervision list, entered by document and ended by a day."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.refusal import Refusal
from yimen.kernel.three_lists import DutyList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.three_lists import operations, queries
from yimen.registries.three_lists.operations import KEEPERS, Check
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.three_lists import EFFECTS, LISTS

Asked = tuple[Callable[..., object], tuple[object, ...]]
PLACES = {
    "lists.check_days_unfit": "within_days",
    "lists.already_on_list": "says",
    "writing.impossible_dates": "begins",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*KEEPERS)
@takes("act basis begins effect end_basis ends entry item list office says within_days")
def three_lists(request: HttpRequest) -> HttpResponse:
    """The entries of one list, each with the form that ends it, and the form of a new one."""
    now, mend, typed = clock.now(), Mending(), request.POST
    asked = typed.get("list", "") or request.GET.get("list", "")
    which = DutyList(asked) if asked in set(DutyList) else DutyList.SUPERVISION
    if request.method == "POST":
        try:
            act, facts = _asked(request, which)
            run(act, *facts, by=actor_of_request(request), now=now, key=typed.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            return redirect(f"{reverse('workbench:three_lists')}?list={which}&done=yes")
    page = queries.entries(which, now, request.GET.get("after", "")[:20])
    facts_shown = {
        "here": "item_lists",
        "which": which,
        "names": LISTS,
        "rows": page.rows,
        "after": page.after,
        "effects": EFFECTS,
        "offices": [(one.ref, one.name) for one in offices.offices(day_of(now))],
        "typed": typed if typed.get("act") == "enter" else {},
        "today": day_of(now),
        "done": request.GET.get("done", ""),
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/item_lists/three.html", facts_shown, status=422 if mend.mistakes else 200)


def _asked(request: HttpRequest, which: DutyList) -> Asked:
    said = request.POST.get
    if said("act") == "end":
        ends = typed.day(request.POST, "ends")
        return operations.end_list_entry, (said("entry", "")[:40], ends, said("end_basis", ""))
    if said("act") != "enter":
        raise Http404
    item, says, basis = said("item", "").strip()[:64], said("says", ""), said("basis", "")
    begins = typed.day(request.POST, "begins")
    if which is DutyList.NEGATIVE:
        return operations.enter_negative, (item, said("effect", ""), says, basis, begins)
    check = Check(says, typed.number(request.POST, "within_days", 99_999), said("office", "")[:40])
    return operations.enter_supervision, (item, check, basis, begins)
