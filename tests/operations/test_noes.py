"""What is said at the door besides yes: a further notice, "not needed", and what the applicant sees meanwhile."""

import json

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.sharing import a_head
from tests.operations.test_case_authority import a_colleague, staff_of
from tests.operations.test_counter import AT_ONCE
from tests.operations.test_reprojections import told
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.models import Case
from yimen.engine.case.cases.refusals import ChangedMeanwhile, NoProposal, NotYourProposal, OwnProposal
from yimen.engine.case.reclassifications.operations import reclassify
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.acceptance import DefectFound, SeenTheFirstTime
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NoLetter
from yimen.kernel.case_life import CaseState
from yimen.kernel.noes import NoNeedsApprover
from yimen.kernel.terms import Complexity
from yimen.kernel.text import TextMissing
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as staffing
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db

BASIS, WHY, INSTEAD = "《食品安全法》第三十五条", "销售自产农产品不需要许可。", "可以直接销售，不用再来。"


def facts_of_last_paper(ref: str) -> dict[str, object]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select facts::text from documents_document d join cases_case c on c.id = d.case_id where c.ref = %s"
            " order by d.id desc limit 1",
            (ref,),
        )
        facts: dict[str, object] = json.loads(cursor.fetchone()[0])
    return facts


@covers("S-181")
def test_the_words_beside_a_correction_notice_turn_nobody_away(office: errand.Office) -> None:
    ref, found = errand.received(office).ref, [DefectFound("plan", "no_area")]

    for note in ("您这种情况不能办。", "不 予 受理，回去吧。"):
        with pytest.raises(NoNeedsApprover):
            cases.open_correction(ref, found, note, by=office.clerk, now=later(1))

    cases.open_correction(ref, found, "图上不能涂改，请重画。", by=office.clerk, now=later(1))


def corrected(office: errand.Office) -> str:
    """A case whose applicant was told of a defect of the plan, and handed another plan in."""
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(ref, "plan", "plan.png", errand.PNG, by=office.citizen, now=later(2))
    cases.answer_correction(ref, by=office.citizen, now=later(3))
    return ref


def with_letter(office: errand.Office) -> Actor:
    """The clerk at the window, under a letter of the lowest rank."""
    clerk = people.staff_member(office.clerk.staff_id or 0)
    assert clerk is not None
    grants.issue_letter(
        clerk.ref, office.town.office, 1, (), "行政审批专用章", errand.SINCE, None, by=errand.SYSTEM, now=errand.NOW
    )
    return office.clerk


def test_a_further_notice_names_what_came_new_says_why_and_is_counted(office: errand.Office) -> None:
    ref = corrected(office)

    with pytest.raises(SeenTheFirstTime):
        cases.open_further_correction(ref, [DefectFound("id", "unreadable")], by=office.clerk, now=later(4))
    cases.attach_to_case(ref, "id", "id.png", errand.PNG, by=office.clerk, now=later(4))
    with pytest.raises(SeenTheFirstTime):
        cases.open_further_correction(ref, [DefectFound("id", "unreadable")], by=office.clerk, now=later(4))
    cases.open_further_correction(ref, [DefectFound("plan", "no_flow")], "流向缺一段。", by=office.clerk, now=later(4))
    aftermath.derive(ref, later(5))

    paper = facts_of_last_paper(ref)
    assert (paper["title"], paper["round"], paper["note"]) == ("再次告知补正通知书", 2, "流向缺一段。")
    assert "上一次补正通知之后新交来" in str(paper["further"])
    view = queries.find(ref, office.citizen, later(5))
    assert view is not None and view.state is CaseState.CORRECTION_OPEN and len(view.corrections) == 2
    assert told(ref, "open_further_correction")[0]["round"] == 2


def test_the_first_notice_is_told_as_the_one_and_only(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    aftermath.derive(ref, later(2))

    paper = facts_of_last_paper(ref)
    assert (paper["title"], paper["round"], paper["further"]) == ("一次告知补正通知书", 1, "")


@covers("S-182")
def test_that_no_licence_is_needed_is_told_at_once_with_basis_reason_and_way_out(office: errand.Office) -> None:
    ref, clerk = errand.received(office).ref, with_letter(office)
    for lacking in ((" ", WHY, INSTEAD), (BASIS, " ", INSTEAD), (BASIS, WHY, " ")):
        with pytest.raises(TextMissing):
            cases.find_not_needed(ref, *lacking, by=clerk, now=later(1))

    found = cases.find_not_needed(ref, BASIS, WHY, INSTEAD, by=clerk, now=later(1))
    aftermath.derive(ref, later(2))

    assert found.state is CaseState.NOT_NEEDED
    view = queries.find(ref, office.citizen, later(2))
    assert view is not None and view.proposal is not None and view.closing == "not_needed"
    assert (view.proposal.basis, view.proposal.explanation, view.proposal.guidance) == (BASIS, WHY, INSTEAD)
    assert view.proposal.proposed_by == ""
    paper = facts_of_last_paper(ref)
    assert (paper["reason"], paper["guidance"]) == (WHY, INSTEAD) and BASIS in str(paper["basis"])
    assert [row.kind for row in documents.of_case(ref, office.citizen)][-1] == "not_needed"


def test_without_a_letter_it_stays_open(office: errand.Office) -> None:
    ref = errand.received(office).ref

    with pytest.raises(NoLetter):
        cases.find_not_needed(ref, BASIS, WHY, INSTEAD, by=office.clerk, now=later(1))

    view = queries.find(ref, office.citizen, later(1))
    assert view is not None and view.state is CaseState.RECEIVED and view.proposal is None


@covers("S-181")
def test_while_a_no_waits_its_applicant_reads_that_the_case_is_examined_and_nothing_else(
    office: errand.Office,
) -> None:
    ref = errand.received(office).ref
    before = queries.find(ref, office.citizen, later(0.5))
    cases.propose_refusal(ref, BASIS, WHY, INSTEAD, by=office.clerk, now=later(1))

    view = queries.find(ref, office.citizen, later(2))
    assert before is not None and view is not None
    assert (before.leg_name, view.leg_name) == ("accept", "examine") and view.proposal is None
    assert before.desk_name == view.desk_name == ""
    assert [row.verb for row in view.timeline] == ["receive"]
    desk = queries.find(ref, office.decider, later(2))
    assert desk is not None and desk.desk_name == "decider岗" and desk.leg_name == "accept"


@covers("S-181")
def test_its_author_takes_a_no_back_until_it_is_answered_and_nobody_else_does(office: errand.Office) -> None:
    ref, other = errand.received(office).ref, a_colleague(office, "401")
    cases.propose_refusal(ref, BASIS, WHY, INSTEAD, by=office.clerk, now=later(1))
    with pytest.raises(NotYourProposal):
        cases.withdraw_refusal(ref, by=other, now=later(2))

    cases.withdraw_refusal(ref, by=office.clerk, now=later(2))

    view = queries.find(ref, office.clerk, later(2))
    assert view is not None and view.proposal is not None and view.proposal.answer == "withdrawn"
    assert view.desk_name == "window岗" and view.timeline[0].verb == "withdraw_refusal"
    theirs = queries.find(ref, office.citizen, later(2))
    assert theirs is not None and theirs.proposal is None and [row.verb for row in theirs.timeline] == ["receive"]
    for answer in (
        lambda: cases.confirm_refusal(ref, by=office.decider, now=later(3)),
        lambda: cases.withdraw_refusal(ref, by=office.clerk, now=later(3)),
    ):
        with pytest.raises(NoProposal):
            answer()
    # Proposed anew in other words, the old words are not confirmed by mistake.
    seen = view.seq
    cases.propose_refusal(ref, BASIS, "不归本机关管。", INSTEAD, by=office.clerk, now=later(3))
    with pytest.raises(ChangedMeanwhile):
        cases.confirm_refusal(ref, seen, by=office.decider, now=later(4))
    assert cases.confirm_refusal(ref, seen + 1, by=office.decider, now=later(4)).state is CaseState.REFUSED


def test_a_no_that_waits_lapses_with_a_case_that_its_applicant_takes_back(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.propose_refusal(ref, BASIS, WHY, INSTEAD, by=office.clerk, now=later(1))

    cases.withdraw(ref, by=office.citizen, now=later(2))

    view = queries.find(ref, office.decider, later(2))
    assert view is not None and view.proposal is not None
    assert (view.proposal.answer, view.proposal.answer_reason) == ("lapsed", "")
    with pytest.raises(NoProposal):
        cases.reject_refusal(ref, "可以受理", by=office.decider, now=later(3))


def test_while_a_no_waits_the_case_stays_with_who_answers_it_whatever_becomes_of_its_way(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.propose_refusal(ref, BASIS, WHY, INSTEAD, by=office.clerk, now=later(1))
    head, window = a_head(office), town.a_post(office.town, "window")

    cases.reassign(ref, window, "轮班", by=head, now=later(2))
    reclassify(ref, Complexity.COMPLEX, "涉及面广", by=head, now=later(3))

    waiting = queries.find(ref, office.decider, later(3))
    assert waiting is not None and waiting.mine == "yes" and waiting.desk_name == "decider岗"
    cases.reject_refusal(ref, "可以受理", by=office.decider, now=later(4))
    case, post = Case.objects.get(ref=ref), people.post(window)
    assert post is not None and case.desk_id == case.route[0] == post.id


@covers("S-181")
def test_the_no_to_an_instant_item_lies_with_an_approver_too(db: None) -> None:
    office = errand.an_office(AT_ONCE)
    kept, refused = errand.received(office).ref, errand.received(office).ref
    for ref in (kept, refused):
        cases.propose_refusal(ref, BASIS, WHY, INSTEAD, by=office.clerk, now=later(0.1))

    for ref in (kept, refused):
        waiting = queries.find(ref, office.decider, later(0.2))
        assert waiting is not None and waiting.mine == "yes"
    cases.withdraw_refusal(kept, by=office.clerk, now=later(0.2))
    assert cases.confirm_refusal(refused, by=office.decider, now=later(0.2)).state is CaseState.REFUSED

    back = queries.find(kept, office.clerk, later(0.3))
    assert back is not None and back.mine == "yes" and queries.find(kept, office.decider, later(0.3)) is None


def test_whoever_proposed_a_no_and_may_confirm_others_answers_none_of_their_own(office: errand.Office) -> None:
    ref, decider = errand.received(office).ref, town.a_post(office.town, "decider")
    staffing.hold_post(
        staff_of(office.clerk), decider, errand.SINCE, None, "substitute", by=errand.SYSTEM, now=errand.NOW
    )
    cases.propose_refusal(ref, BASIS, WHY, INSTEAD, by=office.clerk, now=later(1))

    for answer in (
        lambda: cases.confirm_refusal(ref, by=office.clerk, now=later(2)),
        lambda: cases.reject_refusal(ref, "再看看", by=office.clerk, now=later(2)),
    ):
        with pytest.raises(OwnProposal):
            answer()
