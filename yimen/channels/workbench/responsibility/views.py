"""Responsibility at the desk 责任追究: what is about me, what supervision decides and judges, the list."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.engine.supervision.responsibility import operations, queries
from yimen.engine.supervision.responsibility.operations import CensureSaid, Ruled
from yimen.engine.supervision.responsibility.operations.opening import PUBLISHERS
from yimen.engine.supervision.responsibility.rows import ResponsibilityRow
from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.responsibility import APPEAL_OUTCOMES, CENSURES, PUBLICITIES
from yimen.threshold.posted import takes

for_staff = needs_staff()


@never_cache
@require_safe
@for_staff
def listed(request: HttpRequest) -> HttpResponse:
    """What is about me, what waits for supervision, and what was decided."""
    me, now = actor_of_request(request), clock.now()
    facts = {
        "here": "responsibility",
        "mine": queries.mine(me, now),
        "waiting": queries.waiting(me, now),
        "decided": queries.decided(me, now),
        "supervises": "yes" if me.has_role(Role.SUPERVISOR) else "",
    }
    return asking.shown(request, "responsibility/listed", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.SUPERVISOR)
@takes("source of staff finding")
def opened(request: HttpRequest) -> HttpResponse:
    """Open a case from a finding: whom it is about is chosen among those who had to do with it."""
    said = request.POST if request.method == "POST" else request.GET
    source, of = said.get("source", "")[:20], said.get("of", "")[:40]
    mend = asking.done(request, lambda: _opening(request, source, of)) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:responsibility")
    row = queries.misdeed(source, of, actor_of_request(request))
    if row is None:
        raise Http404(of)
    return asking.shown(request, "responsibility/open", {"here": "responsibility", "row": row}, mend)


def _opening(request: HttpRequest, source: str, of: str) -> Asked:
    said = request.POST.get
    return operations.open_responsibility, (source, of, said("staff", "")[:40], said("finding", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act words censure reason document notice why outcome seen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One case: what was found, what the subject said, what was decided and judged, and what I may do."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: asking.one_of(request, _acts(request, ref))) if posted else None
    if posted and mend is None:
        return redirect("workbench:responsibility_case", ref=ref)
    row = queries.one(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "responsibility",
        "row": row,
        "censures": _to_lay(row) if "decide" in row.may else [],
        "outcomes": asking.choices(APPEAL_OUTCOMES),
    }
    return asking.shown(request, "responsibility/one", facts, mend)


def _to_lay(row: ResponsibilityRow) -> list[tuple[str, str]]:
    """The censures that stood in the list when it happened."""
    known = dict(asking.choices(CENSURES))
    return [(one.censure, known[one.censure]) for one in queries.censures_of(day_of(row.happened_at))]


def _acts(request: HttpRequest, ref: str) -> Mapping[str, Callable[[], Asked]]:
    said = request.POST.get
    reason, seen = said("reason", ""), said("seen", "")[:20]
    ruled = Ruled(said("censure", "")[:20], reason, said("document", ""), said("notice", ""), seen)
    return {
        "speak": lambda: (operations.speak_in_defence, (ref, said("words", ""))),
        "decide": lambda: (operations.decide_responsibility, (ref, ruled)),
        "clear": lambda: (operations.clear_responsibility, (ref, reason, seen)),
        "appeal": lambda: (operations.appeal_responsibility, (ref, said("why", ""))),
        "judge": lambda: (operations.judge_appeal, (ref, said("outcome", "")[:20], reason)),
        "withdraw": lambda: (operations.withdraw_fallen, (ref, reason)),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("censure points publicity document valid_from")
def censures(request: HttpRequest) -> HttpResponse:
    """The published list; the reform office adds to it and changes it from a day on."""
    me, today = actor_of_request(request), day_of(clock.now())
    posted = request.method == "POST"
    mend = asking.done(request, lambda: (operations.publish_censure, (_said(request),))) if posted else None
    if posted and mend is None:
        return redirect("workbench:censures")
    facts = {
        "here": "responsibility",
        "rows": queries.censures(today),
        "publishes": "yes" if me.has_role(*PUBLISHERS) else "",
        "kinds": asking.choices(CENSURES),
        "publicities": asking.choices(PUBLICITIES),
        "today": today.isoformat(),
    }
    return asking.shown(request, "responsibility/censures", facts, mend)


def _said(request: HttpRequest) -> CensureSaid:
    said = request.POST.get
    return CensureSaid(
        said("censure", "")[:20], typed.number(request.POST, "points", 999), said("publicity", "")[:20],
        said("document", ""), typed.day(request.POST, "valid_from"),
    )  # fmt: skip
