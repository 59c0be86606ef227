"""Limits that few items have: extended by the government for several offices, and promised for the same day."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations.errand import TERMS, later
from tests.operations.test_reprojections import told
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import ExtensionOfAnother
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.deadline import ExtensionTooLong
from yimen.kernel.time.national import CHINA

pytestmark = pytest.mark.django_db

TOGETHER = replace(
    TERMS,
    statutory=TimeLimit(Decimal(45), "working_day"),
    service=replace(TERMS.service, joint_offices=("规划局", "消防局")),
)
SAME_DAY = replace(TERMS, promised=TimeLimit(Decimal(0), "working_day"))
DAYS = Decimal(15)


def seen(ref: str, office: errand.Office, now: datetime) -> CaseView:
    view = queries.find(ref, office.clerk, now)
    assert view is not None
    return view


def test_several_offices_together_are_extended_with_the_government_by_fifteen_days() -> None:
    aftermath.wired()
    office = errand.an_office(TOGETHER)
    ref = errand.in_department(office)
    before = seen(ref, office, later(3)).clocks[1].due_at

    with pytest.raises(ExtensionOfAnother):
        cases.extend(ref, Decimal(10), "案情复杂。", by=office.decider, now=later(3))
    with pytest.raises(ExtensionTooLong):
        cases.extend_joint(ref, Decimal(16), "案情复杂。", "示府批〔2026〕9号", by=office.decider, now=later(3))
    with pytest.raises(Refusal):
        cases.extend_joint(ref, DAYS, "案情复杂。", " ", by=office.decider, now=later(3))
    assert told(ref, "extend_joint") == []
    cases.extend_joint(ref, DAYS, "案情复杂。", "示府批〔2026〕9号", by=office.decider, now=later(3))
    aftermath.derive(ref)

    after = seen(ref, office, later(4)).clocks[1]
    assert before is not None and after.due_at is not None and (after.due_at - before).days >= 15
    assert (after.side, after.amount) == ("statutory", "60")
    assert [row.kind for row in documents.of_case(ref, office.citizen)][-1] == "extension"


def test_one_office_is_not_extended_as_several(office: errand.Office) -> None:
    ref = errand.in_department(office)

    with pytest.raises(ExtensionOfAnother):
        cases.extend_joint(ref, DAYS, "案情复杂。", "示府批〔2026〕9号", by=office.decider, now=later(3))
    cases.extend(ref, Decimal(10), "案情复杂。", by=office.decider, now=later(3))

    assert len(told(ref, "extend")) == 1 and told(ref, "extend_joint") == []


@covers("S-258")
@pytest.mark.parametrize(("at", "late"), [("10:00", "no"), ("16:29", "no"), ("16:31", "yes"), ("18:10", "yes")])
def test_what_is_promised_for_the_same_day_warns_before_it_is_accepted_late(at: str, late: str) -> None:
    office = errand.an_office(SAME_DAY)
    ref = errand.received(office).ref
    now = datetime.fromisoformat(f"2026-11-23 {at}").replace(tzinfo=CHINA)

    view = seen(ref, office, now)

    assert view.late_intake == late
    assert view.if_accepted is not None and (view.if_accepted.astimezone(CHINA).hour == 17) is (at != "18:10")


@covers("S-258")
def test_accepted_in_the_morning_it_is_due_by_closing() -> None:
    office = errand.an_office(SAME_DAY)
    ref = errand.received(office).ref
    morning = datetime(2026, 11, 23, 9, 30, tzinfo=CHINA)

    cases.accept(ref, by=office.clerk, now=morning)

    view = seen(ref, office, morning)
    assert (view.due_at, view.late_intake) == (datetime(2026, 11, 23, 17, 30, tzinfo=CHINA), "no")
