"""The anomaly report 异常报告: by officer and month, each figure with its cases, what came of it, the rules."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.supervision.anomalies import operations, queries
from yimen.engine.supervision.anomalies.operations import AnomalyAnswered
from yimen.engine.supervision.anomalies.rows import READERS
from yimen.kernel.actor import Role
from yimen.kernel.anomalies import AnomalyRuleSaid
from yimen.kernel.refusal import Refusal
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.anomalies import ANOMALY_KINDS, ANOMALY_OUTCOMES
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act kind staff month outcome words margin least document valid_from")
def report(request: HttpRequest) -> HttpResponse:
    """What stands out in a month, and the forms by which a rule is published and a question closed."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    month = _month(request, now)
    if request.method == "POST":
        try:
            act, facts = _asked(request, month)
            run(act, *facts, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('oversight:anomalies')}?month={month.isoformat()}")
    rules = queries.rules(month)
    notes = {(one.kind, one.staff_ref): one for one in queries.notes(me, month)}
    shown = [(one, notes.get((one.kind, one.staff_ref))) for one in queries.of_month(me, month)]
    facts_ = {
        "here": "oversight", "month": month, "before": month_of(month - timedelta(days=1)),
        "after": month_after(month) if month_after(month) <= day_of(now) else None, "figures": shown, "rules": rules,
        "supervises": "yes" if me.has_role(Role.SUPERVISOR) else "",
        "publishes": "yes" if me.has_role(*operations.PUBLISHERS) else "",
        "kinds": [(code, told(words)) for code, words in ANOMALY_KINDS.items()],
        "outcomes": [(code, told(words)) for code, words in ANOMALY_OUTCOMES.items()],
        "typed": request.POST, "mistakes": mend.mistakes, "errors": mend.errors or {}, "today": day_of(now).isoformat(),
    }  # fmt: skip
    return render(request, "oversight/anomalies.html", facts_, status=422 if mend.mistakes else 200)


def _month(request: HttpRequest, now: datetime) -> date:
    today = day_of(now)
    return month_of(min(typed.day_or(request.GET, "month", typed.day_or(request.POST, "month", today)), today))


def _asked(request: HttpRequest, month: date) -> tuple[Callable[..., object], tuple[object, ...]]:
    said = request.POST.get
    acts: Mapping[str, Callable[[], tuple[Callable[..., object], tuple[object, ...]]]] = {
        "note": lambda: (operations.note_anomaly, (_answered(request, month),)),
        "publish": lambda: (operations.publish_anomaly_rule, _rule(request)),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act()


def _answered(request: HttpRequest, month: date) -> AnomalyAnswered:
    said = request.POST.get
    return AnomalyAnswered(
        said("kind", "")[:20], said("staff", "")[:40], month, said("outcome", "")[:20], said("words", "")
    )


def _rule(request: HttpRequest) -> tuple[object, ...]:
    said = request.POST.get
    margin = typed.number(request.POST, "margin", 999, 0)
    rule = AnomalyRuleSaid(said("kind", "")[:20], margin, typed.number(request.POST, "least", 999))
    return rule, said("document", ""), typed.day(request.POST, "valid_from")
