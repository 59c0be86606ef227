"""Interviews: announced with officials and hours, asked, answered by who is named alone, orders for the rest."""

from dataclasses import dataclass, replace

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.voicing import Desk, a_desk, staff_of
from tests.standing import standing
from yimen.engine.case.messages import queries as messages
from yimen.engine.public.interviews import operations, queries
from yimen.engine.public.interviews.operations import Announced, Named, speaking
from yimen.engine.public.interviews.refusals import (
    AskedEnough,
    GuestChooses,
    InterviewUnknown,
    NoMoreQuestions,
    NotAGuest,
    NotBegun,
    QuestionSettled,
    QuestionUnknown,
)
from yimen.engine.public.voices import operations as voices
from yimen.engine.public.voices import queries as voice_queries
from yimen.engine.public.voices.refusals import NotAtTheDesk
from yimen.journal import reading
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.interview_life import GuestsImpossible, SessionImpossible
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.text import TextMissing
from yimen.kernel.voice_life import TellsWhoItWas
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import operations as offices

pytestmark = pytest.mark.django_db
BEGINS, LIVE, ENDS = later(24), later(24.5), later(25)


@dataclass(frozen=True)
class Room:
    """A desk, a session that it may announce, and what answers there."""

    desk: Desk
    session: Announced


@standing
def room() -> Room:
    desk = a_desk()
    guests = (Named(staff_of(desk.head), "示范市市场监督管理局局长"),)
    about = ("摊位和早市", "摊位证、早市和收费，局长当场答。", "market", desk.office.town.city, desk.office.town.office)
    return Room(desk, Announced(*about, BEGINS, ENDS, guests))


@covers("S-399")
def test_an_interview_is_announced_asked_answered_and_published_and_what_stayed_open_is_an_order(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, session = room.desk, room.session
    citizen, member, head = desk.office.citizen, desk.member, desk.head
    with pytest.raises(NotAtTheDesk):
        operations.announce_interview(session, by=head, now=later(1))
    with pytest.raises(SessionImpossible):
        operations.announce_interview(replace(session, begins=later(0.5)), by=member, now=later(1))
    with pytest.raises(SessionImpossible):
        operations.announce_interview(replace(session, ends=later(29)), by=member, now=later(1))
    with pytest.raises(GuestsImpossible):
        operations.announce_interview(replace(session, guests=session.guests * 2), by=member, now=later(1))
    with pytest.raises(NoSuchThing):
        operations.announce_interview(replace(session, office_ref="0" * 16), by=member, now=later(1))
    with pytest.raises(NotInList):
        operations.announce_interview(replace(session, topic="cats"), by=member, now=later(1))

    ref = operations.announce_interview(session, by=member, now=later(1)).ref
    with pytest.raises(NotAllowed):
        operations.ask_interview(ref, "早市几点开？", by=NOBODY, now=later(2))
    with pytest.raises(TellsWhoItWas):
        operations.ask_interview(ref, "打 13812345678 给我", by=citizen, now=later(2))
    for hidden in ("打 １３８１２３４５６７８ 给我", "打 138\u200d12345678", "写 a＠b．cn"):
        with pytest.raises(TellsWhoItWas):
            operations.ask_interview(ref, hidden, by=citizen, now=later(2))
    with pytest.raises(InterviewUnknown):
        operations.ask_interview("0" * 16, "早市几点开？", by=citizen, now=later(2))
    first, second, third, fourth = (
        operations.ask_interview(ref, text, by=citizen, now=later(at)).ref
        for text, at in (("早市几点开？", 2), ("摊位费多少？", 3), ("加我微信领红包", 4), ("电子秤谁来检？", 24.2))
    )
    with pytest.raises(NotAtTheDesk):
        operations.show_question(first, by=head, now=later(5))
    with pytest.raises(QuestionUnknown):
        operations.show_question("0" * 16, by=member, now=later(5))
    operations.show_question(first, by=member, now=later(5))
    operations.show_question(second, by=member, now=later(5))
    with pytest.raises(QuestionSettled):
        operations.withhold_question(first, "重复", by=member, now=later(5))
    with pytest.raises(TextMissing):
        operations.withhold_question(third, " ", by=member, now=later(5))
    monkeypatch.setattr(speaking, "QUESTIONS_MOST", 4)
    with pytest.raises(NoMoreQuestions):
        operations.ask_interview(ref, "没有位置了", by=citizen, now=later(5))
    operations.withhold_question(third, "广告", by=member, now=later(5))
    # The withheld one takes nobody's room, is counted before the public, and its asker hears of it.
    with pytest.raises(TextMissing):
        operations.ask_interview(ref, " ", by=citizen, now=later(5))
    assert (queries.one(ref, NOBODY, later(5)) or pytest.fail("gone")).row.withheld == 1
    (told_of,) = (kept for kept in messages.mine(citizen).rows if kept.kind == "withhold_question")
    assert told_of.facts["reason"] == "广告"

    with pytest.raises(NotBegun):
        operations.answer_question(first, "六点半。", by=head, now=later(5))
    with pytest.raises(NotAGuest):
        operations.answer_question(first, "六点半。", by=member, now=LIVE)
    with pytest.raises(QuestionSettled):
        operations.answer_question(fourth, "市场所。", by=head, now=LIVE)
    operations.answer_question(first, "下月起六点半。", by=head, now=LIVE)
    with pytest.raises(QuestionSettled):
        operations.answer_question(first, "七点。", by=head, now=LIVE)
    public, inside = (queries.one(ref, who, LIVE) or pytest.fail("gone") for who in (NOBODY, head))
    assert (public.row.stage, [one.answer for one in public.questions]) == ("live", ["下月起六点半。", ""])
    assert [one.name for one in public.questions] == [public.questions[0].name] * 2 and public.mine == ()
    assert (len(inside.questions), inside.may, public.may) == (4, ("answer",), ())

    with pytest.raises(NotBegun):
        operations.close_interview(ref, by=member, now=later(23))
    # At its end it is live no more, closed or not: nothing is asked and nothing answered.
    for late in (
        lambda: operations.answer_question(second, "每月三百。", by=head, now=ENDS),
        lambda: operations.ask_interview(ref, "还有一个", by=citizen, now=ENDS),
    ):
        with pytest.raises(NoMoreQuestions):
            late()
    over = queries.one(ref, head, ENDS) or pytest.fail("gone")
    assert (over.row.stage, over.may) == ("over", ())
    with pytest.raises(WrongState):
        operations.publish_interview(ref, by=member, now=ENDS)
    operations.close_interview(ref, by=member, now=ENDS)
    with pytest.raises(WrongState):
        operations.close_interview(ref, by=member, now=ENDS)
    with pytest.raises(NoMoreQuestions):
        operations.answer_question(second, "每月三百。", by=head, now=ENDS)
    with pytest.raises(NoMoreQuestions):
        operations.ask_interview(ref, "还有一个", by=citizen, now=ENDS)
    operations.publish_interview(ref, by=member, now=later(26))

    # Two stayed open: one that was shown and one that nobody had read. What was withheld becomes nothing.
    mine = {row.told: row for row in voice_queries.mine(citizen, later(26))}
    assert sorted(mine) == ["摊位费多少？", "电子秤谁来检？"]
    order = mine["摊位费多少？"]
    assert (order.state, order.office, order.kind, order.topic) == (
        "assigned", "示范市市场监督管理局", "question", "market"
    )  # fmt: skip
    assert order.answer_by is not None and order.answer_by > later(26)
    assert [kept.kind for kept in messages.mine(citizen).rows].count("assign_voice") == 2
    seen = voice_queries.at_desk(member, later(26))
    assert {(row.way, row.source) for row in seen} == {("interview", "摊位和早市")}
    voices.answer_voice(order.ref, "每月三百，见公示。", by=head, now=later(27))
    voices.close_voice(order.ref, by=member, now=later(27))

    record, own = (queries.one(ref, who, later(27)) or pytest.fail("gone") for who in (NOBODY, citizen))
    assert (record.row.stage, record.row.shown, record.row.answered, record.row.handed_on) == ("published", 2, 1, 2)
    assert [(one.handed_on, one.voice_number) for one in record.questions] == [("", ""), ("yes", "")]
    assert [(one.withheld_why, bool(one.voice_number)) for one in own.mine] == [
        ("", False), ("", True), ("广告", False), ("", True)
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select id from interviews_interview where ref = %s", (ref,))
        ((id_,),) = cursor.fetchall()
    told = reading.chain("interview", id_)
    assert next(line.verb for line in told) == "announce_interview" and told[-1].verb == "publish_interview"
    assert citizen.ref not in {line.actor_ref for line in told}
    for change in ("answer = '七点。'", "voice_id = null", "text = '别的'"):
        with (
            pytest.raises(IntegrityError, match="stands once it is closed"),
            transaction.atomic(),
            connection.cursor() as c,
        ):
            c.execute(f"update interviews_interviewquestion set {change} where ref = %s", (second,))


@covers("S-399")
def test_who_answers_does_not_choose_and_a_session_that_nobody_closes_ends_by_itself(room: Room) -> None:
    desk, session = room.desk, room.session
    citizen, member = desk.office.citizen, desk.member
    off = operations.announce_interview(session, by=member, now=later(1)).ref
    ref = operations.announce_interview(session, by=member, now=later(1)).ref
    for n in range(5):
        question = operations.ask_interview(ref, f"第 {n} 问", by=citizen, now=later(2)).ref
    with pytest.raises(AskedEnough):
        operations.ask_interview(ref, "第 6 问", by=citizen, now=later(2))
    assert (queries.one(ref, citizen, later(2)) or pytest.fail("gone")).may == ()

    voices.appoint_member(staff_of(desk.head), by=desk.manager, now=later(3))
    choosing = (
        (operations.show_question, question),
        (operations.close_interview, ref),
        (operations.publish_interview, ref),
    )
    for act, of in choosing:
        with pytest.raises(GuestChooses):
            act(of, by=desk.head, now=LIVE)

    # Whoever calls off what was asked awkwardly has not got rid of it: it is an order of the department.
    operations.ask_interview(off, "收费的依据呢？", by=citizen, now=later(2))
    operations.call_off_interview(off, "局长另有会议", by=member, now=later(3))
    with pytest.raises(WrongState):
        operations.call_off_interview(off, "再来一次", by=member, now=later(3))
    assert [(row.told, row.state) for row in voice_queries.mine(citizen, later(3))] == [("收费的依据呢？", "assigned")]
    with pytest.raises(WrongState):
        operations.call_off_interview(ref, "太晚了", by=member, now=LIVE)
    with pytest.raises(NoMoreQuestions):
        operations.ask_interview(off, "还问", by=citizen, now=later(4))
    assert [(row.stage, row.called_off_why, row.handed_on) for row in queries.past(later(4))] == [
        ("called_off", "局长另有会议", 1)
    ]
    assert [row.ref for row in queries.coming(later(4))] == [ref]

    elsewhere = places.an_officer(desk.office.town, "reviewer", "777")
    other = places.signed_on(elsewhere, "other.777")
    # The department is dissolved meanwhile: its orders wait at the desk, and no session stops the clockwork.
    offices.close_office(desk.office.town.office, day_of(later(26)), "撤销", by=SYSTEM, now=later(24))
    with pytest.raises(NotAllowed):
        operations.close_interviews(by=member, now=later(26.1))
    assert operations.close_interviews(by=SYSTEM, now=later(25.9)).done == 0
    assert operations.close_interviews(by=SYSTEM, now=later(26.1)).done == 1
    assert operations.close_interviews(by=SYSTEM, now=later(26.1)).done == 0
    assert sorted(row.state for row in voice_queries.mine(citizen, later(27))) == ["assigned", *["received"] * 5]
    assert (queries.one(ref, other, later(27)) or pytest.fail("gone")).questions == ()
