"""What stops and what lengthens a limit: no longer than was told, and not after it has run out (arts. 42, 45)."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from tests.operations import aftermath, errand
from tests.operations.errand import later
from tests.operations.test_noes import facts_of_last_paper
from tests.operations.test_reprojections import told
from yimen.channels.clockwork import following
from yimen.engine.case.accountability import queries as accountability
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.case.messages import queries as messages
from yimen.kernel.time.deadline import LimitOver, SpecialGround

pytestmark = pytest.mark.django_db

DAY = 24.0
TOLD = 10
PROMISE_MISSED, STATUTE_MISSED = later(15 * DAY), later(40 * DAY)


def seen(ref: str, office: errand.Office, now: datetime) -> CaseView:
    view = queries.find(ref, office.decider, now)
    assert view is not None
    return view


def due_days(ref: str, office: errand.Office, now: datetime) -> dict[str, int]:
    """On which day from now each side falls due."""
    return {one.side: (one.due_at - now).days for one in seen(ref, office, now).clocks if one.due_at is not None}


def inspected(office: errand.Office, days: int = TOLD) -> str:
    ref = errand.in_department(office)
    cases.open_special(ref, SpecialGround.INSPECTION, days, "现场检验。", by=office.reviewer, now=later(3))
    return ref


def test_an_extension_comes_before_the_limit_has_run_out_or_not_at_all(office: errand.Office) -> None:
    late, in_time = errand.in_department(office), errand.in_department(office)
    cases.extend(in_time, Decimal(5), "情况复杂。", by=office.decider, now=later(3))

    with pytest.raises(LimitOver) as refused:
        cases.extend(late, Decimal(5), "情况复杂。", by=office.decider, now=STATUTE_MISSED)

    assert str(refused.value.since) == "2026-12-18" and told(late, "extend") == []
    assert {one.side: one.lamp for one in seen(late, office, STATUTE_MISSED).clocks}["statutory"] == "red"
    offered = {one.act: one.why_not for one in seen(late, office, STATUTE_MISSED).choices}
    assert offered["extend"] == LimitOver.code


def test_an_extension_lengthens_a_promise_that_runs_and_never_heals_one_that_was_missed(office: errand.Office) -> None:
    aftermath.wired()
    running, missed = errand.in_department(office), errand.in_department(office)
    before = due_days(missed, office, PROMISE_MISSED)

    cases.extend(running, Decimal(5), "情况复杂。", by=office.decider, now=later(3))
    cases.extend(missed, Decimal(5), "情况复杂。", by=office.decider, now=PROMISE_MISSED)

    after = due_days(missed, office, PROMISE_MISSED)
    assert after["promised"] == before["promised"] < 0 and after["statutory"] == before["statutory"] + 7
    assert due_days(running, office, PROMISE_MISSED)["promised"] == before["promised"] + 7
    assert seen(missed, office, PROMISE_MISSED).lamp == "red"
    aftermath.derive(missed, PROMISE_MISSED)
    paper = facts_of_last_paper(missed)
    assert (str(paper["due_before"])[:10], str(paper["due_after"])[:10]) == ("2026-12-18", "2026-12-25")


def test_a_procedure_stops_the_clock_for_the_days_it_told_and_no_longer(office: errand.Office) -> None:
    aftermath.wired()
    ref, plain = inspected(office), errand.in_department(office)
    still, over = later(TOLD * DAY), later((TOLD + 1) * DAY)

    assert following.claimed(still) == 1 and seen(ref, office, still).lamp == "paused"  # the plain one is late
    assert following.claimed(over) == 1
    aftermath.derive(ref, over)

    assert seen(ref, office, over).lamp == "green" and seen(ref, office, over).due_at is not None
    assert due_days(ref, office, over)["statutory"] == due_days(plain, office, over)["statutory"] + TOLD
    assert len(told(ref, "run_on")) == 1 and told(plain, "run_on") == []
    assert "run_on" in {row.kind for row in messages.mine(office.citizen).rows}


def test_a_case_cannot_be_parked_for_ever_in_a_procedure(office: errand.Office) -> None:
    ref = inspected(office)

    for moment in (later(11 * DAY), later(60 * DAY), later(60 * DAY)):
        following.claimed(moment)

    assert [sorted(line) for line in told(ref, "fall_overdue")] == [["promised", "statutory"]]
    assert {row.side for row in accountability.items(office.decider).rows} == {"promised", "statutory"}


def test_days_of_a_procedure_that_nobody_told_are_not_won_by_closing_it_late(office: errand.Office) -> None:
    in_time, late = inspected(office), inspected(office)

    cases.close_special(in_time, "合格", by=office.reviewer, now=later(9 * DAY))
    cases.close_special(late, "合格", by=office.reviewer, now=later(30 * DAY))

    at_once, told_only = (due_days(ref, office, later(30 * DAY))["statutory"] for ref in (in_time, late))
    assert timedelta(days=0) <= timedelta(days=told_only - at_once) <= timedelta(days=4)
    with connection.cursor() as cursor:
        cursor.execute("select amount, unit from cases_ledgerline where kind = 'pause'")
        assert set(cursor.fetchall()) == {(Decimal(TOLD), "natural_day")}
