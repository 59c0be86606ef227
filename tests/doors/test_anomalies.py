"""The anomaly report through its page: counted by published rules, each figure with its cases, noted by supervision."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.staffing import ref_of
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.priorities import operations as priorities
from yimen.engine.case.priorities.operations import PriorityGround
from yimen.engine.supervision.anomalies import operations, queries
from yimen.engine.supervision.anomalies.rows import AnomalyFigure
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.anomalies import MARGIN, AnomalyKind, AnomalyRuleSaid, RuleUnfit
from yimen.kernel.rulings import Advice
from yimen.kernel.writing import ImpossibleDates, NotAllowed

MONTH, DOCUMENT = TODAY.replace(day=1), "示审改〔2026〕9号"
RULES = {kind: AnomalyRuleSaid(kind, 2 if MARGIN[kind] else 0, 1) for kind in AnomalyKind}
PAGE = "/oversight/anomalies"


pytestmark = pytest.mark.django_db


def figures(who: Actor) -> dict[str, AnomalyFigure]:
    """What stands out in the month, as somebody who supervises reads it."""
    return {one.kind: one for one in queries.of_month(who, MONTH)}


@covers("S-388")
def test_what_stands_out_is_counted_by_published_rules_and_leads_to_its_cases(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher = supervision(office)
    reform = places.signed_on(places.an_officer(office.town, "reform_office", "620"), "reform.620")
    head = places.signed_on(places.an_officer(office.town, "office_head", "640"), "head.640")
    back = errand.reviewed(office)
    for hours in (4, 5):
        cases.send_back(back, "意见没有写清楚。", by=office.decider, now=later(hours))
        cases.review(back, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(hours + 0.5))
    cases.decide(back, errand.GRANT, by=office.decider, now=later(5.5) + timedelta(seconds=1))
    again = errand.received(office).ref
    cases.open_correction(again, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(again, "plan", "plan.png", errand.PNG, by=office.citizen, now=later(2))
    cases.answer_correction(again, by=office.citizen, now=later(2))
    cases.open_further_correction(again, [DefectFound("plan", "no_flow")], "新发现", by=office.clerk, now=later(3))
    first = errand.in_department(office)
    priorities.prioritise(first, next(iter(PriorityGround)), "急", by=head, now=later(4))
    errand.granted(office)

    assert figures(watcher) == {}
    with pytest.raises(NotAllowed):
        operations.publish_anomaly_rule(RULES[AnomalyKind.SENT_BACK], DOCUMENT, TODAY, by=watcher, now=NOW)
    with pytest.raises(RuleUnfit):
        operations.publish_anomaly_rule(AnomalyRuleSaid("sent_back", 0, 1), DOCUMENT, TODAY, by=reform, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.publish_anomaly_rule(
            RULES[AnomalyKind.SENT_BACK], DOCUMENT, TODAY - timedelta(days=1), by=reform, now=NOW
        )
    for rule in RULES.values():
        operations.publish_anomaly_rule(rule, DOCUMENT, TODAY, by=reform, now=NOW)

    found = figures(watcher)
    assert {kind: (one.staff_ref, [case.case_ref for case in one.cases]) for kind, one in found.items()} == {
        "sent_back": (ref_of(office.decider), [back]), "in_seconds": (ref_of(office.decider), [back]),
        "asked_again": (ref_of(office.clerk), [again]), "pulled_forward": (ref_of(head), [first]),
    }  # fmt: skip
    with pytest.raises(ImpossibleDates):
        operations.publish_anomaly_rule(RULES[AnomalyKind.SENT_BACK], DOCUMENT, TODAY, by=reform, now=NOW)
    stricter = AnomalyRuleSaid("sent_back", 2, 3)
    operations.publish_anomaly_rule(stricter, DOCUMENT, TODAY + timedelta(days=30), by=reform, now=NOW)
    assert "sent_back" in figures(watcher), "a month is asked about by the rule of its time"

    desk = at_the_desk(watcher, later(24 * 12), monkeypatch)
    page = desk.get(f"{PAGE}?month=2026-11-01").content.decode()
    assert "同一件来回退" in page and f"/oversight/cases/{back}" in page and "公布或者改一条标准" not in page
    form = {"act": "note", "kind": "sent_back", "staff": ref_of(office.decider), "month": "2026-11-01"}
    form |= {"outcome": "confirmed", "words": "两次退回没有理由"}
    assert desk.post(PAGE, {**form, "words": " "}).status_code == 422
    assert desk.post(PAGE, form).status_code == 302
    noted = desk.get(f"{PAGE}?month=2026-11-01").content.decode()
    assert "两次退回没有理由" in noted and "source=anomaly" in noted
    assert desk.get(f"{PAGE}?month=0001-01-01").status_code == 200
    assert "写下核查结果" in page
    rules = at_the_desk(reform, later(9), monkeypatch)
    rule = {"act": "publish", "kind": "one_agent", "margin": "80", "least": "20", "document": DOCUMENT}
    assert rules.post(PAGE, {**rule, "valid_from": "2026-13-01"}).status_code == 422
    assert rules.post(PAGE, {**rule, "valid_from": "2026-12-25"}).status_code == 302
    assert "两次退回没有理由" not in rules.get(PAGE).content.decode()
    assert at_the_desk(office.reviewer, later(9), monkeypatch).get(PAGE).status_code == 403
