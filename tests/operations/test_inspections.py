"""Two or more officers look at the place, one writes, all sign, and until then nothing is decided."""

import hashlib
from dataclasses import replace

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, PNG, TERMS, later
from tests.operations.test_case_authority import must_refuse, staff_of
from tests.operations.test_reprojections import told
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.inspections import operations, queries
from yimen.engine.case.inspections.operations import Found
from yimen.engine.case.inspections.refusals import (
    FindingMissing,
    InspectionClosed,
    InspectionOpen,
    InspectionUnknown,
    InspectorInvolved,
    NothingToSign,
    PhotographMissing,
    TwoOfficersNeeded,
)
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.case_life import CaseState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.rulings import Advice, InspectionOutstanding
from yimen.kernel.terms import StepTerm
from yimen.kernel.writing import ImpossibleDates
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db

WITH_SURVEY = replace(TERMS, steps=(*TERMS.steps[:2], StepTerm("survey", "现场踏勘"), *TERMS.steps[2:]))
CHECKS = ("操作间面积", "排烟设施")


@standing
def office() -> errand.Office:
    return errand.an_office(WITH_SURVEY)


def an_inspector(office: errand.Office, number: str, person: str = "") -> Actor:
    """An officer of another office, without any post at all."""
    return town.signed_on(
        people.enrol_staff(
            number, f"何{number}", office.town.office, "formal", town.BEGAN, None, person, by=SYSTEM, now=NOW
        ).ref,
        f"inspector{number}",
    )


def arranged(office: errand.Office, *officers: Actor) -> tuple[str, str]:
    """A case in the department with its inspection: both references."""
    ref = errand.in_department(office)
    staff = tuple(staff_of(one) for one in officers)
    return ref, operations.arrange_inspection(
        ref, later(30), "滨河街36号", staff, CHECKS, by=office.reviewer, now=later(3)
    ).ref


@covers("S-256")
def test_officers_of_several_offices_look_photograph_and_conclude_together(office: errand.Office) -> None:
    one, other = an_inspector(office, "901"), an_inspector(office, "902")
    ref, inspection = arranged(office, one, other)
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(4))

    must_refuse(ref, office.decider, InspectionOutstanding, office, later(5))
    assert [row.ref for row in queries.mine(other, later(5))] == [inspection]
    with pytest.raises(PhotographMissing):
        operations.conclude_inspection(inspection, Found.PASS, "符合要求", ("86", "有"), by=one, now=later(30))
    photo = operations.photograph(inspection, "门头.png", PNG, by=one, now=later(30))
    with pytest.raises(FindingMissing):
        operations.conclude_inspection(inspection, Found.PASS, "符合要求", ("86 平方米",), by=one, now=later(31))
    concluded = operations.conclude_inspection(
        inspection, Found.PASS, "符合要求", ("86 平方米", "已装净化器"), by=one, now=later(31)
    )
    assert concluded.unsigned == 1
    must_refuse(ref, office.decider, InspectionOutstanding, office, later(32))
    assert operations.sign_inspection(inspection, by=other, now=later(33)).unsigned == 0
    # Every signature names the photographs by their hashes: another picture is another record.
    signed = [told(ref, verb)[0]["photographs"] for verb in ("conclude_inspection", "sign_inspection")]
    assert signed == [[hashlib.sha256(PNG).hexdigest()]] * 2

    assert cases.decide(ref, GRANT, by=office.decider, now=later(34)).state is CaseState.GRANTED
    (row,) = queries.of_case(ref, office.decider, later(35))
    assert row.checks == (("操作间面积", "86 平方米"), ("排烟设施", "已装净化器"))
    assert [it.signed_at for it in row.inspectors] == [later(31), later(33)]
    assert queries.photo(inspection, photo.ref, office.decider, later(35)) == ("png", PNG)
    with pytest.raises(InspectionClosed):
        operations.sign_inspection(inspection, by=one, now=later(36))


def test_a_conclusion_written_anew_is_signed_anew(office: errand.Office) -> None:
    one, other, third = (an_inspector(office, number) for number in ("901", "902", "903"))
    _, inspection = arranged(office, one, other, third)
    found = ("86", "有")
    operations.conclude_inspection(inspection, Found.PASS, "符合要求", found, "涉密设备", by=one, now=later(31))
    (row,) = queries.mine(other, later(31))
    assert row.conclusion == "符合要求\n没有现场照片：涉密设备"
    operations.sign_inspection(inspection, row.mark, by=other, now=later(32))

    assert (
        operations.conclude_inspection(
            inspection, Found.MEND, "需整改", found, "涉密设备", by=third, now=later(33)
        ).unsigned
        == 2
    )
    with pytest.raises(NothingToSign):
        operations.sign_inspection(inspection, by=third, now=later(34))
    # Who read the first conclusion signs, rewrites and calls off nothing that stands on the second.
    for act, *facts in (
        (operations.sign_inspection,),
        (operations.conclude_inspection, Found.PASS, "符合要求", found, "涉密设备"),
        (operations.call_off_inspection, "改期"),
    ):
        with pytest.raises(ChangedSinceRead):
            act(inspection, *facts, row.mark, by=office.reviewer if facts == ["改期"] else other, now=later(35))
    # A photograph that comes after a signature is signed for by all.
    (before,) = queries.mine(other, later(35))
    operations.photograph(inspection, "后厨.png", PNG, by=third, now=later(35))
    with pytest.raises(ChangedSinceRead):
        operations.sign_inspection(inspection, before.mark, by=other, now=later(36))
    (now,) = queries.mine(other, later(36))
    assert now.inspectors[2].signed_at is None
    operations.sign_inspection(inspection, now.mark, by=third, now=later(36))
    (now,) = queries.mine(other, later(36))
    assert (now.outcome, [it.signed_at for it in now.inspectors]) == ("mend", [None, None, later(36)])
    assert operations.sign_inspection(inspection, now.mark, by=other, now=later(37)).unsigned == 1


def test_one_officer_a_helper_or_one_with_an_interest_does_not_make_an_inspection(office: errand.Office) -> None:
    ref = errand.in_department(office)
    one, involved = an_inspector(office, "901"), an_inspector(office, "902", town.a_number(1))
    helper = people.enrol_staff("903", "何903", office.town.office, "auxiliary", town.BEGAN, by=SYSTEM, now=NOW).ref

    for officers, refusal in (
        ((staff_of(one),), TwoOfficersNeeded),
        ((staff_of(one), staff_of(one)), TwoOfficersNeeded),
        ((staff_of(one), helper), TwoOfficersNeeded),
        ((staff_of(one), staff_of(involved)), InspectorInvolved),
    ):
        with pytest.raises(refusal):
            operations.arrange_inspection(ref, later(30), "滨河街", officers, (), by=office.reviewer, now=later(3))
    assert queries.of_case(ref, office.decider, later(4)) == ()


def test_an_inspection_lies_ahead_is_arranged_once_and_can_be_called_off(office: errand.Office) -> None:
    one, other = an_inspector(office, "901"), an_inspector(office, "902")
    ref, inspection = arranged(office, one, other)
    staff = (staff_of(one), staff_of(other))

    with pytest.raises(InspectionOpen):
        operations.arrange_inspection(ref, later(30), "滨河街", staff, (), by=office.reviewer, now=later(4))
    with pytest.raises(InspectionUnknown):
        operations.conclude_inspection(inspection, Found.PASS, "好", (), by=office.decider, now=later(4))
    operations.call_off_inspection(inspection, "申请人改期", by=office.reviewer, now=later(5))
    with pytest.raises(ImpossibleDates):
        operations.arrange_inspection(ref, later(1), "滨河街", staff, (), by=office.reviewer, now=later(6))
    assert operations.arrange_inspection(ref, later(40), "滨河街", staff, (), by=office.reviewer, now=later(6)).ref
