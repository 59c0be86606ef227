"""Hearings and expert reviews: told in time, led by another, recorded before the case goes on."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.hearings import queries
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NamedUnfit, NotFormal, NotYourDesk
from yimen.kernel.hearings import (
    CalledTooLate,
    HearingKind,
    HearingOpen,
    HearingUnknown,
    NotHeldYet,
    PresiderNotApart,
    TooFewExperts,
)
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rulings import Advice
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.threshold import spelling

HELD = later(24 * 14)
WHERE = (HELD, "行政服务中心三楼会议室")


@standing
def presider(office: errand.Office) -> tuple[str, Actor]:
    ref = town.an_officer(office.town, "chief", "811")
    return ref, town.signed_on(ref, "presider")


def called(office: errand.Office, presider: str, kind: HearingKind = HearingKind.HEARING) -> str:
    ref = errand.in_department(office)
    people = ("周一", "吴二", "郑三") if kind is HearingKind.EXPERT_REVIEW else ("申请人", "相邻住户")
    cases.call_hearing(ref, kind, "对相邻住户采光的影响", WHERE, presider, people, by=office.reviewer, now=later(3))
    return ref


def hearing_of(ref: str, office: errand.Office) -> str:
    return queries.of_case(ref, office.reviewer)[0].ref


def test_a_hearing_stops_the_clock_and_its_notice_says_when_where_and_before_whom(
    office: errand.Office, presider: tuple[str, Actor]
) -> None:
    ref = called(office, presider[0])

    aftermath.derive(ref)

    view = case_queries.find(ref, office.reviewer, later(4))
    assert view is not None and view.state == "special_open" and view.paused == "hearing"
    rows = documents.of_case(ref, office.citizen)
    assert [row.kind for row in rows][-2:] == ["special_procedure", "hearing"]
    assert rows[-1].number == "示市监听〔2026〕1号"
    text = (documents.paper(rows[-1].ref, office.citizen) or ("", b""))[1].decode()
    assert "三楼会议室" in text and "申请回避" in text
    told, ways = aftermath.heard(office.citizen, "hearing_called")
    assert "行政服务中心三楼会议室" in told and "对相邻住户采光的影响" in told and spelling.moment_long(HELD) in told
    assert "听证定于" in told and ways == "hall sms"


def test_a_hearing_is_told_seven_working_days_before(office: errand.Office, presider: tuple[str, Actor]) -> None:
    ref = errand.in_department(office)

    with pytest.raises(CalledTooLate) as refused:
        cases.call_hearing(
            ref,
            HearingKind.HEARING,
            "采光",
            (later(24 * 7), "会议室"),
            presider[0],
            (),
            by=office.reviewer,
            now=later(3),
        )

    assert (refused.value.earliest - later(3).date()).days >= 9
    view = case_queries.find(ref, office.reviewer, later(4))
    assert view is not None and view.state == "in_department" and queries.of_case(ref, office.reviewer) == ()


def test_whoever_reviews_the_application_does_not_lead_its_hearing(office: errand.Office) -> None:
    ref = errand.in_department(office)
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_staff where id = %s", (office.reviewer.staff_id,))
        (reviewer,) = cursor.fetchone()

    with pytest.raises(PresiderNotApart):
        cases.call_hearing(ref, HearingKind.HEARING, "采光", WHERE, reviewer, (), by=office.reviewer, now=later(3))


def test_neither_the_applicant_a_helper_nor_who_sits_where_it_is_examined_leads_a_hearing(
    office: errand.Office, presider: tuple[str, Actor]
) -> None:
    ref = errand.in_department(office)
    applicant = an_officer(office, town.a_post(office.town, "chief"), "812", person=town.a_number(1))
    helper = an_officer(office, "", "813", "auxiliary")
    found = people_queries.post(office.reviewer.posts[0].post_id)
    assert found is not None
    stand_in = an_officer(office, found.ref, "814")

    for leads, refusal in ((applicant, NamedUnfit), (helper, NamedUnfit), (stand_in, PresiderNotApart)):
        with pytest.raises(refusal):
            cases.call_hearing(ref, HearingKind.HEARING, "采光", WHERE, leads, (), by=office.reviewer, now=later(3))

    assert queries.of_case(ref, office.reviewer) == ()
    cases.call_hearing(ref, HearingKind.HEARING, "采光", WHERE, presider[0], (), by=office.reviewer, now=later(4))


def test_a_presider_who_left_the_establishment_writes_no_record(
    office: errand.Office, presider: tuple[str, Actor]
) -> None:
    hearing, after = hearing_of(called(office, presider[0]), office), HELD + timedelta(hours=2)
    grants.change_status(presider[0], "auxiliary", "示人社〔2026〕3号", by=SYSTEM, now=later(6))

    with pytest.raises(NotFormal):
        cases.record_hearing(hearing, "双方陈述。", "没有异议。", by=presider[1], now=after)


def an_officer(office: errand.Office, post: str, number: str, establishment: str = "formal", person: str = "") -> str:
    """Somebody on a post of the office; `person` is the identity number of who they are at home."""
    ref = people.enrol_staff(
        number, f"何{number}", office.town.office, establishment, town.BEGAN, None, person, by=SYSTEM, now=town.NOW
    ).ref
    if post:
        people.hold_post(ref, post, town.SINCE, None, "substitute", by=SYSTEM, now=town.NOW)
    return ref


def test_the_case_goes_on_only_when_the_record_is_written_by_who_led_it(
    office: errand.Office, presider: tuple[str, Actor]
) -> None:
    ref = called(office, presider[0])
    hearing, after = hearing_of(ref, office), HELD + timedelta(hours=2)

    with pytest.raises(HearingOpen):
        cases.close_special(ref, "没有异议", by=office.reviewer, now=after)
    with pytest.raises(NotHeldYet):
        cases.record_hearing(hearing, "记录", "结论", by=presider[1], now=later(5))
    with pytest.raises(HearingUnknown):
        cases.record_hearing(hearing, "记录", "结论", by=office.reviewer, now=after)
    assert [row.ref for row in queries.led_by(presider[1])] == [hearing]
    cases.record_hearing(hearing, "双方陈述。", "降低高度后没有异议。", by=presider[1], now=after)
    cases.close_special(ref, "没有异议", by=office.reviewer, now=after)

    aftermath.derive(ref)
    view = case_queries.find(ref, office.reviewer, after)
    assert view is not None and view.state == "special_closed" and queries.led_by(presider[1]) == ()
    assert documents.of_case(ref, office.citizen)[-1].title == "听证笔录"


def test_an_expert_review_has_three_experts_and_an_opinion(office: errand.Office, presider: tuple[str, Actor]) -> None:
    ref = errand.in_department(office)
    soon = (later(24), "三楼会议室")

    with pytest.raises(TooFewExperts):
        cases.call_hearing(
            ref, HearingKind.EXPERT_REVIEW, "方案", soon, presider[0], ("周一", "周一", "吴二"),
            by=office.reviewer, now=later(3),
        )  # fmt: skip
    cases.call_hearing(
        ref,
        HearingKind.EXPERT_REVIEW,
        "方案",
        soon,
        presider[0],
        ("周一", "吴二", "郑三"),
        by=office.reviewer,
        now=later(3),
    )
    cases.record_hearing(hearing_of(ref, office), "逐项评审。", "方案可行。", by=presider[1], now=later(26))
    aftermath.derive(ref)

    titles = [row.title for row in documents.of_case(ref, office.citizen)]
    assert titles[-2:] == ["专家评审通知书", "专家评审意见书"]


def test_a_hearing_is_called_off_by_its_desk_and_another_may_be_called(
    office: errand.Office, presider: tuple[str, Actor]
) -> None:
    ref = called(office, presider[0])
    hearing = hearing_of(ref, office)

    with pytest.raises(HearingUnknown):
        cases.call_off_hearing(hearing, "改期", by=presider[1], now=later(5))
    with pytest.raises(NotYourDesk):
        cases.call_off_hearing(hearing, "改期", by=office.decider, now=later(5))
    cases.call_off_hearing(hearing, "申请人请求改期。", by=office.reviewer, now=later(5))
    aftermath.derive(ref, later(6))

    view = case_queries.find(ref, office.reviewer, later(6))
    assert view is not None and (view.state, view.paused) == ("special_closed", ""), "nothing stops the clock any more"
    assert {"hearing_called", "hearing_called_off", "close_special"} <= {
        one.verb for one in view.timeline if one.public == "yes"
    }
    told, ways = aftermath.heard(office.citizen, "hearing_called_off")
    assert told.endswith("听证取消了，原因：申请人请求改期。") and ways == "hall sms"
    assert queries.of_case(ref, office.reviewer)[0].standing == "called_off"
    cases.call_hearing(ref, HearingKind.HEARING, "采光", WHERE, presider[0], (), by=office.reviewer, now=later(7))
    with pytest.raises(WrongState):
        cases.call_hearing(ref, HearingKind.HEARING, "采光", WHERE, presider[0], (), by=office.reviewer, now=later(8))


@covers("S-178")
def test_a_promise_makes_a_letter_beside_the_acceptance_and_its_grant_names_the_check(office: errand.Office) -> None:
    ref = errand.promise_signed(errand.received(office).ref, office.citizen)
    cases.accept_on_commitment(ref, errand.TERMS.commitment, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "齐全。", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))

    aftermath.derive(ref)

    rows = documents.of_case(ref, office.citizen)
    assert [row.kind for row in rows] == ["receipt", "acceptance", "commitment", "grant"]
    letter = (documents.paper(rows[2].ref, office.citizen) or ("", b""))[1].decode()
    assert errand.TERMS.commitment in letter and "三年内不再适用" in letter
    assert "check_by=datetime.date(2027" in (documents.paper(rows[3].ref, office.citizen) or ("", b""))[1].decode()
