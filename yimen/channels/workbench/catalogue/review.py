"""One change on one page: what is otherwise, what the rules say, who has said what, and what this reader may do."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel import publication
from yimen.kernel.change_life import LEVELS, MOVING, OPEN, ChangeState
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.refusals import ChangeMoved
from yimen.registries.catalogue.review import changes
from yimen.registries.catalogue.review.change_rows import ChangeView
from yimen.registries.catalogue.review.choices import Choice, choices, may_answer
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.delegations.items import Belonging
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import language, told
from yimen.threshold.pieces import Happening, Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.sentences import sentence
from yimen.threshold.words.differences import Told, told_between
from yimen.threshold.words.rules import element_called, rule_said


@snapshot
class Deed:
    """An act that is open to the reader, as the page offers it."""

    act: str
    title: str
    button: str
    grave: str = ""
    asks: str = ""
    """Name of the text that the act asks for; empty: none."""
    label: str = ""
    needed: str = ""


DEEDS: Mapping[str, Deed] = {
    one.act: one
    for one in (
        Deed("pass_change", "同意，转下一步", "同意", asks="opinion", label="审查意见"),
        Deed(
            "pass_without_notice",
            "同意，文字更正不公示",
            "同意并免公示",
            asks="reason",
            label="不公示的理由",
            needed="yes",
        ),
        Deed("put_in_force", "确定生效时间", "确定生效"),
        Deed("send_back", "退回修改", "退回给起草人", grave="yes", asks="reason", label="退回理由", needed="yes"),
        Deed("withdraw_change", "撤回这项变更", "撤回", grave="yes"),
    )
}
VERBS = {
    "passed": "同意",
    "sent_back": "退回修改",
}


@require_safe
@for_the_desk
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """A change as it stands."""
    return _page(request, _change(ref))


@never_cache
@require_POST
@for_the_desk
@takes("seen moment", by=lambda name, **_: [f"{name}-*"])
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """Pass on, send back, withdraw, or let it take effect."""
    _change(ref)
    if name not in DEEDS:
        raise Http404
    try:
        _do(request, name, ref, typed.revision(request.POST))
    except Refusal as refusal:
        return _page(request, _change(ref), refusal, name)
    return redirect("workbench:catalogue_change", ref)


@never_cache
@require_POST
@for_the_desk
@takes(by=lambda comment, **_: [f"answer-{comment}"])
def answer(request: HttpRequest, ref: str, comment: str) -> HttpResponse:
    """Answer a comment; the answer stands beside it in the hall."""
    view = _change(ref)
    if comment not in {row.ref for row in view.comments}:
        raise Http404
    try:
        _run(request, operations.answer_comment, comment, request.POST.get(f"answer-{comment}", ""))
    except Refusal as refusal:
        return _page(request, view, refusal, f"answer-{comment}")
    return redirect("workbench:catalogue_change", ref)


def _do(request: HttpRequest, name: str, ref: str, seen: int) -> None:
    said = request.POST
    match name:
        case "pass_change":
            _run(request, operations.pass_change, ref, said.get("pass_change-opinion", ""), seen)
        case "pass_without_notice":
            _run(request, operations.pass_without_notice, ref, said.get("pass_without_notice-reason", ""), seen)
        case "send_back":
            _run(request, operations.send_back, ref, said.get("send_back-reason", ""), seen)
        case "withdraw_change":
            _run(request, operations.withdraw_change, ref, seen)
        case _:
            now = clock.now()
            _run(request, operations.put_in_force, ref, _moment(request, now), seen, now=now)


def _run(request: HttpRequest, operation: Callable[..., Any], *args: object, now: datetime | None = None) -> None:
    run(operation, *args, by=actor_of_request(request), now=now or clock.now(), key=request.POST.get("key", ""))


def _moment(request: HttpRequest, now: datetime) -> datetime:
    """The moment typed, on the city's clock; empty, or the minute that runs, is now."""
    if not request.POST.get("moment", ""):
        return now
    moment = typed.moment(request.POST, "moment")
    return now if moment <= now < moment + timedelta(minutes=1) else moment


def _page(request: HttpRequest, view: ChangeView, refusal: Refusal | None = None, at: str = "") -> HttpResponse:
    me, now = actor_of_request(request), clock.now()
    offered = choices(view, me, now)
    proposed = queries.version(view.version_ref) if view.version_ref else None
    binding = _binding(view, proposed, now)
    facts = {
        "view": view,
        "row": view.row,
        "deeds": [DEEDS[one.act] for one in offered if one.why_not is None],
        "why_not": list(_why_not(offered)),
        "proposed": proposed,
        "differences": _differences(binding, proposed),
        "first": proposed is not None and binding is None,
        "checks": _checks(proposed, now),
        "way": tuple(_way(view)),
        "together": _together(view, now),
        "may_answer": may_answer(view, me),
        "wrong": sentence(refusal, language()) if refusal else "",
        "wrong_at": at,
        "stale": isinstance(refusal, ChangeMoved),
        "typed": {name: value for name, value in request.POST.items() if name not in ("key", "csrfmiddlewaretoken")},
        "mistakes": [Mistake("", sentence(refusal, language()))] if refusal else [],
    }
    return page(request, "change", "board", facts, status=422 if refusal else 200)


def _together(view: ChangeView, now: datetime) -> tuple[Belonging, ...]:
    """What belongs to the same matter and would stay as it is; asked while the change is under way."""
    if view.row.kind not in MOVING or view.row.state not in OPEN:
        return ()
    return delegations.belonging((view.row.item_ref,), "", now)


def _binding(view: ChangeView, proposed: ItemView | None, now: datetime) -> ItemView | None:
    """What the change is compared with: in force before it, or now."""
    if proposed is None:
        return None
    earlier = [row for row in queries.history(proposed.ref) if row.number < proposed.number and row.in_force_from]
    return queries.version(earlier[0].version_ref) if earlier else None


def _differences(binding: ItemView | None, proposed: ItemView | None) -> tuple[Told, ...]:
    return told_between(binding, proposed) if binding and proposed else ()


def _checks(proposed: ItemView | None, now: datetime) -> list[tuple[str, str, str]]:
    """All for which its publication would be refused today: element and rule in words, and the rule's basis."""
    if proposed is None:
        return []
    found = publication.broken(queries.checks_of(proposed, day_of(now)))
    return [
        (element_called(one.element, proposed.terms, language()), rule_said(one.rule, language()), one.basis)
        for one in found
    ]


def _why_not(offered: tuple[Choice, ...]) -> Iterator[tuple[str, str]]:
    for one in offered:
        if one.why_not is not None:
            yield DEEDS[one.act].title, sentence(one.why_not, language())


def _way(view: ChangeView) -> Iterator[Happening]:
    """The way of the change, the newest first; where it waits now on top."""
    row = view.row
    if row.state is ChangeState.DECIDED and row.takes_effect is not None:
        yield Happening(told("自此生效"), row.takes_effect, tone="now")
    elif row.state in LEVELS:
        yield Happening(told(STATES[row.state]), row.waits_since, tone="now")
    if row.notice_begins is not None and not view.notice_skipped:
        yield Happening(told("开始公示"), row.notice_begins)
    for one in reversed(view.reviews):
        words = told("{level}：{verdict}", level=told(LEVEL_WORDS[one.level]), verdict=told(VERBS[one.verdict]))
        tone = "late" if one.verdict == "sent_back" else "done"
        yield Happening(words, one.reviewed_at, quote=one.opinion, tone=tone, who=one.staff_name)
    yield Happening(told("提交审查"), view.proposed_at)


LEVEL_WORDS = {"office": "部门审查", "legal": "合法性审核", "reform": "审改办审查"}
STATES = {
    ChangeState.OFFICE_REVIEW: "等本部门审查",
    ChangeState.LEGAL_REVIEW: "等合法性审核",
    ChangeState.REFORM_REVIEW: "等审改办审查",
    ChangeState.ON_NOTICE: "公示中",
}


def _change(ref: str) -> ChangeView:
    found = changes.change(ref[:64])
    if found is None:
        raise Http404
    return found
