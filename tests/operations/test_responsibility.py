"""Responsibility: opened from what was upheld, the subject heard, decided by others, appealed once to yet another."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, staffing
from tests.operations import town as places
from tests.operations.answering import PUBLIC, RULED, House, a_house
from tests.operations.errand import later
from tests.operations.staffing import DECEMBER, NOVEMBER, ref_of
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments import queries as results
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.assessments.refusals import CensureStands
from yimen.engine.supervision.responsibility import operations, queries
from yimen.engine.supervision.responsibility.operations import CensureSaid, Ruled
from yimen.engine.supervision.responsibility.refusals import (
    AppealTooLate,
    CensureNotPublished,
    FindingFell,
    FindingLookedAt,
    FindingStands,
    MisdeedUnknown,
    NotInvolved,
    OpenedAlready,
    ResponsibilityUnknown,
)
from yimen.journal import reading
from yimen.kernel.actor import Actor
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.supervision.responsibility import HadAHand, HeadsTheSubject, NotHeardYet, OwnResponsibility
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList

pytestmark = pytest.mark.django_db


@standing
def house(office: errand.Office) -> House:
    return a_house(office)


def chain(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select id from responsibility_responsibilitycase where ref = %s", (ref,))
        ((id_,),) = cursor.fetchall()
    return [line.verb for line in reading.chain("responsibility_case", id_)]


@covers("S-387")
def test_who_answers_is_heard_before_others_decide_and_the_month_counts_it(house: House) -> None:
    near = (house.subject, house.opener, house.finder)
    facts = ("complaint", house.complaint, ref_of(house.subject), "压件三天")
    with pytest.raises(NotAllowed):
        operations.open_responsibility(*facts, by=house.team.manager, now=later(10))
    with pytest.raises(NotInList):
        operations.open_responsibility("rumour", *facts[1:], by=house.opener, now=later(10))
    with pytest.raises(MisdeedUnknown):
        operations.open_responsibility("card", *facts[1:], by=house.opener, now=later(10))
    with pytest.raises(NotInvolved):
        operations.open_responsibility(*facts[:2], ref_of(house.reform), "x", by=house.opener, now=later(10))
    with pytest.raises(TextMissing):
        operations.open_responsibility(*facts[:3], " ", by=house.opener, now=later(10))
    hand = _also_supervises(house.office.reviewer, house.decider)
    with pytest.raises(HadAHand):
        operations.open_responsibility(*facts, by=hand, now=later(10))
    ref = house.opened()
    with pytest.raises(OpenedAlready):
        operations.open_responsibility(*facts, by=house.decider, now=later(10))

    with pytest.raises(HadAHand):
        operations.decide_responsibility(ref, RULED, by=hand, now=later(11))
    with pytest.raises(NotHeardYet):
        operations.decide_responsibility(ref, RULED, by=house.decider, now=later(11))
    with pytest.raises(NotHeardYet):
        operations.clear_responsibility(ref, "不属实", by=house.decider, now=later(11))
    with pytest.raises(HadAHand):
        operations.speak_in_defence(ref, "替他说", by=house.decider, now=later(11))
    operations.speak_in_defence(ref, "那三天系统停机", by=house.subject, now=later(11))
    with pytest.raises(WrongState):
        operations.speak_in_defence(ref, "再说一次", by=house.subject, now=later(11))
    for who, refusal in zip(near, (OwnResponsibility, HadAHand, HadAHand), strict=True):
        with pytest.raises(refusal):
            operations.decide_responsibility(ref, RULED, by=who, now=later(12))
    with pytest.raises(CensureNotPublished):
        operations.decide_responsibility(
            ref, house.ruled(ref, Ruled("moved", "x", "y")), by=house.decider, now=later(12)
        )
    with pytest.raises(TextMissing):
        unsaid = house.ruled(ref, Ruled("criticised", "查实", "示监问〔2026〕1号"))
        operations.decide_responsibility(ref, unsaid, by=house.decider, now=later(12))
    with pytest.raises(ChangedSinceRead):
        operations.decide_responsibility(ref, RULED, by=house.decider, now=later(12))
    with pytest.raises(ChangedSinceRead):
        operations.clear_responsibility(ref, "不追究", by=house.decider, now=later(12))
    assert house.state(ref, later(12)) == "heard"
    row = queries.one(ref, house.decider, later(12))
    # When it was done, and not when somebody complained of it.
    assert row is not None and row.happened_at == later(4)
    operations.decide_responsibility(ref, house.ruled(ref), by=house.decider, now=later(12))

    staffing.a_standard(house.team)
    assessments.show_month(house.team.centre, NOVEMBER, by=house.team.manager, now=staffing.at(DECEMBER, 9))
    (result,) = results.mine(house.subject, staffing.at(DECEMBER, 9))
    assert (result.points, [(note.kind, note.points) for note in result.conduct]) == (-5, [("censured", -5)])
    assert chain(ref) == ["open_responsibility", "speak_in_defence", "decide_responsibility"]


@covers("S-387")
def test_an_appeal_is_made_once_in_its_days_and_judged_by_yet_another_and_the_month_gives_back(house: House) -> None:
    ref = house.decided()
    row = queries.one(ref, house.subject, later(12))
    assert row is not None and row.may == ("appeal",) and row.appeal_by is not None
    staffing.a_standard(house.team)
    shown, fixed = staffing.at(DECEMBER, 9), staffing.at(DECEMBER + timedelta(days=9), 9)
    assessments.show_month(house.team.centre, NOVEMBER, by=house.team.manager, now=shown)
    before = results.mine(house.subject, shown)[0].score

    with pytest.raises(HadAHand):
        operations.appeal_responsibility(ref, "替他申诉", by=house.decider, now=later(13))
    with pytest.raises(AppealTooLate):
        operations.appeal_responsibility(ref, "晚了", by=house.subject, now=row.appeal_by + timedelta(seconds=1))
    with pytest.raises(WrongState):
        operations.judge_appeal(ref, "withdraw", "没有申诉", by=house.judge, now=later(13))
    operations.appeal_responsibility(ref, "停机有记录", by=house.subject, now=row.appeal_by)
    with pytest.raises(WrongState):
        operations.appeal_responsibility(ref, "再申诉", by=house.subject, now=row.appeal_by)
    assessments.fix_month(house.team.centre, NOVEMBER, by=house.team.manager, now=fixed)
    for who in (house.decider, house.opener, house.finder):
        with pytest.raises(HadAHand):
            operations.judge_appeal(ref, "confirm", "维持", by=who, now=fixed)
    with pytest.raises(NotInList):
        operations.judge_appeal(ref, "heavier", "加重", by=house.judge, now=fixed)
    operations.judge_appeal(ref, "withdraw", "停机属实，撤销", by=house.judge, now=fixed)

    (result,) = results.mine(house.subject, fixed)
    assert float(result.score) == float(before) + 5 and result.conduct[0].withdrawn_for.startswith("示监问〔2026〕1号")
    assert len(result.corrections) == 1 and result.corrections[0].by == "何313"
    assert queries.published(NOW, fixed + timedelta(days=60)).notices == ()
    with pytest.raises(WrongState):
        operations.judge_appeal(ref, "withdraw", "再撤一次", by=house.judge, now=fixed)


def test_a_year_gives_back_what_a_withdrawn_censure_took_in_its_months(house: House) -> None:
    ref, team, january = house.decided(), house.team, staffing.at(date(2027, 1, 4), 9)
    staffing.a_standard(team)
    year = (("months", 100),)
    assessments.publish_standard(team.centre, "year", year, "年度办法", NOVEMBER, by=team.manager, now=NOW)
    assessments.show_month(team.centre, NOVEMBER, by=team.manager, now=staffing.at(DECEMBER, 9))
    fixed = staffing.at(DECEMBER + timedelta(days=9), 9)
    assessments.fix_month(team.centre, NOVEMBER, by=team.manager, now=fixed)
    operations.appeal_responsibility(ref, "停机有记录", by=house.subject, now=later(13))
    assessments.show_year(team.centre, 2026, by=team.manager, now=january)

    operations.judge_appeal(ref, "withdraw", "停机属实，撤销", by=house.judge, now=january)

    found = {one.period: one for one in results.mine(house.subject, january)}
    assert found["year"].score == found["month"].score and found["year"].points == 0


@covers("S-387")
def test_a_censure_is_public_when_it_can_be_appealed_no_more_or_told_to_whom_it_must_be(house: House) -> None:
    head = staffing.the_head(house.team)
    stranger = house.office.reviewer
    undecided = house.opened()
    assert queries.one(undecided, head, later(10)) is None and queries.one(undecided, stranger, later(10)) is None
    operations.speak_in_defence(undecided, "那三天系统停机", by=house.subject, now=later(11))
    operations.decide_responsibility(undecided, house.ruled(undecided), by=house.decider, now=later(12))

    told = queries.one(undecided, head, later(12))
    assert told is not None and told.may == () and [row.ref for row in queries.decided(head, later(12))] == [undecided]
    assert queries.one(undecided, stranger, later(12)) is None and queries.decided(stranger, later(12)) == ()
    assert told.appeal_by is not None and queries.published(NOW, told.appeal_by).notices == ()
    (notice,) = queries.published(NOW, told.appeal_by + timedelta(seconds=1)).notices
    assert (notice.who, notice.censure, notice.notice) == (f"{house.subject.name[0]}某", "criticised", RULED.notice)
    assert queries.published(NOW, later(13)).figures.decided == 1
    assert [row.ref for row in queries.mine(house.subject, later(13))] == [undecided]
    with pytest.raises(ResponsibilityUnknown):
        operations.decide_responsibility(undecided, RULED, by=stranger, now=later(13))


@covers("S-387")
def test_who_says_nothing_in_their_days_is_decided_about_and_who_heads_them_never_decides(house: House) -> None:
    ref = house.opened()
    row = queries.one(ref, house.decider, later(10))
    assert row is not None and row.may == ()
    after = row.hear_by + timedelta(seconds=1)
    head = places.an_officer(house.office.town, "office_head", "640")
    above = _both(house.decider, places.signed_on(head, "head.640"))

    with pytest.raises(HeadsTheSubject):
        operations.clear_responsibility(ref, "不追究", by=above, now=after)
    with pytest.raises(NotHeardYet):
        operations.clear_responsibility(ref, "不追究", by=house.decider, now=row.hear_by)
    operations.clear_responsibility(ref, "停机属实，不予追究", by=house.decider, now=after)

    assert house.state(ref, after) == "cleared"
    assert queries.decided(staffing.the_head(house.team), after) == ()
    with pytest.raises(WrongState):
        operations.appeal_responsibility(ref, "申诉", by=house.subject, now=after)


@covers("S-387")
def test_what_rests_on_a_finding_falls_with_it(house: House) -> None:
    ref = house.decided()
    with pytest.raises(FindingStands):
        operations.withdraw_fallen(ref, "复核不属实", by=house.judge, now=later(13))
    (lodged,) = [row for row in _numbers(house)]
    complaints.appeal_complaint(lodged, "", "不认可", by=house.office.citizen, now=later(14))
    looked_at = queries.one(ref, house.judge, later(14))
    assert looked_at is not None and looked_at.standing == "again" and looked_at.may == ()
    with pytest.raises(FindingLookedAt):
        operations.withdraw_fallen(ref, "正在复核", by=house.judge, now=later(14))
    complaints.name_investigator(house.complaint, ref_of(house.opener), by=house.finder, now=later(14))
    complaints.answer_complaint(house.complaint, "not_upheld", "系统停机", "", by=house.opener, now=later(15))

    row = queries.one(ref, house.judge, later(15))
    assert row is not None and row.standing == "fell" and "withdraw" in row.may
    final = later(15) + timedelta(days=60)
    assert queries.published(NOW, final).notices == ()
    operations.appeal_responsibility(ref, "投诉复核不属实", by=house.subject, now=later(15))
    with pytest.raises(FindingFell):
        operations.judge_appeal(ref, "confirm", "维持", by=house.judge, now=later(16))
    operations.withdraw_fallen(ref, "投诉复核不属实", by=house.judge, now=later(16))
    assert house.state(ref, later(16)) == "withdrawn"


def test_the_list_is_published_before_and_a_censure_is_noted_by_its_decision_alone(house: House) -> None:
    other = CensureSaid("moved", 10, "told", "示审改〔2026〕8号", TODAY)
    with pytest.raises(NotAllowed):
        operations.publish_censure(other, by=house.decider, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.publish_censure(
            CensureSaid("moved", 10, "told", "补发", TODAY - timedelta(days=1)), by=house.reform, now=NOW
        )
    with pytest.raises(NotInList):
        operations.publish_censure(CensureSaid("moved", 0, "told", "x", TODAY), by=house.reform, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.publish_censure(PUBLIC, by=house.reform, now=NOW)
    operations.publish_censure(other, by=house.reform, now=NOW)
    assert [row.censure for row in queries.censures(TODAY)] == ["criticised", "moved"]

    note = ConductSaid(TODAY, "censured", -5, "问责", "手工")
    with pytest.raises(NotInList):
        assessments.note_conduct(house.team.centre, ref_of(house.subject), note, by=house.team.manager, now=NOW)
    house.decided()
    noted = _note_of(house)
    (shown,) = results.conduct(house.team.centre, NOVEMBER, DECEMBER, house.team.manager)
    assert (shown.told, shown.evidence) == (RULED.document, RULED.document)
    with pytest.raises(CensureStands):
        assessments.withdraw_conduct_note(noted, "手工撤销", by=house.team.manager, now=later(13))


def _also_supervises(one: Actor, supervisor: Actor) -> Actor:
    """Somebody who handled the case and supervises beside it."""
    return replace(one, posts=(*one.posts, *supervisor.posts), scopes=one.scopes | supervisor.scopes)


def _note_of(house: House) -> str:
    (row,) = results.conduct(house.team.centre, NOVEMBER, DECEMBER, house.team.manager)
    return row.ref


def _numbers(house: House) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select number from complaints_complaint where ref = %s", (house.complaint,))
        return [number for (number,) in cursor.fetchall()]


def _both(one: Actor, other: Actor) -> Actor:
    """One person who holds the posts of both: the other, who supervises too."""
    return replace(other, posts=(*other.posts, *one.posts), scopes=other.scopes | one.scopes)
