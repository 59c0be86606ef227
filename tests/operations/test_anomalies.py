"""Anomalies: counted from the journal by dated rules, each figure with its cases; what is confirmed is answered for."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.staffing import ref_of
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.supervision.anomalies import operations, queries
from yimen.engine.supervision.anomalies.operations import AnomalyAnswered
from yimen.engine.supervision.anomalies.refusals import AnomalyMonthRuns, AnomalyNoted, AnomalyUnknown
from yimen.engine.supervision.responsibility import operations as responsibility
from yimen.engine.supervision.responsibility import queries as queries_of
from yimen.engine.supervision.responsibility.refusals import MisdeedUnknown
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.anomalies import MARGIN, AnomalyKind, AnomalyRuleSaid
from yimen.kernel.rulings import Advice
from yimen.kernel.supervision.responsibility import HeadsTheSubject, OwnResponsibility
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotAllowed, NotInList

pytestmark = pytest.mark.django_db
MONTH, DOCUMENT = TODAY.replace(day=1), "示审改〔2026〕9号"
AFTER = later(24 * 12)
RULES = {kind: AnomalyRuleSaid(kind, 2 if MARGIN[kind] else 0, 1) for kind in AnomalyKind}


@covers("S-388", "S-387")
def test_a_figure_is_a_question_until_supervision_confirms_it_and_then_it_may_be_answered_for(
    office: errand.Office,
) -> None:
    watcher, opener = supervision(office), supervision(office, "311")
    reform = places.signed_on(places.an_officer(office.town, "reform_office", "620"), "reform.620")
    head = places.signed_on(places.an_officer(office.town, "office_head", "640"), "head.640")
    operations.publish_anomaly_rule(RULES[AnomalyKind.SENT_BACK], DOCUMENT, TODAY, by=reform, now=NOW)
    case, subject = errand.reviewed(office), ref_of(office.decider)
    for hours in (4, 5):
        cases.send_back(case, "意见没有写清楚。", by=office.decider, now=later(hours))
        cases.review(case, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(hours + 0.5))
    said = AnomalyAnswered("sent_back", subject, MONTH, "confirmed", "两次退回没有理由")

    with pytest.raises(NotAllowed):
        operations.note_anomaly(said, by=head, now=AFTER)
    for wrong in (
        AnomalyAnswered("one_agent", subject, MONTH, "confirmed", "没有标准"),
        AnomalyAnswered("sent_back", ref_of(reform), MONTH, "confirmed", "不是他的件"),
        AnomalyAnswered("sent_back", subject, MONTH - timedelta(days=1), "confirmed", "不在这个月"),
    ):
        with pytest.raises(AnomalyUnknown):
            operations.note_anomaly(wrong, by=watcher, now=AFTER)
    with pytest.raises(NotInList):
        operations.note_anomaly(AnomalyAnswered("sent_back", subject, MONTH, "guilty", "x"), by=watcher, now=AFTER)
    with pytest.raises(TextMissing):
        operations.note_anomaly(AnomalyAnswered("sent_back", subject, MONTH, "confirmed", " "), by=watcher, now=AFTER)
    with pytest.raises(OwnResponsibility):
        operations.note_anomaly(
            AnomalyAnswered("sent_back", ref_of(watcher), MONTH, "confirmed", "自己"), by=watcher, now=AFTER
        )
    with pytest.raises(HeadsTheSubject):
        operations.note_anomaly(
            AnomalyAnswered("sent_back", ref_of(head), MONTH, "confirmed", "上级"), by=watcher, now=AFTER
        )
    with pytest.raises(AnomalyMonthRuns):
        operations.note_anomaly(said, by=watcher, now=later(9))
    ref = operations.note_anomaly(said, by=watcher, now=AFTER).ref
    with pytest.raises(AnomalyNoted):
        operations.note_anomaly(said, by=opener, now=AFTER)

    # What it rests on happened when the first of it was done.
    found = queries_of.misdeed("anomaly", ref, opener)
    assert found is not None and found.happened_at == later(4)
    assert [(row.outcome, row.staff_ref) for row in queries.notes(watcher, MONTH)] == [("confirmed", subject)]
    assert queries.notes(head, MONTH) == ()
    facts = ("anomaly", ref, subject, "两次退回没有理由")
    assert responsibility.open_responsibility(*facts, by=opener, now=AFTER).state == "opened"
    again = errand.received(office).ref
    cases.open_correction(again, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(again, "plan", "plan.png", errand.PNG, by=office.citizen, now=later(2))
    cases.answer_correction(again, by=office.citizen, now=later(2))
    cases.open_further_correction(again, [DefectFound("plan", "no_flow")], "新发现", by=office.clerk, now=later(3))
    operations.publish_anomaly_rule(RULES[AnomalyKind.ASKED_AGAIN], DOCUMENT, TODAY, by=reform, now=NOW)
    another = AnomalyAnswered("asked_again", ref_of(office.clerk), MONTH, "explained", "第一次确实看不出来")
    explained = operations.note_anomaly(another, by=watcher, now=AFTER).ref
    with pytest.raises(MisdeedUnknown):
        responsibility.open_responsibility("anomaly", explained, ref_of(office.clerk), "x", by=opener, now=AFTER)
