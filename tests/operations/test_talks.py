"""Talks: asked for while a centre is open, led by one clerk, masked for others, and kept as they were said."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import errand, evaluating
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.town import NOW
from tests.operations.voicing import staff_of
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.messages import queries as messages
from yimen.engine.public.evaluations import queries as evaluations
from yimen.engine.public.talks import moves, operations, ports, queries
from yimen.engine.public.talks.operations import TalkAsked
from yimen.engine.public.talks.refusals import (
    NotAColleague,
    NotAtTheWindow,
    NotOpenNow,
    NoVideoService,
    TalkFull,
    TalkOver,
    TalkPassedOn,
    TalkUnderWay,
    TalkUnknown,
    VideoAhead,
    VideoNotNow,
    VideoTaken,
    VideoUnknown,
)
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.authority import OwnMatter, StoodAside
from yimen.kernel.evidence import digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.noes import NoNeedsApprover
from yimen.kernel.talk_life import NotAVideoHour, OnlyADecision, transcript
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.dated import midnight

pytestmark = pytest.mark.django_db
PHONE = "13812345678"


class Rooms:
    """A video service that remembers whom it was asked about."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def address(self, room: str, side: str, key: str, until: datetime) -> str:
        self.asked.append((side, key))
        return f"https://video.example/{room}?once={key}"


def soon(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def asked(office: errand.Office, by: Actor, at: datetime = NOW, said: str = "要带什么？", case: str = "") -> str:
    about = TalkAsked("开饭店", said, "" if case else office.item, case, "" if case else office.town.centre)
    return operations.ask_talk(about, by=by, now=at).ref


def page(ref: str, who: Actor, at: datetime) -> queries.TalkPage:
    return queries.one(ref, who, at) or pytest.fail("gone")


@covers("S-360")
def test_a_talk_about_a_case_is_led_by_one_clerk_and_its_record_stands_at_the_case(office: errand.Office) -> None:
    citizen, clerk = office.citizen, office.clerk
    stranger = places.a_citizen(9, "王五", "wangwu")
    case = errand.in_department(office)
    # Of two windows either takes the case in: the colleague comes afterwards.
    colleague = places.signed_on(places.an_officer(office.town, "window", "777"), "window.777")
    with pytest.raises(NotOpenNow) as closed:
        asked(office, citizen, later(9), case=case)
    assert closed.value.opens > later(9)
    for nobody in (NOBODY, clerk):
        with pytest.raises(NotAllowed):
            asked(office, nobody)
    with pytest.raises(NoSuchThing):
        operations.ask_talk(TalkAsked("开饭店", "要带什么？", "", "", office.town.centre), by=citizen, now=NOW)

    # Where nobody sits at a window nobody waits; the twin follows.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update people_posting set valid = tstzrange(lower(valid), %s)", (soon(10),))
        assert queries.centres(soon(10)) == () and len(queries.centres(soon(9))) == 1
        with pytest.raises(NoSuchThing):
            asked(office, citizen, soon(10), case=case)
        transaction.set_rollback(True)
    ref = asked(office, citizen, soon(10), f"我是 {PHONE}，身份证 11010119900307803X", case)
    with pytest.raises(TalkUnderWay):
        asked(office, citizen, soon(11))
    behind = asked(office, stranger, soon(12))
    assert (page(ref, citizen, soon(12)).ahead, page(behind, stranger, soon(12)).ahead) == (0, 1)
    # Who waits is listed at the window by what it is about; what was said is read by nobody yet.
    assert [row.may for row in queries.waiting(clerk, soon(12))] == [("take_up",)] * 2
    assert queries.count_waiting(clerk, soon(12)) == 2 and queries.count_waiting(office.reviewer, soon(12)) == 0
    for other in (clerk, office.decider, stranger, NOBODY):
        assert queries.one(ref, other, soon(12)) is None
    for act in (
        lambda: operations.say(ref, "您好", by=clerk, now=soon(13)),
        lambda: operations.take_up_talk(ref, by=office.reviewer, now=soon(13)),
        lambda: operations.say(ref, "也问一句", by=stranger, now=soon(13)),
        lambda: operations.leave_talk(ref, by=stranger, now=soon(13)),
    ):
        with pytest.raises(TalkUnknown):
            act()
    operations.take_up_talk(ref, by=clerk, now=soon(15))
    with pytest.raises(WrongState):
        operations.take_up_talk(ref, by=colleague, now=soon(15))
    with pytest.raises(WrongState):
        operations.leave_talk(ref, by=citizen, now=soon(15))

    # What only a decision gives is neither promised nor denied.
    for words in ("放心，一定能批准", "我保证 给您 办下来", "这个包过"):
        with pytest.raises(OnlyADecision):
            operations.say(ref, words, by=clerk, now=soon(16))
    with pytest.raises(NoNeedsApprover):
        operations.say(ref, "住宅楼里不予许可", by=clerk, now=soon(16))
    for words in ("不能保证一定批准，要看审查", f"有事打 {PHONE[:10]}9"):
        operations.say(ref, words, by=clerk, now=soon(16))
    operations.say(ref, "一定能批准吧？", by=citizen, now=soon(17))

    with pytest.raises(NotAColleague):
        operations.pass_on_talk(ref, staff_of(office.reviewer), "熟悉食品", by=clerk, now=soon(18))
    with pytest.raises(TalkUnknown):
        operations.take_over_talk(ref, by=colleague, now=soon(18))
    operations.pass_on_talk(ref, staff_of(colleague), "熟悉食品", by=clerk, now=soon(18))
    with pytest.raises(TalkPassedOn):
        operations.say(ref, "等等", by=clerk, now=soon(19))
    assert page(ref, colleague, soon(19)).row.may == ("take_over",)
    operations.take_over_talk(ref, by=colleague, now=soon(20))
    with pytest.raises(TalkUnknown):
        operations.say(ref, "我再说一句", by=clerk, now=soon(20))

    # Of a clerk who left the windows a colleague takes the talk over; of one who sits there nobody does.
    with pytest.raises(TalkUnknown):
        operations.take_over_talk(ref, by=clerk, now=soon(20))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "update people_posting set valid = tstzrange(lower(valid), %s) where staff_id = %s",
            (soon(20), colleague.staff_id),
        )
        assert (ref, ("take_over",)) in {(row.ref, row.may) for row in queries.waiting(clerk, soon(20))}
        operations.take_over_talk(ref, by=clerk, now=soon(20))
        assert page(ref, clerk, soon(20)).row.clerk == clerk.name
        transaction.set_rollback(True)
    seen = str(page(ref, colleague, soon(21)).last)
    operations.say(ref, "平面图要盖章吗？", by=citizen, now=soon(22))
    with pytest.raises(ChangedSinceRead):
        operations.close_talk(ref, "explained", "材料已经讲清。", seen, by=colleague, now=soon(23))
    operations.say(ref, "不用盖章。", by=colleague, now=soon(24))
    seen = str(page(ref, colleague, soon(24)).last)
    with pytest.raises(NotInList):
        operations.close_talk(ref, "granted", "批了", seen, by=colleague, now=soon(25))
    with pytest.raises(OnlyADecision):
        operations.close_talk(ref, "explained", "一定会批准", seen, by=colleague, now=soon(25))
    assert queries.of_case(case, office.decider, soon(25)) == () and queries.one(ref, office.decider, soon(25)) is None
    operations.close_talk(ref, "explained", f"材料讲清，电话 {PHONE}", seen, by=colleague, now=soon(25))

    # Both sides read it whole, who approves reads it at the case without numbers, a stranger does not read it.
    (attached,) = queries.of_case(case, office.decider, soon(26))
    for whole in (page(ref, citizen, soon(26)), page(ref, colleague, soon(26)), page(ref, clerk, soon(26))):
        assert PHONE in whole.lines[0].text and whole.record and whole.row.state == "closed"
    # Whoever has the whole of it works the digest on the chain out anew, from what was said and from what happened.
    lines = page(ref, citizen, soon(26)).lines
    said = transcript((one.nth, one.event or one.side, one.text, one.said_at) for one in lines)
    assert digest(said, ref.encode()) == page(ref, citizen, soon(26)).record
    told = " ".join(line.text for line in page(attached.ref, office.decider, soon(26)).lines)
    assert PHONE[:7] not in told and "19900307" not in told and "＊" in told and "平面图要盖章吗？" in told
    assert PHONE not in page(ref, citizen, soon(26)).summary
    assert queries.one(ref, stranger, soon(26)) is None and queries.of_case(case, stranger, soon(26)) == ()
    view = case_queries.find(case, office.decider, soon(26)) or pytest.fail("gone")
    assert view.timeline[0].verb == "attach_talk"
    assert next(kept.kind for kept in messages.mine(citizen).rows) == "close_talk"

    # The record stands: nobody adds, changes or removes a line, and the state goes nowhere.
    for late in (citizen, colleague):
        with pytest.raises(TalkOver):
            operations.say(ref, "还有一句", by=late, now=soon(27))
    for sql in (
        "update talks_talkline set text = '批准' where nth = 1",
        "delete from talks_talkline",
        "insert into talks_talkline (talk_id, nth, side, event, text, whole_cipher, whole_key, said_at) "
        "select id, 99, 'applicant', '', '补', '', '', now() from talks_talk where state = 'closed'",
        "update talks_talk set state = 'open', outcome = '', summary = '', ended_at = null where state = 'closed'",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    # Rated afterwards as everywhere, once.
    evaluating.all_invited(later(3))
    assert "talk" in {row.kind for row in evaluations.mine(citizen, later(3))}


@covers("S-360")
def test_who_filed_online_after_a_talk_did_not_come_and_who_waited_in_vain_is_told(office: errand.Office) -> None:
    citizen, clerk = office.citizen, office.clerk
    stranger = places.a_citizen(9, "王五", "wangwu")
    ref, left, vain = asked(office, citizen), asked(office, stranger), ""
    operations.leave_talk(left, by=stranger, now=soon(5))
    vain = asked(office, stranger, soon(6))
    operations.take_up_talk(ref, by=clerk, now=soon(10))
    operations.say(ref, "在线填就行。", by=clerk, now=soon(11))
    with pytest.raises(TextMissing):
        operations.close_talk(ref, "file_online", " ", "", by=clerk, now=soon(12))
    operations.close_talk(ref, "file_online", "在线申报。", "", by=clerk, now=soon(12))
    draft, revision = errand.a_draft(office)
    cases.submit(draft, revision, by=citizen, now=soon(30))

    with pytest.raises(NotAllowed):
        operations.lapse_talks(by=clerk, now=later(8))
    assert operations.lapse_talks(by=SYSTEM, now=later(1)).done == 0
    assert operations.lapse_talks(by=SYSTEM, now=later(8)).done == 1
    assert [row.state for row in queries.mine(stranger, later(8))] == ["left", "left"]
    assert [kept.kind for kept in messages.mine(stranger).rows] == ["lapse_talk"]
    with pytest.raises(TalkOver):
        operations.say(vain, "有人吗", by=stranger, now=later(8))
    since = midnight(NOW.date())
    figures = queries.figures(since, since + timedelta(days=1), clerk) or pytest.fail("none")
    assert (figures.asked, figures.taken_up, figures.closed, figures.left) == (3, 1, 1, 2)
    assert (figures.filed_online, figures.filed_at_counter, figures.waited_minutes) == (1, 0, 10)
    assert figures.taken_up_rate == "33.3%" and queries.figures(since, later(9), office.reviewer) is None


@covers("S-360")
def test_a_video_appointment_is_booked_in_a_talk_and_it_is_kept_who_was_there(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen, clerk, rooms = office.citizen, office.clerk, Rooms()
    stranger = places.a_citizen(9, "王五", "wangwu")
    ref, other = asked(office, citizen), asked(office, stranger)
    with pytest.raises(TalkOver):
        operations.book_video(ref, soon(60), by=citizen, now=soon(1))
    for one in (ref, other):
        operations.take_up_talk(one, by=clerk, now=soon(5))
    monkeypatch.setattr(ports._Wired, "rooms", ports.NoVideo())
    with pytest.raises(NoVideoService):
        operations.book_video(ref, soon(60), by=citizen, now=soon(6))
    assert "book_video" not in page(ref, citizen, soon(6)).row.may
    monkeypatch.setattr(ports._Wired, "rooms", rooms)
    for begins in (soon(61), soon(-30), NOW + timedelta(days=20), soon(120), soon(600)):
        with pytest.raises(NotAVideoHour):
            operations.book_video(ref, begins, by=citizen, now=soon(6))
    with pytest.raises(TalkUnknown):
        operations.book_video(ref, soon(60), by=stranger, now=soon(6))
    video = operations.book_video(ref, soon(60), by=citizen, now=soon(6)).ref
    for one, who in ((other, stranger), (ref, clerk)):
        with pytest.raises(VideoTaken):
            operations.book_video(one, soon(60), by=who, now=soon(7))
    with pytest.raises(VideoUnknown):
        operations.call_off_video(video, by=stranger, now=soon(7))
    operations.call_off_video(video, by=clerk, now=soon(8))
    assert [kept.kind for kept in messages.mine(citizen).rows][:2] == ["call_off_video", "book_video"]
    with pytest.raises(TalkOver):
        operations.enter_video(video, by=citizen, now=soon(60))

    video = operations.book_video(ref, soon(90), by=clerk, now=soon(9)).ref
    with pytest.raises(VideoNotNow):
        operations.enter_video(video, by=citizen, now=soon(79))
    for refused in (stranger, office.reviewer):
        with pytest.raises(VideoUnknown):
            operations.enter_video(video, by=refused, now=soon(85))
    mine = operations.enter_video(video, by=citizen, now=soon(85))
    assert page(ref, citizen, soon(86)).videos[1].began_at is None
    with pytest.raises(VideoNotNow):
        operations.call_off_video(video, by=clerk, now=soon(86))
    theirs = operations.enter_video(video, by=clerk, now=soon(91))
    again = operations.enter_video(video, by=citizen, now=soon(95))
    # Each side has an address of its own, and every entrance another.
    assert len({mine.address, theirs.address, again.address}) == 3
    assert [side for side, _ in rooms.asked] == ["applicant", "clerk", "applicant"]
    with pytest.raises(VideoAhead):
        operations.close_talk(ref, "explained", "讲清了。", "", by=clerk, now=soon(100))
    with pytest.raises(VideoNotNow):
        operations.end_video(video, by=citizen, now=soon(105))
    operations.end_video(video, by=clerk, now=soon(105))
    operations.close_talk(ref, "explained", "讲清了。", "", by=clerk, now=soon(106))
    kept = page(ref, clerk, soon(107))
    assert (kept.videos[1].began_at, kept.videos[1].ended_at) == (soon(91), soon(105))
    events = [line.event for line in kept.lines if line.side == "house"]
    assert events[-6:] == ["enter_video", "enter_video", "begin_video", "enter_video", "end_video", "close"]
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update talks_videoentrance set entered_at = now()")
    assert (queries.figures(NOW, later(9), clerk) or pytest.fail("none")).videos == 1


@covers("S-360")
def test_a_full_talk_is_led_to_its_end_and_who_left_the_window_leads_none(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen, clerk = office.citizen, office.clerk
    case = errand.in_department(office)
    colleague = places.signed_on(places.an_officer(office.town, "window", "777"), "window.777")
    gone = replace(clerk, posts=(), scopes=frozenset())
    monkeypatch.setattr(moves, "LINES_MOST", 3)
    ref = asked(office, citizen, case=case)
    for text in ("还有", "再问"):
        operations.say(ref, text, by=citizen, now=soon(1))
    with pytest.raises(TalkFull):
        operations.say(ref, "没完没了", by=citizen, now=soon(1))
    # Nobody takes up in a matter of their own, be it as who handed the case in, nor where they stood aside.
    with connection.cursor() as cursor:
        cursor.execute("select applicant_id from cases_case where ref = %s", (case,))
        (party,) = cursor.fetchone()
    with pytest.raises(OwnMatter):
        operations.take_up_talk(ref, by=replace(clerk, interests=frozenset({party})), now=soon(2))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update cases_case set recused = array[%s] where ref = %s", (clerk.staff_id, case))
        with pytest.raises(StoodAside):
            operations.take_up_talk(ref, by=clerk, now=soon(2))
        transaction.set_rollback(True)
    operations.take_up_talk(ref, by=clerk, now=soon(2))

    # The post or the posting is over: what one led is read, and led by somebody who sits there.
    for act in (
        lambda: operations.say(ref, "我还在", by=gone, now=soon(3)),
        lambda: operations.pass_on_talk(ref, staff_of(colleague), "我走了", by=gone, now=soon(3)),
        lambda: operations.close_talk(ref, "explained", "讲清了。", "", by=gone, now=soon(3)),
    ):
        with pytest.raises(NotAtTheWindow):
            act()
    assert page(ref, gone, soon(3)).row.may == () and page(ref, gone, soon(3)).side == "clerk"
    with pytest.raises(OwnMatter):
        operations.close_talk(
            ref, "explained", "讲清了。", "", by=replace(clerk, interests=frozenset({party})), now=soon(3)
        )

    # Who passed it on takes it back while nobody took it over; a colleague who left takes nothing over.
    operations.pass_on_talk(ref, staff_of(colleague), "熟悉食品", by=clerk, now=soon(4))
    with pytest.raises(NotAtTheWindow):
        operations.take_over_talk(ref, by=replace(colleague, posts=()), now=soon(5))
    assert page(ref, clerk, soon(5)).row.may == ("take_back",)
    operations.take_over_talk(ref, by=clerk, now=soon(5))

    # What was booked by video is held by who takes the talk over, or called off where they are in another.
    monkeypatch.setattr(ports._Wired, "rooms", Rooms())
    monkeypatch.setattr(moves, "LINES_MOST", 500)
    operations.book_video(ref, soon(60), by=citizen, now=soon(6))
    operations.pass_on_talk(ref, staff_of(colleague), "熟悉食品", by=clerk, now=soon(7))
    operations.take_over_talk(ref, by=colleague, now=soon(8))
    other = asked(office, places.a_citizen(9, "王五", "wangwu"), soon(9))
    operations.take_up_talk(other, by=colleague, now=soon(9))
    with pytest.raises(VideoTaken):
        operations.book_video(other, soon(60), by=colleague, now=soon(9))
    operations.pass_on_talk(ref, staff_of(clerk), "还是您谈", by=colleague, now=soon(10))
    operations.take_over_talk(ref, by=clerk, now=soon(10))
    operations.book_video(other, soon(60), by=colleague, now=soon(11))
    operations.pass_on_talk(ref, staff_of(colleague), "我有事", by=clerk, now=soon(12))
    operations.take_over_talk(ref, by=colleague, now=soon(13))
    assert page(ref, colleague, soon(13)).videos[0].called_off_at == soon(13)
    assert next(kept.kind for kept in messages.mine(citizen).rows) == "call_off_video"
    monkeypatch.setattr(moves, "LINES_MOST", 3)
    operations.close_talk(ref, "explained", "讲清了。", "", by=colleague, now=soon(14))
