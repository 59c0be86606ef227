"""Enquiries at the desk: record what is asked, take up what waits, answer, hand over, acknowledge."""

from collections.abc import Callable
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.service.pages import AT_THE_CENTRE, for_all, page, tried
from yimen.engine.public.enquiries import operations, queries
from yimen.engine.public.enquiries.operations import Asked
from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.posted import takes

IS_IT_A_NO = (("no", "能办，或者告诉怎么办"), ("yes", "不能办：用下面的“提议否定答复”"))
"""What who answers says about the answer; it binds."""


@never_cache
@require_http_methods(["GET", "POST"])
@for_all
@takes("act item number question topic way")
def listed(request: HttpRequest) -> HttpResponse:
    """What I owe an answer to, what waits, what my office was handed; and the form for who stands here."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        mend = tried(request, {"record": lambda: _record(request)})
        if mend is None:
            return redirect("workbench:service_enquiries")
    until = day_of(now) + timedelta(days=1)
    facts = {
        "may_record": "yes" if me.has_role(*AT_THE_CENTRE) else "",
        "waiting": queries.waiting(me, now),
        "owned": queries.owned(me, now),
        "of_office": queries.of_offices(me, now),
        "late": queries.late(me, now),
        "beyond": queries.beyond(me, now),
        "recent": queries.recent(me, now),
        "figures": queries.figures(until - timedelta(days=30), until, now)
        if me.has_role(Role.CENTRE_MANAGER, Role.SUPERVISOR, Role.WINDOW)
        else None,
    }
    return page(request, "enquiries", "service_enquiries", facts, mend)


def _record(request: HttpRequest) -> tuple[Callable[..., object], tuple[object, ...]]:
    said = request.POST.get
    party = people.party_by_number(number) if (number := said("number", "").strip().upper()) else None
    asked = Asked(said("topic", ""), said("question", ""), said("item", "").strip())
    return operations.record_enquiry, (said("way", ""), asked, party.ref if party else "")


@never_cache
@require_http_methods(["GET", "POST"])
@for_all
@takes("act answer basis explanation guidance how no office question reason source")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One enquiry with what I may do with it now."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        said = request.POST.get
        acts: dict[str, Callable[[], tuple[Callable[..., object], tuple[object, ...]]]] = {
            "take_up": lambda: (operations.take_up_enquiry, (ref,)),
            "answer": lambda: (
                operations.answer_enquiry,
                (ref, said("answer", ""), said("source", ""), said("no", "")),
            ),
            "propose_no": lambda: (
                operations.propose_no,
                (ref, said("basis", ""), said("explanation", ""), said("guidance", "")),
            ),
            "withdraw_no": lambda: (operations.withdraw_no, (ref,)),
            "hand_over": lambda: (operations.hand_over_enquiry, (ref, said("office", ""), said("reason", ""))),
            "acknowledge": lambda: (operations.acknowledge_enquiry, (ref,)),
            "tell_all": lambda: (operations.tell_answer_to_all, (ref, said("question", ""))),
            "take_back": lambda: (operations.take_back_answer, (ref,)),
            "end": lambda: (operations.end_enquiry, (ref, said("how", ""))),
        }
        mend = tried(request, acts)
        if mend is None:
            return redirect("workbench:service_enquiry", ref=ref)
    row = queries.one(ref, me, now)
    if row is None:
        raise Http404(ref)
    listed_offices = [(one.ref, one.name) for one in offices.offices(day_of(now))] if "hand_over" in row.may else []
    facts = {"row": row, "offices": listed_offices, "noes": [(code, told(words)) for code, words in IS_IT_A_NO]}
    return page(request, "enquiry", "service_enquiries", facts, mend)
