"""The catalogue of shared data at the desk: what there is, requests with their limits, and what is published."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import get_current_timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.exchange.sharing import operations, queries
from yimen.engine.exchange.sharing.operations import DataSetSaid
from yimen.engine.exchange.sharing.rows import KEEPERS, READERS
from yimen.kernel.actor import Role
from yimen.kernel.connections import SystemKind
from yimen.kernel.rates import Share
from yimen.kernel.sharing import APPROVALS, ShareCondition
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.exchange import SHARE_CONDITIONS, SYSTEM_KINDS
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act office name about source condition basis data_set item why request until reason")
def shared(request: HttpRequest) -> HttpResponse:
    """Whose data there is, under which condition, who uses it and how often it answered; and the requests."""
    me, now = actor_of_request(request), clock.now()
    acts = {"publish": _publish, "end": _end, "ask": _ask, "grant": _grant, "refuse": _refuse}
    mend = posted(request, acts if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    everywhere, heads = me.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE), me.offices(Role.OFFICE_HEAD)
    sources = [(APPROVALS, told("本平台的审批信息")), *((kind.value, told(SYSTEM_KINDS[kind])) for kind in SystemKind)]
    facts = {
        "here": "exchange",
        "rows": [(row, Share(row.answered, row.uses).percent) for row in queries.catalogue(me, now)],
        "requests": queries.requests(me),
        "publishes": "yes" if me.has_role(*KEEPERS) else "",
        "asks": "yes" if me.has_role(Role.OFFICE_HEAD, Role.CHIEF) else "",
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now)) if everywhere or row.id in heads],
        "sources": sources,
        "source_words": dict(sources),
        "conditions": [(one.value, told(SHARE_CONDITIONS[one])) for one in ShareCondition],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/data.html", facts, status=422 if mend.mistakes else 200)


def _publish(form: Form) -> None:
    said = DataSetSaid(*(form.text(name) for name in ("name", "about", "source", "condition", "basis")))
    form.run(operations.publish_data_set, form.text("office"), said)


def _end(form: Form) -> None:
    form.run(operations.end_data_set, form.text("data_set"), form.text("basis"))


def _ask(form: Form) -> None:
    form.run(operations.request_data, form.text("data_set"), form.text("item"), form.text("why"))


def _grant(form: Form) -> None:
    until = datetime.combine(form.day("until"), time(23, 59), get_current_timezone())
    form.run(operations.grant_data, form.text("request"), until)


def _refuse(form: Form) -> None:
    form.run(operations.refuse_data, form.text("request"), form.text("reason"))
