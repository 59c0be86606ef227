"""The review sheet: formal and technical points apart, answered one by one, and on commitment the formal ones alone."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import errand, sheeting, town
from tests.operations.errand import GRANT, later
from tests.operations.sheeting import FORMAL, SHEET, TECHNICAL, met
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import filing, remembered
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.case.postchecks import queries as checks
from yimen.engine.papers.documents import operations as documents
from yimen.engine.papers.documents.models import Document
from yimen.kernel.acceptance import MaterialMissing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.case_life import CaseState
from yimen.kernel.review_sheets import (
    PointAnswer,
    PointFinding,
    PointNotMet,
    PointUnanswered,
    PointUnexplained,
    PointUnknown,
)
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.registries.pilots import operations as pilots
from yimen.registries.pilots.operations import Named, PilotSaid

pytestmark = pytest.mark.django_db
NOT_MET = PointAnswer("siting", PointFinding.NOT_MET, "在禁建区内")


@standing
def sheeted(office: errand.Office) -> errand.Office:
    return sheeting.an_office(office)


def review(ref: str, office: errand.Office, points: Sequence[PointAnswer], advice: Advice = Advice.GRANT) -> None:
    cases.review(ref, advice, "逐条审查。", points=points, by=office.reviewer, now=later(3))


def at_the_window(office: errand.Office) -> str:
    """Taken in without the proof of identity, for which no promise stands."""
    return cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=NOW).ref


def seen(ref: str, office: errand.Office) -> CaseView:
    view = case_queries.find(ref, office.decider, later(9))
    assert view is not None
    return view


def signed_to(ref: str, office: errand.Office) -> list[str]:
    """What the commitment paper of the acceptance tells."""
    with connection.cursor() as cursor:
        of_case = "select id from journal_entry where subject_kind = 'case' and subject_id = %s and verb = %s"
        cursor.execute(of_case, (seen(ref, office).id, "accept_on_commitment"))
        (entry,) = cursor.fetchone()
    documents.make_further(entry, by=SYSTEM, now=later(1.5))
    (paper,) = Document.objects.filter(case_id=seen(ref, office).id)
    return list(paper.facts["conditions"])


@covers("S-512")
def test_a_point_that_is_not_answered_or_not_met_keeps_the_advice_to_grant_from_being_given(
    sheeted: errand.Office,
) -> None:
    ref = errand.in_department(sheeted)

    for points, refusal in (
        ((), PointUnanswered),
        (met(*FORMAL, TECHNICAL[0]), PointUnanswered),
        ((*met(*FORMAL, TECHNICAL[1]), NOT_MET), PointNotMet),
        ((*met(*FORMAL), PointAnswer("siting", PointFinding.NOT_APPLICABLE)), PointUnexplained),
        ((*met(*SHEET.review_points)[:3], PointAnswer("other", PointFinding.MET)), PointUnknown),
    ):
        with pytest.raises(refusal):
            review(ref, sheeted, points)
    assert seen(ref, sheeted).reviews == () and {one.finding for one in seen(ref, sheeted).sheet} == {""}

    review(ref, sheeted, met(*SHEET.review_points))
    cases.decide(ref, GRANT, by=sheeted.decider, now=later(4))

    view = seen(ref, sheeted)
    assert view.state is CaseState.GRANTED and view.version_number == 1
    told = [(one.term.kind.value, one.asked, one.finding, one.staff_name) for one in view.sheet]
    name = view.reviews[0].staff_name
    assert told == [(kind, "before", "met", name) for kind in ("formal", "formal", "technical", "technical")]
    record = filing.whole(ref, SYSTEM)
    assert record is not None and [one["text"] for one in record.facts["sheet"]] == [
        one.text for one in SHEET.review_points
    ]
    citizen = case_queries.find(ref, sheeted.citizen, later(9))
    assert citizen is not None and citizen.sheet == ()


@covers("S-512")
def test_whoever_decides_against_the_advice_puts_the_open_points_right(
    sheeted: errand.Office,
) -> None:
    ref = errand.in_department(sheeted)
    review(ref, sheeted, (*met(FORMAL[0]), NOT_MET), Advice.DENY)

    overruled = PointAnswer("siting", PointFinding.MET)
    for points, refusal in (
        ((), PointUnanswered),
        (met(FORMAL[1], TECHNICAL[1]), PointNotMet),
        ((*met(FORMAL[1], TECHNICAL[1]), overruled), PointUnexplained),
    ):
        with pytest.raises(refusal):
            cases.decide(ref, Ruling(Outcome.GRANT, points=points), by=sheeted.decider, now=later(4))
    assert seen(ref, sheeted).state is CaseState.IN_DEPARTMENT

    put_right = (*met(*FORMAL, TECHNICAL[1]), replace(overruled, note="规划已调整"))
    cases.decide(ref, Ruling(Outcome.GRANT, "复核后符合。", points=put_right), by=sheeted.decider, now=later(4))

    view = seen(ref, sheeted)
    assert view.ruling is not None and {one.finding for one in view.sheet} == {"met"}
    decided = {one.term.code for one in view.sheet if one.staff_name == view.ruling.staff_name}
    assert decided == {"annexes", "siting", "measures"}, "what was answered the same stays the reviewer's"


@covers("S-512")
def test_what_was_answered_in_a_review_that_was_sent_back_or_whose_officer_stood_aside_carries_no_grant(
    sheeted: errand.Office,
) -> None:
    returned, aside = errand.in_department(sheeted), errand.in_department(sheeted)
    for ref in (returned, aside):
        review(ref, sheeted, met(*SHEET.review_points))
    cases.send_back(returned, "现场没有看。", by=sheeted.decider, now=later(4))
    cases.recuse(aside, "是亲属。", by=sheeted.reviewer, now=later(4))

    assert {one.finding for ref in (returned, aside) for one in seen(ref, sheeted).sheet} == {""}
    with pytest.raises(PointUnanswered):
        cases.review(returned, Advice.GRANT, "再审。", points=met(*FORMAL), by=sheeted.reviewer, now=later(5))
    with pytest.raises(PointUnanswered):
        cases.decide(aside, GRANT, by=sheeted.decider, now=later(5))

    again = met(*SHEET.review_points)
    cases.review(returned, Advice.GRANT, "再审。", points=again, by=sheeted.reviewer, now=later(5))
    cases.decide(returned, GRANT, by=sheeted.decider, now=later(6))
    cases.decide(aside, Ruling(Outcome.GRANT, points=again), by=sheeted.decider, now=later(6))
    assert {seen(ref, sheeted).state for ref in (returned, aside)} == {CaseState.GRANTED}
    record = filing.whole(aside, SYSTEM)
    assert record is not None and seen(aside, sheeted).ruling is not None
    assert {one["officer"] for one in record.facts["sheet"]} == {record.facts["ruling"]["officer"]}


@covers("S-512", "S-535")
def test_of_an_investment_item_on_commitment_the_formal_points_alone_come_before_the_issue_which_is_at_once(
    sheeted: errand.Office,
) -> None:
    reform = town.signed_on(town.an_officer(sheeted.town, "reform_office", "871"), "sheet.reform")
    said = PilotSaid(
        "commitment_at_once",
        "投资项目告知承诺",
        "看先批后核",
        "示审改〔2026〕1号",
        TODAY,
        town.TODAY.replace(year=2027),
    )
    pilots.begin_pilot(said, Named(items=(sheeted.item,)), by=reform, now=NOW)
    lacking = errand.promise_signed(at_the_window(sheeted), sheeted.citizen)
    with pytest.raises(MaterialMissing):
        cases.accept_on_commitment(lacking, SHEET.commitment, by=sheeted.clerk, now=later(1))
    ref = errand.promise_signed(errand.received(sheeted, ("id", "rules")).ref, sheeted.citizen)

    cases.accept_on_commitment(ref, SHEET.commitment, by=sheeted.clerk, now=later(1))
    assert signed_to(ref, sheeted)[-2:] == ["发证后核查：选址符合规划", "发证后核查：措施可行"]
    cases.hand_over(ref, by=sheeted.clerk, now=later(2))
    with pytest.raises(PointUnanswered):
        cases.decide(ref, Ruling(Outcome.GRANT, points=met(FORMAL[0])), by=sheeted.decider, now=later(2.5))
    with pytest.raises(PointUnknown):
        cases.decide(ref, Ruling(Outcome.GRANT, points=met(*FORMAL, TECHNICAL[0])), by=sheeted.decider, now=later(2.5))
    cases.decide(ref, Ruling(Outcome.GRANT, points=met(*FORMAL)), by=sheeted.decider, now=later(2.5))

    view, check = seen(ref, sheeted), checks.of_case(ref, sheeted.decider, TODAY)
    assert (view.state, view.reviews) == (CaseState.GRANTED, ())
    assert [one.asked for one in view.sheet] == ["before", "before", "after", "after"]
    assert check is not None and (check.state, check.conditions) == (
        "open", (*SHEET.conditions, "选址符合规划", "措施可行", "承诺代替的材料：设备布局和操作流程图")
    )  # fmt: skip


def test_an_item_without_a_sheet_is_reviewed_and_decided_with_not_one_statement_more(
    office: errand.Office, sheeted: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As where another process moved the case before: each act reads it.
    monkeypatch.setattr(remembered, "recall", lambda *_: None)
    plain, sheet = errand.in_department(office), errand.in_department(sheeted)

    counts = []
    for ref, held, points in ((plain, office, ()), (sheet, sheeted, met(*SHEET.review_points))):
        with CaptureQueriesContext(connection) as reviewing:
            review(ref, held, points)
        with CaptureQueriesContext(connection) as deciding:
            cases.decide(ref, GRANT, by=held.decider, now=later(4))
        counts.append((len(reviewing), len(deciding)))

    # What a sheet costs, its own items pay: one look at what was answered before.
    assert counts[1] == (counts[0][0] + 1, counts[0][1] + 1)
    with pytest.raises(PointUnknown):
        review(errand.in_department(office), office, met(FORMAL[0]))
