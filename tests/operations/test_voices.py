"""The civic voice: one intake, one desk, limits in office hours, a checked answer, before the public, in the report."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.town import NOW
from tests.operations.voicing import Desk, a_desk, assigned, closed, raised, staff_of
from tests.standing import standing
from yimen.engine.case.messages import queries as messages
from yimen.engine.public.voices import operations, queries
from yimen.engine.public.voices.refusals import (
    CommentUnknown,
    MemberAlready,
    MonthNotOver,
    NotAgreed,
    NotAtTheDesk,
    NotClosedYet,
    NotWithYou,
    NotYourShift,
    OwnAnswer,
    ReopenedBefore,
    ReportUnknown,
    RouteThere,
    ShiftClash,
    ShownOrWithheld,
    TakenBefore,
    VoiceUnknown,
    VotedBefore,
)
from yimen.journal import reading
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rates import Share
from yimen.kernel.text import TextMissing
from yimen.kernel.voice_life import TellsWhoItWas, Weights, WeightsUnfit
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList

pytestmark = pytest.mark.django_db
DECEMBER = datetime(2026, 12, 1, 1, 0, tzinfo=NOW.tzinfo)


@standing
def desk() -> Desk:
    return a_desk()


def chain(ref: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select id from voices_voice where ref = %s", (ref,))
        ((id_,),) = cursor.fetchall()
    return [(line.verb, line.actor_ref) for line in reading.chain("voice", id_)]


@covers("S-396", "S-402", "S-406")
def test_a_voice_goes_from_a_number_to_a_checked_answer_before_the_public_and_into_the_report(desk: Desk) -> None:
    one, answer = raised(desk), "凭旧证到 A01 窗口换，当场办好。"
    with pytest.raises(NotAtTheDesk):
        operations.assign_voice(one.ref, desk.office.town.office, "question", "market", by=desk.head, now=later(1))
    with pytest.raises(NotAtTheDesk):
        operations.assign_voice("0" * 16, desk.office.town.office, "question", "market", by=desk.head, now=later(1))
    with pytest.raises(VoiceUnknown):
        operations.assign_voice("0" * 16, desk.office.town.office, "question", "market", by=desk.member, now=later(1))
    with pytest.raises(VoiceUnknown):
        operations.answer_voice(one.ref, answer, by=desk.head, now=later(1))

    operations.assign_voice(one.ref, desk.office.town.office, "help", "market", by=desk.member, now=later(1))
    operations.take_voice(one.ref, by=desk.head, now=later(2))
    with pytest.raises(TakenBefore):
        operations.take_voice(one.ref, by=desk.head, now=later(2))
    operations.answer_voice(one.ref, answer, by=desk.head, now=later(3))
    (waits,) = queries.mine(desk.office.citizen, later(3))
    with pytest.raises(NotClosedYet):
        operations.rate_voice(one.number, one.code, "yes", by=NOBODY, now=later(3))
    operations.close_voice(one.ref, by=desk.member, now=later(4))
    operations.rate_voice(one.number, "", "yes", by=desk.office.citizen, now=later(5))

    assert (waits.state, waits.answer, waits.office) == ("answered", "", "示范市市场监督管理局")
    (row,) = queries.mine(desk.office.citizen, later(5))
    assert (row.state, row.answer, row.content) == ("closed", answer, "yes")
    # Seven and thirty-five office hours after a Friday at eleven: three and a half on Friday, and on from Monday.
    (order,) = (queries.one(one.ref, desk.member, later(5)) or pytest.fail("gone")).orders
    assert [at.isoformat() for at in (order.respond_by, order.answer_by)] == [
        "2026-11-23T03:00:00+00:00", "2026-11-27T03:00:00+00:00"
    ]  # fmt: skip
    assert {"assign_voice", "close_voice"} <= {kept.kind for kept in messages.mine(desk.office.citizen).rows}
    assert desk.office.citizen.ref not in {actor for _, actor in chain(one.ref)}

    with pytest.raises(TellsWhoItWas):
        operations.show_voice(one.ref, row.title, row.told, answer, by=desk.member, now=later(5))
    operations.show_voice(one.ref, row.title, "旧摊位证到期了，在哪里换？", answer, by=desk.member, now=later(5))
    with pytest.raises(ShownOrWithheld):
        operations.withhold_voice(one.ref, "重复", by=desk.member, now=later(5))
    (public,) = queries.published("market").rows
    assert ("138" in public.told, public.answer, public.office) == (False, answer, "示范市市场监督管理局")
    assert queries.published("health").rows == ()

    with pytest.raises(MonthNotOver):
        operations.make_report(date(2026, 11, 20), by=desk.member, now=later(5))
    assert operations.follow_months(by=SYSTEM, now=DECEMBER) == operations.ReportsMade(1, 0)
    assert queries.reports(desk.office.citizen, DECEMBER) == ()
    assert operations.follow_months(by=SYSTEM, now=DECEMBER + timedelta(days=4)) == operations.ReportsMade(0, 1)
    (report,) = queries.reports(desk.office.citizen, DECEMBER)
    facts = report.facts
    assert (facts["lodged"], facts["closed"], facts["shown"], facts["content"]) == (1, 1, 1, [1, 1])
    assert facts["kinds"] == [["help", 1]] and report.publish_on == date(2026, 12, 5)
    operations.rate_voice(one.number, one.code, "no", by=NOBODY, now=DECEMBER)
    with pytest.raises(TextMissing):
        operations.make_report(date(2026, 11, 1), " ", by=desk.member, now=DECEMBER)
    operations.make_report(date(2026, 11, 1), "一条评价改了", by=desk.member, now=DECEMBER)
    second, first = queries.reports(desk.office.citizen, DECEMBER)
    assert (second.version, second.why, second.facts["content"], first.facts["content"]) == (
        2, "一条评价改了", [0, 1], [1, 1]
    )  # fmt: skip
    with pytest.raises(ReportUnknown):
        operations.publish_report(second.ref, by=desk.member, now=DECEMBER)
    assert [verb for verb, _ in chain(one.ref)] == [
        "raise_voice", "assign_voice", "take_voice", "answer_voice", "close_voice", "rate_voice", "show_voice",
        "rate_voice",
    ]  # fmt: skip


@covers("S-403", "S-396")
def test_what_is_not_theirs_goes_back_to_the_one_desk_and_what_is_no_answer_back_to_the_department(desk: Desk) -> None:
    one, town = assigned(desk), desk.office.town
    with pytest.raises(TextMissing):
        operations.give_back_voice(one.ref, " ", by=desk.head, now=later(2))
    operations.give_back_voice(one.ref, "归城管", by=desk.head, now=later(2))
    with pytest.raises(NotWithYou):
        operations.answer_voice(one.ref, "不归我们", by=desk.head, now=later(2))
    operations.assign_voice(one.ref, town.office, "question", "market", by=desk.member, now=later(3))
    operations.urge_voice(one.ref, "明天到期", by=supervision(desk.office), now=later(4))
    with pytest.raises(VoiceUnknown):
        operations.urge_voice(one.ref, "明天到期", by=desk.office.decider, now=later(4))
    operations.answer_voice(one.ref, "请到窗口咨询。", by=desk.head, now=later(5))
    with pytest.raises(WrongState):
        operations.withdraw_voice(one.number, one.code, by=NOBODY, now=later(5))
    operations.return_voice(one.ref, "没有回答在哪里换", by=desk.member, now=later(6))
    operations.appoint_member(staff_of(desk.head), by=desk.manager, now=later(6))
    operations.answer_voice(one.ref, "A01 窗口。", by=desk.head, now=later(7))
    with pytest.raises(OwnAnswer):
        operations.close_voice(one.ref, by=desk.head, now=later(8))
    operations.close_voice(one.ref, by=desk.member, now=later(8))

    with pytest.raises(NotClosedYet):
        operations.reopen_voice(one.ref, "还是不清楚", by=desk.member, now=later(9))
    who = operations.show_speaker(one.ref, by=desk.member, now=later(9))
    operations.call_back(one.ref, "no", "窗口说要去二楼", by=desk.member, now=later(9))
    operations.reopen_voice(one.ref, "窗口不对", by=desk.member, now=later(9))
    operations.answer_voice(one.ref, "二楼 B03 窗口。", by=desk.head, now=later(10))
    operations.close_voice(one.ref, by=desk.member, now=later(11))
    operations.call_back(one.ref, "no", "没有去", by=desk.member, now=later(12))
    with pytest.raises(ReopenedBefore):
        operations.reopen_voice(one.ref, "再来", by=desk.member, now=later(12))

    row = queries.one(one.ref, desk.member, later(12))
    assert row is not None and who.name == "陈小禾" and row.answer == "二楼 B03 窗口。"
    assert [(order.outcome, order.urged) for order in row.orders] == [
        ("given_back", 0), ("returned", 1), ("answered", 0), ("answered", 0)
    ]  # fmt: skip
    assert "陈小禾" not in repr(row) and queries.one(one.ref, desk.office.clerk, later(12)) is None
    (work,) = queries.work(date(2026, 11, 1), later(12))
    assert (work.orders, work.quality, work.given_back, work.rank) == (4, Share(2, 3), 1, 1)


@covers("S-398", "S-403")
def test_a_voice_finds_its_office_by_place_and_topic_and_by_every_way_the_same_desk(desk: Desk) -> None:
    town = desk.office.town
    operations.lay_route("", town.city, town.office, by=desk.member, now=later(0))
    with pytest.raises(RouteThere):
        operations.lay_route("", town.city, town.office, by=desk.member, now=later(0))
    with pytest.raises(NotAtTheDesk):
        operations.lay_route("traffic", "", town.office, by=desk.head, now=later(0))

    sent = raised(desk, said=replace(desk.said, topic="traffic", region_ref=town.county), named="")
    with pytest.raises(NotInList):
        operations.raise_voice(desk.said, "phone", by=desk.office.citizen, now=later(1))
    for staff in (desk.office.decider, desk.member):
        with pytest.raises(NotAllowed):
            operations.raise_voice(desk.said, "phone", by=staff, now=later(1))
    with pytest.raises(NotAllowed):
        operations.record_voice(desk.said, "phone", by=desk.office.decider, now=later(1))
    (route,) = queries.routes(later(1))
    operations.end_route(route.ref, by=desk.member, now=later(1))
    heard = operations.record_voice(desk.said, "phone", contact="王女士 13900000000", by=desk.member, now=later(1))

    rows = {row.number: row for row in queries.at_desk(desk.member, later(1))}
    assert (rows[sent.number].state, rows[sent.number].orders[0].by_route) == ("assigned", "yes")
    assert (rows[heard.number].state, rows[heard.number].way) == ("received", "phone")
    assert [row.number for row in queries.at_desk(desk.head, later(1))] == [sent.number]
    assert queries.by_code(sent.number, "00000000", later(1)) is None
    assert (queries.by_code(sent.number, sent.code, later(1)) or pytest.fail("gone")).office == "示范市市场监督管理局"
    assert operations.show_speaker(heard.ref, by=desk.member, now=later(2)).name == "王女士 13900000000"
    late = later(1) + timedelta(hours=4, seconds=1)
    assert operations.raise_late_voices(by=SYSTEM, now=late).done == 1
    assert operations.raise_late_voices(by=SYSTEM, now=late).done == 0
    assert {row.number for row in queries.at_desk(supervision(desk.office), late) if row.raised} == {heard.number}


@covers("S-412")
def test_comments_are_read_first_and_one_person_counts_once(desk: Desk) -> None:
    one, other = closed(desk), places.a_citizen(5, "李四", "lisi")
    operations.show_voice(one.ref, "换证", "在哪里换？", "A01 窗口。", by=desk.member, now=later(3))
    with pytest.raises(NotAllowed):
        operations.comment_voice(one.ref, "好", by=NOBODY, now=later(4))
    with pytest.raises(TellsWhoItWas):
        operations.comment_voice(one.ref, "打 138 1234 5678", by=other, now=later(4))
    first = operations.comment_voice(one.ref, "去过了，很快", by=other, now=later(4)).ref
    second = operations.comment_voice(one.ref, "谢谢", by=desk.office.citizen, now=later(5)).ref
    third = operations.comment_voice(one.ref, "卖广告", by=other, now=later(6)).ref
    assert queries.comments(one.ref, "newest", other) == ()
    with pytest.raises(CommentUnknown):
        operations.like_comment(first, by=desk.office.citizen, now=later(6))
    with pytest.raises(NotAtTheDesk):
        operations.show_comment(first, by=desk.head, now=later(6))
    for ref in (first, second):
        operations.show_comment(ref, by=desk.member, now=later(6))
    operations.withhold_comment(third, "广告", by=desk.member, now=later(6))
    operations.like_comment(first, by=desk.office.citizen, now=later(7))
    for again in (desk.office.citizen, other):
        with pytest.raises(VotedBefore):
            operations.like_comment(first, by=again, now=later(7))

    assert [row.text for row in queries.comments(one.ref, "newest", other)] == ["谢谢", "去过了，很快"]
    hottest = queries.comments(one.ref, "hottest", desk.office.citizen)
    assert [(row.name, row.likes, row.liked) for row in hottest] == [("李＊", 1, "yes"), ("陈＊＊", 0, "")]
    operations.report_comment(first, "不实", by=desk.office.citizen, now=later(8))
    assert [row.reports for row in queries.unread_comments(desk.member, later(8))] == [("不实",)]
    operations.show_comment(first, by=desk.member, now=later(9))
    assert queries.unread_comments(desk.member, later(9)) == ()
    with pytest.raises(ShownOrWithheld):
        operations.withhold_comment(first, "算了", by=desk.member, now=later(9))
    operations.take_down_voice(one.ref, "换证地点变了", by=desk.member, now=later(10))
    assert queries.public(one.ref) is None and queries.comments(one.ref, "newest", other) == ()
    shy = closed(desk, 11, replace(desk.said, open="no"))
    with pytest.raises(NotAgreed):
        operations.show_voice(shy.ref, "换证", "在哪里？", "A01", by=desk.member, now=later(13))


@covers("S-400")
def test_the_desk_is_manned_day_and_night_and_the_minutes_without_anybody_are_seen(desk: Desk) -> None:
    member, head = staff_of(desk.member), staff_of(desk.head)
    begins, noon = NOW, NOW + timedelta(hours=8)
    with pytest.raises(NotAllowed):
        operations.plan_shift(member, begins, noon, by=desk.member, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.plan_shift(head, begins, noon, by=desk.manager, now=NOW)
    with pytest.raises(ShiftClash):
        operations.plan_shift(member, begins, begins + timedelta(hours=13), by=desk.manager, now=NOW)
    shift = operations.plan_shift(member, begins, noon, by=desk.manager, now=NOW).ref
    with pytest.raises(ShiftClash):
        operations.plan_shift(member, begins + timedelta(hours=4), noon, by=desk.manager, now=NOW)
    with pytest.raises(MemberAlready):
        operations.appoint_member(member, by=desk.manager, now=NOW)

    with pytest.raises(NotYourShift):
        operations.come_on_duty(shift, by=desk.manager, now=begins)
    operations.come_on_duty(shift, by=desk.member, now=begins + timedelta(minutes=25))
    operations.go_off_duty(shift, by=desk.member, now=begins + timedelta(hours=7))
    with pytest.raises(NotYourShift):
        operations.go_off_duty(shift, by=desk.member, now=noon)

    seen = queries.attendance(begins, noon, desk.member, later(9))
    assert (seen.minutes, [row.mine for row in seen.shifts]) == (25 + 60, ["yes"])
    assert queries.attendance(begins, noon, desk.member, later(2)).minutes == 25
    evening, night = later(10), later(12)
    forgotten = operations.plan_shift(member, evening, night, by=desk.manager, now=later(9)).ref
    operations.come_on_duty(forgotten, by=desk.member, now=evening)
    assert queries.attendance(evening, later(14), desk.member, later(11)).minutes == 0
    assert queries.attendance(evening, later(14), desk.member, later(20)).minutes == 2 * 60
    operations.dismiss_member(member, by=desk.manager, now=later(9))
    assert queries.members(later(48)) == () and not queries.is_member(desk.member, later(48))


@covers("S-401")
def test_departments_are_weighed_by_their_orders_under_the_scheme_in_force(desk: Desk) -> None:
    closed(desk)
    late, open_ = assigned(desk), assigned(desk)
    operations.answer_voice(late.ref, "迟到的答复", by=desk.head, now=later(24 * 20))
    basis = "民声考核办法（示范）"
    with pytest.raises(WeightsUnfit):
        operations.set_scheme("hotline", date(2026, 11, 1), Weights(50, 50, 1, 0), basis, by=desk.manager, now=NOW)
    with pytest.raises(NotAllowed):
        operations.set_scheme("hotline", date(2026, 11, 1), Weights(0, 100, 0, 0), basis, by=desk.member, now=NOW)
    operations.set_scheme("hotline", date(2026, 11, 1), Weights(0, 100, 0, 0), basis, by=desk.manager, now=NOW)

    (row,) = queries.work(date(2026, 11, 1), later(24 * 21))

    # One in time; one late; one that nobody answered is late too: 1 of 3. Nobody said whether they are content.
    assert (row.on_time, row.responded, row.content) == (Share(1, 3), Share(1, 3), Share(0, 0))
    assert (row.score, row.orders) == ("33.3", 3) and open_.ref
    assert queries.work(date(2026, 11, 1), later(24 * 21), "posts") == ()
