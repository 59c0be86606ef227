"""Rule orders 自动审批令 at the desk: what holds, what was drawn to be looked at, what is done without a clerk."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.case.rule_orders import operations, queries
from yimen.engine.case.rule_orders.rows import TrialRow
from yimen.insight.directions.queries import DAYS, directions
from yimen.kernel.actor import Role
from yimen.kernel.by_rule import Finding
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending
from yimen.threshold.names.rules import RULE_FINDINGS
from yimen.threshold.posted import takes
from yimen.threshold.words.by_rule import condition, explained

READERS = (
    *(Role.OFFICE_HEAD, Role.DECIDER, Role.CHIEF, Role.REVIEWER),
    *(Role.SUPERVISOR, Role.CATALOGUE_EDITOR, Role.REFORM_OFFICE),
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act begins case finding item note reason listing")
def listed(request: HttpRequest) -> HttpResponse:
    """Orders of the reader's offices, drawn grants that wait, items that could be ordered, the self-service list."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _ON_THE_LIST if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "rule_orders",
        "rows": queries.orders(me, now),
        "waiting": queries.to_look_at(me),
        "orderable": queries.orderable(me, now),
        "listed": queries.listed(now),
        "lists": me.has_role(Role.CATALOGUE_EDITOR),
        "to_list": queries.to_list(now) if me.has_role(Role.CATALOGUE_EDITOR) else (),
        "today": day_of(now),
    }
    return _shown(request, "workbench/byrule/list.html", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act case finding note reason")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One order with its conditions, what came of its cases, and the drawn grants to be looked at."""
    me, now = actor_of_request(request), clock.now()
    acts: Mapping[str, Callable[[Form], None]] = {
        "withdraw": lambda form: form.run(operations.withdraw_rule_order, ref, form.text("reason")),
        "look": _look,
    }
    mend = posted(request, acts if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    row = queries.order(ref, me, now)
    if row is None:
        raise Http404(ref)
    found = queries.trials(ref, me)
    facts = {
        "here": "rule_orders",
        "row": row,
        "conditions": [condition(rule, row.fields) for rule in row.rules],
        "trials": [(one, explained(one), _agrees(one), queries.filled_in(one, me)) for one in found],
        "cut": found.cut,
        "findings": [(one, RULE_FINDINGS[one]) for one in Finding],
        "sees_cases": me.has_role(Role.OFFICE_HEAD, Role.SUPERVISOR),
    }
    return _shown(request, "workbench/byrule/order.html", facts, mend)


@never_cache
@require_safe
@needs_staff(*READERS, Role.CENTRE_MANAGER, Role.ADMINISTRATOR)
def three_directions(request: HttpRequest) -> HttpResponse:
    """Intelligent approval, self-service and mobile handling, item by item, with what was done in thirty days."""
    now = clock.now()
    facts = {"here": "rule_orders", "view": directions(now), "days": DAYS, "as_of": now}
    return render(request, "workbench/byrule/directions.html", facts)


def _shown(request: HttpRequest, template: str, facts: dict[str, object], mend: Mending) -> HttpResponse:
    facts |= {"mistakes": mend.mistakes, "done": request.GET.get("done", "")}
    return render(request, template, facts, status=422 if mend.mistakes else 200)


def _agrees(trial: TrialRow) -> str:
    """Whether the conditions, judged once more from what was read, say what is on record."""
    return "yes" if queries.judged_again(trial) == trial.weighed else "no"


def _look(form: Form) -> None:
    form.run(operations.look_at_grant, form.text("case"), form.text("finding"), form.text("note"))


def _list(form: Form) -> None:
    form.run(operations.list_for_self_service, form.text("item"), form.text("reason"), form.day("begins"))


def _take_off(form: Form) -> None:
    form.run(operations.take_off_self_service, form.text("listing"), form.text("reason"))


_ON_THE_LIST: Mapping[str, Callable[[Form], None]] = {"list": _list, "take_off": _take_off}
