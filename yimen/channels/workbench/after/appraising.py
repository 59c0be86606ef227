"""Appraisal at the desk 到期鉴定: what is over, what waits for the head of the office, and the destruction register."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.after.pages import page
from yimen.engine.records.archives import appraised, operations
from yimen.engine.records.archives.operations import AppraisalSaid
from yimen.engine.records.archives.rows import WHO_KEEPS
from yimen.kernel.papers.appraisal_life import LONGER, AppraisalRuling
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Act = Callable[..., object]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*WHO_KEEPS)
@takes("act ref volume ruling reason")
def appraisals(request: HttpRequest) -> HttpResponse:
    """Propose for what is over, answer what was proposed, and read what was destroyed by whom."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            act, told = _ACTS.get(request.POST.get("act", ""), _propose)(request.POST)
            run(act, *told, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(reverse("workbench:appraisals"))
    facts = {
        "over": appraised.over(me, now),
        "waiting": appraised.waiting(me, now),
        "answered": appraised.answered(me, now),
        "register": appraised.register(me, now),
        "rulings": RULINGS,
        "typed": request.POST,
        "chosen": request.POST.getlist("volume"),
    }
    return page(request, "appraisals", "appraisals", facts, mend)


RULINGS: Mapping[str, tuple[str, int | None]] = {
    "keep-10": (AppraisalRuling.KEEP, LONGER[0]),
    "keep-30": (AppraisalRuling.KEEP, LONGER[1]),
    "keep-for-good": (AppraisalRuling.KEEP, LONGER[2]),
    "destroy": (AppraisalRuling.DESTROY, None),
}
"""What may be chosen on the page, and what it means."""


def _propose(typed: QueryDict) -> tuple[Act, tuple[object, ...]]:
    ruling, years = RULINGS.get(typed.get("ruling", ""), ("", None))
    volumes = tuple(one[:40] for one in typed.getlist("volume"))
    return operations.propose_appraisal, (AppraisalSaid(volumes, ruling, typed.get("reason", ""), years),)


def _ref(typed: QueryDict) -> str:
    return typed.get("ref", "")[:40]


_ACTS: Mapping[str, Callable[[QueryDict], tuple[Act, tuple[object, ...]]]] = {
    "propose": _propose,
    "approve": lambda typed: (operations.approve_appraisal, (_ref(typed),)),
    "reject": lambda typed: (operations.reject_appraisal, (_ref(typed), typed.get("reason", ""))),
    "withdraw": lambda typed: (operations.withdraw_appraisal, (_ref(typed),)),
}
