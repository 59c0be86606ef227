"""One sheet, one letter, one licence 一单一书一照: an application sheet, a promise, and the licence in three days."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.kernel.calendars import at
from tests.operations import aftermath, errand, town
from tests.operations.errand import FORM, PNG, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.postchecks import queries as postchecks
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.elements import MaterialKind
from yimen.kernel.lists import LISTS
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import MaterialTerm, TimeLimit

pytestmark = pytest.mark.django_db
SHEET = MaterialTerm("sheet", "工业产品生产许可申请表", kind=MaterialKind.FORM, law="第九条")
TEST_REPORT = MaterialTerm("report", "产品检验报告", kind=MaterialKind.PROOF, law="第九条", issued_by="检验机构")
CONDITIONS = ("有相适应的生产条件和检验手段", "产品符合国家标准")
ONE_SHEET = replace(
    errand.TERMS,
    promised=TimeLimit(Decimal(3), "working_day"),
    conditions=CONDITIONS,
    materials=(SHEET,),
    situations=(),
)
LICENCE, OF = "01", LISTS["one_sheet"]


@covers("S-269")
def test_a_licence_comes_within_three_days_on_a_sheet_and_a_letter_and_its_conditions_are_checked_afterwards() -> None:
    office = errand.an_office(ONE_SHEET)
    aftermath.wired()
    head = town.signed_on(town.an_officer(office.town, "office_head", "803"), "the.head")
    draft = cases.start_draft(office.item, office.party, by=office.citizen, now=later(0)).ref
    kept = cases.keep_draft(draft, 1, (), FORM, by=office.citizen, now=later(0))
    cases.attach(draft, "sheet", "sheet.png", PNG, by=office.citizen, now=later(0))
    ref = cases.submit(draft, kept.revision, office.town.centre, by=office.citizen, now=later(0)).ref

    errand.promise_signed(ref, office.citizen)
    cases.accept_on_commitment(ref, ONE_SHEET.commitment, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "承诺齐全。", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))

    view = case_queries.find(ref, office.citizen, later(5))
    assert view is not None and [one.term.name for one in view.materials] == ["工业产品生产许可申请表"]
    promised = next(clock.due_at for clock in view.clocks if clock.side == "promised")
    assert promised == at("2026-11-25 17:30") > later(4), "the third working day after a Friday"
    assert [one.state for one in certificates.mine(office.citizen, later(5))] == ["valid"]
    task = postchecks.of_case(ref, head, later(5).date())
    assert task is not None and (task.state, task.conditions) == ("open", CONDITIONS)


@covers("S-269")
def test_what_asks_for_a_test_before_the_licence_or_takes_longer_is_not_of_this_kind() -> None:
    assert OF.takes(LICENCE, ONE_SHEET)

    tested = replace(ONE_SHEET, materials=(SHEET, TEST_REPORT))
    slower = replace(ONE_SHEET, promised=TimeLimit(Decimal(4), "working_day"))
    unpromised = replace(ONE_SHEET, commitment="")

    lacking = [[need.code for need in OF.missing(LICENCE, one)] for one in (tested, slower, unpromised)]
    assert lacking == [["only_a_sheet"], ["within_three_days"], ["commitment"]]
