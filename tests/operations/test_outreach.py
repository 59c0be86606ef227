"""Beyond the counter: at home, with a guide, followed up, helped with filing, and after closing; all on the record."""

import re
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.kernel.calendars import at
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.case.messages import queries as messages
from yimen.engine.public.outreach import operations as outreach
from yimen.engine.public.outreach import queries
from yimen.engine.public.outreach.operations import HomeVisitAsked
from yimen.engine.public.outreach.refusals import (
    GuidedAlready,
    HelpedAlready,
    HomeVisitEnded,
    HomeVisitUnknown,
    NoSession,
    NotDispatched,
    NotFiledOnline,
    NothingToConfirm,
    NotTheGuide,
    NotTracked,
    SessionOpen,
    StillOpen,
    TrackedAlready,
)
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db
TOMORROW = at("2026-11-23 10:00")
ASKED = HomeVisitAsked("滨河街36号二单元", "elderly", TOMORROW, "老人行动不便")
NEXT = date(2026, 11, 25)


def staff_of(actor: Actor) -> str:
    staff = people.staff_member(actor.staff_id or 0)
    assert staff is not None
    return staff.ref


def verbs(ref: str, actor: Actor) -> list[str]:
    view = cases.find(ref, actor, later(5))
    assert view is not None
    return [row.verb for row in view.timeline]


def asked(office: errand.Office) -> str:
    return outreach.ask_home_visit(office.party, office.town.centre, ASKED, by=office.citizen, now=NOW).ref


@covers("S-185")
def test_an_officer_is_sent_home_and_records_what_was_taken_and_done(office: errand.Office) -> None:
    case = errand.received(office).ref
    ref = asked(office)
    with pytest.raises(NotDispatched):
        outreach.finish_home_visit(ref, (), "去过了", by=office.reviewer, now=TOMORROW)

    outreach.dispatch_home_visit(ref, staff_of(office.reviewer), TOMORROW, by=office.clerk, now=NOW)
    (told,) = messages.mine(office.citizen).rows
    assert (told.kind, told.facts["at"]) == ("dispatch_home_visit", "2026-11-23 10:00")
    (mine,) = queries.to_do(office.reviewer, NOW)
    assert (mine.address, mine.may, mine.phone) == ("滨河街36号二单元", ("finish",), "13800000001")
    with pytest.raises(NotDispatched):
        outreach.finish_home_visit(ref, (), "我替他去", by=office.clerk, now=TOMORROW)
    outreach.finish_home_visit(ref, ("身份证复印件", ""), "核对原件，代填申请", case, by=office.reviewer, now=TOMORROW)

    (row,) = queries.home_visits(office.citizen, TOMORROW)
    assert (row.outcome, row.taken, row.case_ref) == ("done", ("身份证复印件",), case)
    assert verbs(case, office.citizen)[0] == "home_visit" and errand.served(case, office.citizen) == ["home_visit"]
    with pytest.raises(HomeVisitEnded):
        outreach.cancel_home_visit(ref, by=office.citizen, now=TOMORROW)


def test_a_visit_that_cannot_be_is_refused_and_one_nobody_can_make_is_declined_with_a_reason(
    office: errand.Office,
) -> None:
    stranger = town.a_citizen(9, "李不知", "stranger")
    for wrong, refusal in (
        (HomeVisitAsked("街上", "lazy", TOMORROW), NotInList),
        (HomeVisitAsked("街上", "ill", NOW), ImpossibleDates),
    ):
        with pytest.raises(refusal):
            outreach.ask_home_visit(office.party, office.town.centre, wrong, by=office.citizen, now=NOW)
    with pytest.raises(NotAllowed):
        outreach.ask_home_visit(office.party, office.town.centre, ASKED, by=stranger, now=NOW)
    assert queries.to_do(office.clerk, NOW) == ()
    ref = asked(office)
    with pytest.raises(HomeVisitUnknown):
        outreach.cancel_home_visit(ref, by=stranger, now=NOW)
    assert queries.home_visit(ref, stranger, NOW) is None
    outreach.decline_home_visit(ref, "社区有上门团队，已转告", by=office.clerk, now=NOW)

    (row,) = queries.home_visits(office.citizen, NOW)
    assert (row.outcome, row.answer) == ("declined", "社区有上门团队，已转告")
    told, ways = aftermath.heard(office.citizen, "decline_home_visit")
    assert "这次不能上门" in told and told.endswith("社区有上门团队，已转告") and ways == "hall sms"


@covers("S-187")
def test_a_guide_logs_every_step_and_the_applicant_confirms(office: errand.Office) -> None:
    case = errand.received(office).ref
    guide = town.signed_on(town.an_officer(office.town, "reviewer", "881"), "guide.desk")
    with pytest.raises(NotAllowed):
        outreach.assign_guide(case, staff_of(guide), "项目", by=office.reviewer, now=NOW)
    outreach.assign_guide(case, staff_of(guide), "重点项目", by=office.clerk, now=NOW)
    with pytest.raises(GuidedAlready):
        outreach.assign_guide(case, staff_of(office.clerk), "再来一个", by=office.clerk, now=NOW)
    with pytest.raises(NotTheGuide):
        outreach.log_step(case, "三楼", "陪同", by=office.clerk, now=NOW)

    assert errand.served(case, office.citizen) == []
    outreach.log_step(case, "三楼消防窗口", "陪同核对图纸", "with", by=guide, now=later(1))
    outreach.log_step(case, "市场监管局", "代取意见", "for", by=guide, now=later(2))
    with pytest.raises(NothingToConfirm):
        outreach.confirm_guidance(case, by=office.citizen, now=later(2))
    outreach.finish_guidance(case, by=guide, now=later(3))
    with pytest.raises(CaseUnknown):
        outreach.confirm_guidance(case, by=town.a_citizen(9, "李不知", "stranger"), now=later(3))
    outreach.confirm_guidance(case, by=office.citizen, now=later(4))

    told = queries.of_case(case, office.citizen, later(4))
    assert told is not None
    (way,) = told.accompaniments
    assert [(one.how, one.place, one.done_at) for one in way.steps] == [
        ("with", "三楼消防窗口", later(1)), ("for", "市场监管局", later(2)),
    ]  # fmt: skip
    assert way.confirmed_at == later(4) and errand.served(case, office.citizen) == ["accompaniment"]
    assert verbs(case, office.citizen)[:5] == [
        "confirm_guidance", "finish_guidance", "accompany", "accompany", "assign_guide",
    ]  # fmt: skip


@covers("S-189")
def test_a_key_case_is_followed_up_and_a_missed_contact_is_told_once(office: errand.Office) -> None:
    case = errand.received(office).ref
    with pytest.raises(ImpossibleDates):
        outreach.start_tracking(case, "enterprise", NOW.date(), by=office.clerk, now=NOW)
    outreach.start_tracking(case, "enterprise", NEXT, by=office.clerk, now=NOW)
    with pytest.raises(TrackedAlready):
        outreach.start_tracking(case, "project", NEXT, by=office.clerk, now=NOW)
    with pytest.raises(NotTracked):
        outreach.note_tracking(case, "打过电话", NEXT, by=office.reviewer, now=NOW)
    assert queries.due_contacts(NOW) == ()
    late = at("2026-11-26 09:00")

    (due,) = queries.due_contacts(late)
    outreach.miss_contact(due, by=SYSTEM, now=late)
    with pytest.raises(NotTracked):
        outreach.miss_contact(due, by=SYSTEM, now=late)
    (row,) = queries.contacts(office.clerk, late)
    assert (row.overdue, row.misses) == ("yes", 1)
    outreach.note_tracking(case, "材料下周补齐", date(2026, 12, 2), by=office.clerk, now=late)

    told = queries.of_case(case, office.citizen, late)
    assert told is not None
    assert [(one.next_contact, one.overdue) for one in told.trackings] == [(date(2026, 12, 2), "")]
    assert told.trackings[0].notes[0].text == "材料下周补齐"
    assert verbs(case, office.citizen)[:2] == ["track", "start_tracking"]
    assert errand.served(case, office.citizen) == ["tracking"]
    assert "miss_contact" in verbs(case, office.clerk)
    outreach.end_tracking(case, "已开业", by=office.clerk, now=late)
    assert queries.contacts(office.clerk, late) == ()


@covers("S-202")
def test_who_helped_to_file_online_is_recorded_with_the_case(office: errand.Office) -> None:
    receipt = errand.received(office)
    with pytest.raises(NoSuchThing):
        outreach.record_help(receipt.number, "00000000", "帮填表", by=office.clerk, now=NOW)
    with pytest.raises(NotAllowed):
        outreach.record_help(receipt.number, receipt.query_code, "帮填表", by=office.reviewer, now=NOW)

    outreach.record_help(receipt.number, receipt.query_code, "帮助拍照上传", by=office.clerk, now=NOW)

    with pytest.raises(HelpedAlready):
        outreach.record_help(receipt.number, receipt.query_code, "又帮一次", by=office.clerk, now=NOW)
    told = queries.of_case(receipt.ref, office.citizen, NOW)
    assert told is not None and told.assistance is not None
    assert (told.assistance.helper_name, told.assistance.what) == ("何0101", "帮助拍照上传")
    assert verbs(receipt.ref, office.citizen)[0] == "file_with_help"


def test_what_a_window_took_in_was_not_helped_with(office: errand.Office) -> None:
    taken = acts.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=NOW)

    with pytest.raises(NotFiledOnline):
        outreach.record_help(taken.number, taken.query_code, "帮填表", by=office.clerk, now=NOW)


def test_only_what_lies_after_closing_is_overtime(office: errand.Office) -> None:
    closing = at("2026-11-20 17:30")
    with pytest.raises(StillOpen):
        outreach.begin_late_session("还有人", by=office.clerk, now=closing - timedelta(minutes=1))
    with pytest.raises(NotAllowed):
        outreach.begin_late_session("还有人", by=office.reviewer, now=closing)
    with pytest.raises(NoSession):
        outreach.end_late_session(by=office.clerk, now=closing)
    outreach.begin_late_session("还有两位在等", by=office.clerk, now=closing)
    with pytest.raises(SessionOpen):
        outreach.begin_late_session("还有人", by=office.clerk, now=closing)

    assert outreach.end_late_session(by=office.clerk, now=at("2026-11-20 18:40")).overtime_minutes == 70
    (row,) = queries.sessions(office.clerk, later(20))
    assert (row.staff_name, row.overtime_minutes, row.reason) == ("何0101", 70, "还有两位在等")


def test_who_called_the_window_has_a_visit_asked_for_there_without_the_net(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(office.clerk, NOW, monkeypatch)
    address = f"/desk/window/at-home/{office.party}"
    filled = {"address": "滨河街36号二单元", "reason": "elderly", "wish": ""}
    there = {**filled, "centre": office.town.centre}

    assert "由哪个中心来" in desk.get(address).content.decode()
    assert desk.post(address, {**there, "at": "2026-11-01T10:00"}).status_code == 422
    # A double click asks once: the page carries a key.
    (key,) = set(re.findall(r'name="key" value="([^"]+)"', desk.get(address).content.decode()))
    for _ in range(2):
        said = desk.post(address, {**there, "at": "2026-11-23T10:00", "key": key})
        assert said.headers["Location"] == "/desk/service/home"

    (row,) = queries.to_do(office.clerk, NOW)
    assert (row.address, row.phone) == ("滨河街36号二单元", "13800000001")
    assert desk.get("/desk/window/at-home/NOBODY").status_code == 404
