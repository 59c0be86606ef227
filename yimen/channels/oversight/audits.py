"""Internal audits: samples of decided cases, one sample with its cases, and one case as its auditor reads it."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.supervision.audits import operations, queries
from yimen.engine.supervision.audits.operations import Result
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

RESULTS: Mapping[str, str] = {"": "还没有抽查", "sound": "规范", "flawed": "有瑕疵", "wrong": "有错误"}
#: The acts on the way of a case that an auditor reads; what the machinery tells beside them is left out.
ACTS: Mapping[str, str] = {
    "receive": "收件", "accept": "受理", "accept_tolerating": "容缺受理", "accept_on_commitment": "告知承诺受理",
    "deem_accepted": "逾期未告知，视为受理", "open_correction": "要求补正", "open_further_correction": "再次要求补正",
    "close_correction": "补正完成", "hand_over": "转部门", "review": "审查", "send_back": "退回", "reassign": "转交",
    "reclassify": "改变程序类别", "prioritise": "批准优先办理", "raise_decision": "提级决定", "consult": "征求意见",
    "open_special": "特别程序开始", "close_special": "特别程序结束", "extend": "延长期限", "grant": "准予许可",
    "grant_tolerated": "准予许可，待补材料", "deny": "不予许可", "deliver": "送达", "erratum": "更正", "revoke": "撤销",
    "lapse_promise": "容缺材料逾期未补，准予收回",
}  # fmt: skip
LAMPS: Mapping[str, str] = {"": "none", "sound": "green", "flawed": "amber", "wrong": "red"}


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff()
@takes("auditor due_on office since size until")
def overview(request: HttpRequest) -> HttpResponse:
    """The samples one audits, drew or answers for; and the form that draws one."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        said = request.POST
        try:
            auditor = people.staff_by_number(said.get("auditor", "").strip()[:40])
            facts = (said.get("office", "")[:40], auditor.ref if auditor else "", typed.day(said, "since"))
            size = typed.number(said, "size", 999)
            rest = (typed.day(said, "until"), size, typed.day(said, "due_on"))
            drawn = run(operations.draw_sample, *facts, *rest, by=me, now=now, key=said.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:audit_sample", drawn.ref)
    today = day_of(now)
    may = me.has_role(*operations.WHO_DRAWS)
    own = me.offices(Role.OFFICE_HEAD)
    facts_ = {
        "here": "oversight",
        "samples": queries.samples(me),
        "may": may,
        "offices": [(o.ref, o.name) for o in offices.offices(today) if not own or o.id in own] if may else [],
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        "today": today,
    }
    return render(request, "oversight/audits.html", facts_, status=422 if mend.mistakes else 200)


@require_safe
@needs_staff()
def sample(request: HttpRequest, ref: str) -> HttpResponse:
    """One sample with its cases."""
    found = queries.sample(ref, actor_of_request(request))
    if found is None:
        raise Http404(ref)
    rows = [(row, told(RESULTS[row.result]), LAMPS[row.result]) for row in found.cases]
    return render(request, "oversight/audit_sample.html", {"here": "oversight", "view": found, "rows": rows})


def _done(request: HttpRequest, ref: str) -> None:
    """Record what was found, or stand aside from the case."""
    said = request.POST
    by, now, key = actor_of_request(request), clock.now(), said.get("key", "")
    if said.get("act") == "aside":
        run(operations.set_audit_aside, ref, said.get("reason", ""), by=by, now=now, key=key)
        return
    result = said.get("result", "")
    facts = (ref, Result(result) if result in list(Result) else result, said.get("finding", ""))
    run(operations.record_audit, *facts, by=by, now=now, key=key)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff()
@takes("act finding reason result")
def audit(request: HttpRequest, ref: str) -> HttpResponse:
    """One case as its auditor reads it, and the form that records what was found."""
    me, mend = actor_of_request(request), Mending()
    found = queries.audit(ref, me)
    if found is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            _done(request, ref)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:audit_sample", found.sample_ref)
    facts_ = {
        "here": "oversight",
        "view": found,
        "said": told(RESULTS[found.row.result]),
        "lamp": LAMPS[found.row.result],
        "acts": [(act, told(ACTS[act.verb])) for act in found.acts if act.verb in ACTS],
        "results": [(one.value, told(RESULTS[one.value])) for one in Result],
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "oversight/audit.html", facts_, status=422 if mend.mistakes else 200)
