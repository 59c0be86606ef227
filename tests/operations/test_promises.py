"""Materials to follow 容缺: what stays away past its day takes the grant back, and what came in time costs nobody."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import connection
from django.utils import translation

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import GRANT, later
from yimen.channels.clockwork import acting
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import CaseUnknown, NotYet
from yimen.engine.case.integrity import operations as appeals
from yimen.engine.case.integrity import queries as integrity
from yimen.engine.case.integrity.operations import OwnRecord
from yimen.engine.case.messages import queries as messages
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.acceptance import BarredByRecord, PromiseOver
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NotFormal, OwnMatter
from yimen.kernel.case_life import CaseState
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rulings import (
    REMEDIES,
    Advice,
    CriterionMissing,
    FilingNotDenied,
    Outcome,
    Ruling,
    RulingIncomplete,
)
from yimen.kernel.terms import Necessity
from yimen.registries.dated import day_of
from yimen.threshold.messages import in_words

DAY = 24.0
LAST: date = day_of(later(5 * DAY))
ON_THE_DAY, AFTER = later(5 * DAY), later(6 * DAY)


def reviewed(office: errand.Office) -> str:
    ref = errand.received(office, ("id", "plan")).ref
    cases.accept_tolerating(ref, {"rules": LAST}, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(3))
    return ref


def granted(office: errand.Office) -> str:
    """A grant that waits for the rules."""
    ref = reviewed(office)
    cases.decide(ref, GRANT, by=office.decider, now=later(4))
    return ref


def hands_in(ref: str, office: errand.Office, now: datetime) -> None:
    cases.attach_to_case(ref, "rules", "rules.png", errand.PNG, by=office.citizen, now=now)


def swept(now: datetime) -> list[bool]:
    """What a sweep finds of broken promises, and whether each was done."""
    return [acting.perform("lapse_promise", ref, now) for ref in dict(acting.due(now))["lapse_promise"]]


def state_of(ref: str, office: errand.Office) -> CaseState:
    view = queries.find(ref, office.decider, AFTER)
    assert view is not None
    return view.state


def told(ref: str, verb: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from journal_entry where subject_ref = %s and verb = %s", (ref, verb))
        return int(cursor.fetchone()[0])


@covers("S-177")
def test_when_the_promised_day_passes_the_grant_is_taken_back_once_and_the_breach_is_on_record(
    office: errand.Office,
) -> None:
    ref = granted(office)
    (certificate,) = certificates.of_case(ref, office.decider, later(5))

    sweeps = [swept(ON_THE_DAY), swept(AFTER), swept(AFTER)]

    assert sweeps == [[], [True], []] and not acting.perform("lapse_promise", ref, AFTER)
    assert state_of(ref, office) is CaseState.REVOKED and told(ref, "lapse_promise") == 1
    assert [row.state for row in certificates.of_case(ref, office.decider, AFTER)] == ["revoked"]
    assert told(certificate.ref, "revoke") == 1
    (record,) = integrity.mine(office.citizen)
    assert (record.kind, record.recorded_at) == ("broken_promise", AFTER)
    assert LAST.isoformat() in record.fact and "食品安全管理制度" in record.fact


@covers("S-177")
def test_after_the_day_nothing_is_supplied_or_taken_in_and_the_refusal_names_the_day(office: errand.Office) -> None:
    ref = granted(office)

    for before_or_after in ("before the sweep", "after it"):
        with pytest.raises(PromiseOver) as late:
            hands_in(ref, office, AFTER)
        with pytest.raises(PromiseOver) as unsupplied:
            cases.supply(ref, by=office.clerk, now=AFTER)
        assert late.value.day == unsupplied.value.day == LAST, before_or_after
        swept(AFTER)

    assert state_of(ref, office) is CaseState.REVOKED


@covers("S-177")
def test_what_came_on_the_last_day_keeps_the_grant_however_late_it_is_confirmed(office: errand.Office) -> None:
    ref = granted(office)
    hands_in(ref, office, ON_THE_DAY)

    assert swept(AFTER) == []
    with pytest.raises(NotYet):
        cases.lapse_promise(ref, by=SYSTEM, now=AFTER)

    assert cases.supply(ref, by=office.clerk, now=AFTER).state is CaseState.GRANTED
    assert integrity.mine(office.citizen) == ()
    with pytest.raises(NotYet):
        cases.lapse_promise(ref, by=SYSTEM, now=AFTER)


def test_only_the_clock_takes_a_grant_back_only_after_the_day_and_only_a_grant(office: errand.Office) -> None:
    ref, undecided = granted(office), reviewed(office)

    with pytest.raises(CaseUnknown):
        cases.lapse_promise(ref, by=office.decider, now=AFTER)
    with pytest.raises(NotYet):
        cases.lapse_promise(ref, by=SYSTEM, now=ON_THE_DAY)
    with pytest.raises(WrongState):
        cases.lapse_promise(undecided, by=SYSTEM, now=AFTER)

    assert state_of(ref, office) is CaseState.GRANTED_TOLERATED and integrity.mine(office.citizen) == ()


def test_what_may_still_come_by_its_own_day_is_not_held_against_anybody(office: errand.Office) -> None:
    two = [replace(one, necessity=Necessity.TOLERABLE, tolerated_days=15) if one.code == "plan" else one
           for one in errand.TERMS.materials]  # fmt: skip
    other = errand.another_office(office, 1, replace(errand.TERMS, materials=tuple(two)))
    follow = {"rules": LAST, "plan": day_of(later(9 * DAY))}
    taken_back, denied = errand.received(other, ("id",)).ref, errand.received(other, ("id",)).ref
    for ref in (taken_back, denied):
        cases.accept_tolerating(ref, follow, by=other.clerk, now=later(1))
        cases.hand_over(ref, by=other.clerk, now=later(2))
        cases.review(ref, Advice.GRANT, "符合条件", by=other.reviewer, now=later(3))
    cases.decide(taken_back, GRANT, by=other.decider, now=later(4))

    cases.lapse_promise(taken_back, by=SYSTEM, now=AFTER)
    cases.decide(denied, FOR_WHAT_STAYED_AWAY, by=other.decider, now=AFTER)

    facts = [record.fact for record in integrity.mine(other.citizen)]
    assert len(facts) == 2 and all("食品安全管理制度" in one and "设备布局" not in one for one in facts)


def test_on_a_promise_that_is_broken_nothing_is_granted_any_more(office: errand.Office) -> None:
    broken, kept = reviewed(office), reviewed(office)
    hands_in(kept, office, ON_THE_DAY)

    with pytest.raises(PromiseOver):
        cases.decide(broken, GRANT, by=office.decider, now=AFTER)

    assert cases.decide(kept, GRANT, by=office.decider, now=AFTER).state is CaseState.GRANTED_TOLERATED
    assert told(broken, "grant_tolerated") == 0


FOR_WHAT_STAYED_AWAY = Ruling(Outcome.DENY, "承诺补交的材料到期没有交齐。", "行政许可法第三十八条", REMEDIES)


@covers("S-177", "S-212")
@pytest.mark.parametrize("kind", ["01", "11"])
def test_an_undecided_case_whose_promise_is_broken_is_denied_for_that_with_the_written_reason(
    db: None, kind: str
) -> None:
    terms = replace(
        errand.TERMS, service=replace(errand.TERMS.service, criteria=("布局符合要求",) if kind == "01" else ())
    )
    office = errand.an_office(terms, kind)
    broken, kept = reviewed(office), reviewed(office)
    hands_in(kept, office, ON_THE_DAY)
    unsaid = replace(FOR_WHAT_STAYED_AWAY, reasons=" ")

    for ref, ruling, refusal in (
        (broken, unsaid, RulingIncomplete),
        (kept, FOR_WHAT_STAYED_AWAY, CriterionMissing if kind == "01" else FilingNotDenied),
    ):
        with pytest.raises(refusal):
            cases.decide(ref, ruling, by=office.decider, now=AFTER)

    assert integrity.mine(office.citizen) == ()

    assert cases.decide(broken, FOR_WHAT_STAYED_AWAY, by=office.decider, now=AFTER).state is CaseState.DENIED
    (record,) = integrity.mine(office.citizen)
    assert (record.kind, record.recorded_at) == ("broken_promise", AFTER) and "食品安全管理制度" in record.fact
    assert told(record.ref, "integrity_recorded") == 1
    appeals.appeal(record.ref, "材料已经寄出。", by=office.citizen, now=AFTER)
    head = town.signed_on(town.an_officer(office.town, "office_head", "911"), "head")
    helper, friend = replace(head, formal="no"), replace(head, interests=head.interests | set(office.citizen.parties()))
    for officer, refusal in ((office.decider, OwnRecord), (helper, NotFormal), (friend, OwnMatter)):
        with pytest.raises(refusal):
            appeals.answer_appeal(record.ref, "upheld", "没有收到。", by=officer, now=AFTER)
    assert appeals.answer_appeal(record.ref, "upheld", "没有收到。", by=head, now=AFTER).answer == "upheld"


def test_the_page_tells_that_a_promise_is_broken_and_offers_the_denial_alone(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = reviewed(office)
    before = at_the_desk(office.decider, ON_THE_DAY, monkeypatch).get(f"/desk/cases/{ref}").content.decode()

    desk = at_the_desk(office.decider, AFTER, monkeypatch)
    page = desk.get(f"/desk/cases/{ref}").content.decode()

    assert 'name="decide-outcome" value="grant"' in before and "没有交齐" not in before
    assert 'name="decide-outcome" value="grant"' not in page and 'value="deny" checked' in page
    assert "不能再准予" in page and f"承诺在 {LAST} 前补交“食品安全管理制度”" in page
    form = {"seen": "4", "key": "k", "decide-outcome": "deny", "decide-reasons": "没有交齐。"}
    form |= {"decide-law": "行政许可法第三十八条", "decide-remedies": REMEDIES}
    assert desk.post(f"/desk/cases/{ref}/acts/decide", form).status_code == 302
    assert state_of(ref, office) is CaseState.DENIED


def test_who_broke_a_promise_is_told_why_with_a_decision_and_gives_no_further_one(office: errand.Office) -> None:
    ref = granted(office)
    swept(AFTER)

    aftermath.derive(ref)

    (message,) = (row for row in messages.of_case(ref, office.citizen) if row.kind == "lapse_promise")
    with translation.override("en"):
        assert "2026" in in_words(message.kind, message.facts)[1] and "integrity" in in_words("lapse_promise", {})[1]
    (paper,) = (row for row in documents.of_case(ref, office.citizen) if row.kind == "revocation")
    assert paper.ready
    again = errand.received(office, ("id", "plan")).ref
    with pytest.raises(BarredByRecord):
        cases.accept_tolerating(again, {"rules": day_of(later(8 * DAY))}, by=office.clerk, now=AFTER)
