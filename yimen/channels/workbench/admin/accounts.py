"""The login of a member of staff at the administrator's desk: how it stands, locked, unlocked, closed for good."""

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.refusals import NotChosen
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations, queries
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

STATES: Mapping[str, str] = {
    "none": "还没有设置登录",
    "invited": "一次性口令等待使用",
    "open": "可以登录",
    "locked": "已锁定",
    "closed": "已永久注销",
}
_AT = {"writing.impossible_dates": "until", "desk.not_chosen": "sure"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("act sure until")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """How a login stands, and what may be done with it now."""
    actor, now, mend = actor_of_request(request), clock.now(), Mending()
    if queries.staff_login(ref, actor, now) is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            _act(request, ref, now)
        except Refusal as refusal:
            mend = mending(refusal, _AT)
        else:
            return redirect("workbench:staff_account", ref)
    login = queries.staff_login(ref, actor, now)
    assert login is not None
    facts = {
        "here": "administration",
        "login": login,
        "state": STATES[login.state],
        "until": request.POST.get("until", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/admin/account.html", facts, status=422 if mend.mistakes else 200)


def _act(request: HttpRequest, ref: str, now: datetime) -> None:
    by, key, act = actor_of_request(request), request.POST.get("key", ""), request.POST.get("act", "")
    if act == "close":
        if request.POST.get("sure") != "yes":
            raise NotChosen(field="sure")
        run(operations.close_account, ref, by=by, now=now, key=key)
    elif act == "unlock":
        run(operations.unlock_account, ref, by=by, now=now, key=key)
    else:
        run(operations.lock_account, ref, typed.moment(request.POST, "until"), by=by, now=now, key=key)
