"""The publication board 审核发布: which changes wait at whom and since when; and the log of what was decided."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.actor import Actor, Role
from yimen.kernel.change_life import LYING_FAST, ChangeState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.review import changes, landing
from yimen.registries.catalogue.review.change_rows import ChangeRow
from yimen.registries.catalogue.review.changes import At
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told

#: A level that takes longer than this many working days shows red, longer than three of them amber.
SLOW, SOON = Limit(Decimal(5), Unit.WORKING_DAY), Limit(Decimal(3), Unit.WORKING_DAY)


@snapshot
class DeskTab:
    """One way of looking at the board, with how many wait there for an act."""

    name: str
    words: str
    at: At
    count: int
    mine: str
    """yes: this reader acts there; no: it is only looked at."""


@snapshot
class Waiting:
    """A change on the board, with its lamp and what it waits for."""

    row: ChangeRow
    lamp: str
    words: str


@require_safe
@for_the_desk
def board(request: HttpRequest) -> HttpResponse:
    """What waits at the reader's own level first; everything under way is one tab further."""
    me, now = actor_of_request(request), clock.now()
    tabs = tuple(_tabs(me, now))
    chosen = next((tab for tab in tabs if tab.name == request.GET.get("desk", "")), tabs[0])
    found = changes.waiting(chosen.at, request.GET.get("after", "")[:80])
    calendar = calendars.named("national")
    facts = {
        "tabs": [(tab, f"{reverse('workbench:catalogue_board')}?desk={tab.name}", tab == chosen) for tab in tabs],
        "chosen": chosen,
        "lines": [_waiting(row, calendar, now) for row in found.rows],
        "after": found.after,
        "shown": len(found.rows),
    }
    return page(request, "board", "board", facts)


@require_safe
@for_the_desk
def waiting(request: HttpRequest) -> HttpResponse:
    """How many changes wait for an act of this reader: a piece that their list of cases fetches after itself."""
    if "HX-Request" not in request.headers:
        return redirect("workbench:catalogue_board")
    found = sum(changes.count(at, clock.now()) for _, _, at in _mine(actor_of_request(request)))
    return render(request, "workbench/catalogue/_waiting.html", {"waiting": found})


LANDING_GAPS: Mapping[str, str] = {
    "owner": "本部门还没有人审查和决定",
    "guide": "指南还没有写环节和承诺时限",
    "window": "还没有窗口收件",
}
"""What an item from above still needs -> in words."""


@require_safe
@for_the_desk
def unlanded(request: HttpRequest) -> HttpResponse:
    """Items taken over from above that are not in force yet, each with what it still needs."""
    rows = landing.not_landed(clock.now())
    return page(request, "unlanded", "board", {"rows": rows, "gap_words": LANDING_GAPS})


@require_safe
@for_the_desk
def log(request: HttpRequest) -> HttpResponse:
    """What was decided, the newest first: kind, item, office, from when on."""
    found = changes.decided(request.GET.get("after", "")[:80], 50)
    facts = {"lines": found.rows, "after": found.after, "shown": len(found.rows)}
    return page(request, "changes", "changes", facts)


def _tabs(me: Actor, now: datetime) -> Iterator[DeskTab]:
    for name, words, at in _mine(me):
        yield DeskTab(name, told(words), at, changes.count(at, now), "yes")
    yield DeskTab("all", told("全部在途变更"), At(frozenset({*LYING_FAST, ChangeState.SENT_BACK})), 0, "no")


def _mine(me: Actor) -> Iterator[tuple[str, str, At]]:
    if offices := me.offices(Role.CHIEF, Role.OFFICE_HEAD):
        yield "office", "等本部门审查", At(frozenset({ChangeState.OFFICE_REVIEW}), offices)
    if me.has_role(Role.LEGAL_REVIEWER):
        yield "legal", "等合法性审核", At(frozenset({ChangeState.LEGAL_REVIEW}))
    if me.has_role(Role.REFORM_OFFICE):
        yield "reform", "等审改办审查", At(frozenset({ChangeState.REFORM_REVIEW}))
        yield "notice", "公示", At(frozenset({ChangeState.ON_NOTICE}))
    if me.has_role(Role.CATALOGUE_EDITOR):
        everywhere = any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in me.posts)
        own = None if everywhere else me.offices(Role.CATALOGUE_EDITOR)
        yield "back", "退回修改", At(frozenset({ChangeState.SENT_BACK}), own)
        yield "own", "本部门公示", At(frozenset({ChangeState.ON_NOTICE}), own)


def _waiting(row: ChangeRow, calendar: WorkCalendar | None, now: datetime) -> Waiting:
    if row.state is ChangeState.ON_NOTICE and row.notice_ends is not None:
        if row.unanswered:
            return Waiting(row, "red", told("{n} 条意见待答复", n=row.unanswered))
        over = now >= row.notice_ends
        return Waiting(row, "amber" if over else "green", told("公示期满，待生效") if over else told("公示中"))
    if calendar is None:
        return Waiting(row, "none", told("在等"))
    late, soon = due_at(calendar, row.waits_since, SLOW), due_at(calendar, row.waits_since, SOON)
    if late is not None and now > late:
        return Waiting(row, "red", told("等了五个工作日以上"))
    if soon is not None and now > soon:
        return Waiting(row, "amber", told("等了三个工作日以上"))
    return Waiting(row, "green", told("在等"))
