"""Directives: from a meeting, a remark, a voice or a problem; with an office and a day; done when others say so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.town import TODAY
from tests.operations.voicing import Desk, a_desk, raised, staff_of
from tests.standing import standing
from yimen.engine.public.voices import operations as voices
from yimen.engine.public.voices import queries as voice_queries
from yimen.engine.supervision.directives import operations, queries, suggestions
from yimen.engine.supervision.directives.operations import Given
from yimen.engine.supervision.directives.refusals import (
    DirectiveUnknown,
    GroupIncomplete,
    InTheGroup,
    NotALeader,
    NotTheVerifier,
    ProblemDecided,
    SourceUnknown,
)
from yimen.kernel.actor import SYSTEM
from yimen.kernel.directive_life import AccountNeeded, DueBeforeGiven, ExecutiveFromSupervision
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rates import Share
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotAllowed, NotInList

pytestmark = pytest.mark.django_db
DAY = 24.0
PAPER = "常委会纪要"


@standing
def desk() -> Desk:
    return a_desk()


def given(desk: Desk, days: int = 7) -> Given:
    return Given(
        "窗口延时到六点", "自下周起试行，写明人员安排。", desk.office.town.office, TODAY + timedelta(days=days)
    )


@covers("S-572", "S-589", "S-407")
def test_a_decision_of_the_group_is_done_by_an_office_and_judged_by_others(desk: Desk) -> None:
    keeper, watcher = desk.member, supervision(desk.office)
    with pytest.raises(ExecutiveFromSupervision):
        operations.name_to_group(staff_of(desk.manager), "executive", "纪委书记", PAPER, by=keeper, now=later(0))
    head = operations.name_to_group(staff_of(desk.manager), "head", "区委书记", PAPER, by=keeper, now=later(0)).ref
    with pytest.raises(GroupIncomplete):
        operations.keep_meeting("第一次会议", TODAY, (head,), "研究窗口延时", by=keeper, now=later(1))
    second = operations.name_to_group(staff_of(watcher), "executive", "纪委书记", PAPER, by=keeper, now=later(0))
    with pytest.raises(InTheGroup):
        operations.name_to_group(staff_of(desk.head), "head", "区长", PAPER, by=keeper, now=later(0))
    meeting = operations.keep_meeting("第一次会议", TODAY, (head, second.ref), "研究延时", by=keeper, now=later(1)).ref

    with pytest.raises(NotALeader):
        operations.give_directive("meeting", meeting, given(desk), by=desk.head, now=later(1))
    with pytest.raises(SourceUnknown):
        operations.give_directive("meeting", "0" * 16, given(desk), by=desk.manager, now=later(1))
    with pytest.raises(DueBeforeGiven):
        operations.give_directive("meeting", meeting, given(desk, -1), by=desk.manager, now=later(1))
    ref = operations.give_directive("meeting", meeting, given(desk), by=desk.manager, now=later(1)).ref
    with pytest.raises(DirectiveUnknown):
        operations.report_directive(ref, "办了", by=desk.office.decider, now=later(2))
    with pytest.raises(NotTheVerifier):
        operations.report_directive(ref, "办了", by=desk.manager, now=later(2))
    assert [row.late for row in queries.open_ones(watcher, later(8 * DAY), "yes")] == ["yes"]
    operations.report_directive(ref, "延时窗口开了两个", by=desk.head, now=later(9 * DAY))
    with pytest.raises(NotTheVerifier):
        operations.close_directive(ref, "看过", "reminded", by=desk.head, now=later(9 * DAY))
    operations.return_directive(ref, "没有写人员", by=watcher, now=later(9 * DAY))
    with pytest.raises(WrongState):
        operations.close_directive(ref, "看过", "reminded", by=watcher, now=later(9 * DAY))
    operations.report_directive(ref, "两人轮值，名单附后", by=desk.head, now=later(10 * DAY))
    with pytest.raises(AccountNeeded):
        operations.close_directive(ref, "现场看到两个窗口", by=watcher, now=later(10 * DAY))
    operations.close_directive(ref, "现场看到两个窗口", "reminded", by=watcher, now=later(10 * DAY))

    (held,) = queries.meetings(desk.manager, later(11 * DAY))
    assert [(one.state, one.answered, one.returned) for one in held.decisions] == [("closed", "reminded", 1)]
    (row,) = queries.standing(desk.manager, later(11 * DAY))
    assert (row.given, row.open, row.in_time, row.accounted) == (1, 0, Share(0, 1), 1)
    assert queries.standing(desk.head, later(11 * DAY)) == () and queries.meetings(desk.head, later(11 * DAY)) == ()
    assert [one.ref for one in queries.closed(desk.head, later(11 * DAY))] == [ref]


@covers("S-394")
def test_who_raised_a_problem_says_whether_it_is_solved(desk: Desk) -> None:
    clerk, reform = desk.office.clerk, desk.member
    with pytest.raises(NotInList):
        operations.raise_problem("weather", "取号机慢", "早高峰要等", by=clerk, now=later(1))
    one = operations.raise_problem("window", "取号机慢", "早高峰出一张号要一分钟", by=clerk, now=later(1)).ref
    other = operations.raise_problem("system", "字太小", "看不清", by=clerk, now=later(1)).ref
    with pytest.raises(NotAllowed):
        operations.assign_problem(one, given(desk), by=desk.head, now=later(2))
    with pytest.raises(TextMissing):
        operations.decline_problem(other, " ", by=reform, now=later(2))
    operations.decline_problem(other, "已经可以调大字版", by=reform, now=later(2))
    ref = operations.assign_problem(one, given(desk), by=reform, now=later(2)).ref
    with pytest.raises(ProblemDecided):
        operations.decline_problem(one, "算了", by=reform, now=later(3))

    operations.report_directive(ref, "换了新机器", by=desk.head, now=later(3))
    with pytest.raises(NotTheVerifier):
        operations.close_directive(ref, "看过", by=supervision(desk.office), now=later(4))
    operations.return_directive(ref, "还是一分钟", by=clerk, now=later(4))
    assert queries.problem_standing(TODAY + timedelta(days=9)).overdue == 1
    operations.report_directive(ref, "换了线路", by=desk.head, now=later(5))
    operations.close_directive(ref, "现在五秒一张", by=clerk, now=later(6))

    assert {row.title: (row.state, row.declined_why) for row in queries.problems(clerk, later(7))} == {
        "取号机慢": ("closed", ""), "字太小": ("declined", "已经可以调大字版")
    }  # fmt: skip
    standing = queries.problem_standing(TODAY)
    assert (standing.raised, standing.new, standing.open, standing.solved, standing.declined) == (2, 0, 0, 1, 1)
    assert queries.problems(desk.head, later(7)) == ()


@covers("S-395", "S-402")
def test_a_voice_of_a_case_and_a_remark_on_a_report_become_supervised(desk: Desk) -> None:
    case, watcher = errand.granted(desk.office), supervision(desk.office)
    voice = raised(desk, 49, replace(desk.said, case_ref=case))
    row = voice_queries.one(voice.ref, watcher, later(50))
    assert row is not None and row.case_ref == case
    with pytest.raises(NotALeader):
        operations.give_directive("voice", voice.ref, given(desk), by=desk.member, now=later(50))
    operations.give_directive("voice", voice.ref, given(desk), by=watcher, now=later(50))
    voices.follow_months(by=SYSTEM, now=later(15 * DAY))
    (report,) = voice_queries.reports(desk.member, later(15 * DAY))
    late = replace(given(desk), due_on=date(2026, 12, 20))
    operations.give_directive("remark", report.ref, late, by=watcher, now=later(15 * DAY))

    assert [one.source_said for one in queries.of_source("voice", voice.ref, watcher, later(50))] == ["摊位证怎么换"]
    assert [(one.source, one.source_said) for one in queries.open_ones(desk.head, later(15 * DAY))] == [
        ("voice", "摊位证怎么换"), ("remark", "2026-11")
    ]  # fmt: skip
    assert places.TODAY == TODAY


@covers("S-582")
def test_what_came_of_suggestions_is_counted_and_shown_to_everybody(desk: Desk) -> None:
    watcher, said = supervision(desk.office), replace(desk.said, kind="suggestion", title="早市提前半小时")
    one, other = raised(desk, 1, said), raised(desk, 1, replace(said, title="多放几把伞"))
    for voice in (one, other):
        voices.assign_voice(voice.ref, desk.office.town.office, "suggestion", "market", by=desk.member, now=later(1))
        voices.answer_voice(voice.ref, "下月起试行。", by=desk.head, now=later(2))
        voices.close_voice(voice.ref, by=desk.member, now=later(2))
    for voice in (one, other):
        assert not suggestions.adopted(later(3))
        operations.give_directive("voice", voice.ref, given(desk), by=watcher, now=later(3))
    stands = suggestions.standing(later(4))
    assert (stands.raised, stands.answered, stands.adopted, stands.done) == (2, 2, Share(2, 2), Share(0, 2))
    assert suggestions.adopted(later(4)) == ()

    voices.show_voice(one.ref, "早市提前半小时", "冬天天亮得晚。", "下月起试行。", by=desk.member, now=later(4))
    (task,) = queries.of_source("voice", one.ref, watcher, later(4))
    operations.report_directive(task.ref, "七点开市", by=desk.head, now=later(5))
    operations.close_directive(task.ref, "去看过，七点开了", by=watcher, now=later(6))
    (gone,) = queries.of_source("voice", other.ref, watcher, later(6))
    operations.call_off_directive(gone.ref, "大厅已有", by=watcher, now=later(6))
    stands = suggestions.standing(later(7))
    assert (stands.adopted, stands.done) == (Share(1, 2), Share(1, 1))
    (row,) = suggestions.adopted(later(7))
    assert (row.voice_ref, row.measure, row.state) == (one.ref, "窗口延时到六点", "closed")
