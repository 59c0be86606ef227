"""Each step of a case has a time of its own: begun and ended by the journal, warned of, answered for when missed."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connections

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.test_reprojections import close, work_on
from tests.operations.test_supplements import NO_AREA
from tests.standing import standing
from yimen.assembly.database import Address
from yimen.engine.case.accountability import queries as accountability
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.stepclocks import operations, queries
from yimen.engine.case.stepclocks.operations import StepClockUnknown
from yimen.engine.case.stepclocks.rows import StepClockRow
from yimen.engine.case.supplements import operations as supplements
from yimen.engine.case.supplements.queries import of_case
from yimen.journal import cursors
from yimen.kernel.actor import SYSTEM
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import StepTerm, TimeLimit
from yimen.kernel.time.deadline import SpecialGround
from yimen.kernel.time.national import CHINA

THREE_FIVE = replace(
    TERMS,
    steps=(
        StepTerm("accept", "受理", limit=TimeLimit(Decimal("0.5"), "working_day")),
        StepTerm("report", "上报", limit=TimeLimit(Decimal(3), "working_day")),
        StepTerm("review", "审查", limit=TimeLimit(Decimal(2), "working_day")),
        StepTerm("decide", "决定", limit=TimeLimit(Decimal(2), "working_day")),
        StepTerm("deliver", "送达", limit=TimeLimit(Decimal(1), "working_day")),
    ),
)
"""Reported up within three days, finished within five."""
DAY = 24.0
SOON = later(5)


@pytest.fixture
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are read before they are settled: a test's own are not while anybody else's transaction is in flight."""
    read_on = "(era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"
    monkeypatch.setattr(cursors, "_NEXT", cursors._NEXT.replace(cursors._SETTLED, read_on))
    monkeypatch.setattr(cursors, "_SETTLED", read_on)


@standing
def founded() -> errand.Office:
    return errand.an_office(THREE_FIVE)


@pytest.fixture
def office(founded: errand.Office, read_at_once: None) -> errand.Office:
    return founded


def follow(now: datetime = SOON) -> None:
    while operations.follow(by=SYSTEM, now=now).done:
        pass


def clocks_of(ref: str, office: errand.Office, now: datetime = SOON) -> dict[tuple[str, str], StepClockRow]:
    follow(now)
    return {(row.step, row.side): row for row in queries.of_case(ref, office.decider, now)}


def at(day: str, time: str = "17:30") -> datetime:
    return datetime.fromisoformat(f"{day} {time}").replace(tzinfo=CHINA)


@covers("S-241")
def test_three_days_to_report_and_five_to_finish_run_side_by_side(office: errand.Office) -> None:
    ref = errand.in_department(office)

    found = clocks_of(ref, office)

    assert {key: row.due_at for key, row in found.items()} == {
        ("accept", "promised"): at("2026-11-23", "14:00"),
        ("report", "promised"): at("2026-11-25"),
        ("report", "statutory"): at("2026-12-18"),
        ("review", "promised"): at("2026-11-24"),
    }
    assert found["report", "statutory"].law == "行政许可法第四十三条"
    assert (found["accept", "promised"].lamp, found["report", "promised"].lamp) == ("in_time", "green")


def test_each_act_ends_one_step_and_begins_the_next(office: errand.Office) -> None:
    ref = errand.granted(office)
    cases.deliver(ref, "window", "陈小禾", by=office.clerk, now=later(6))

    found = clocks_of(ref, office, later(7))

    assert {key: (row.started_at, row.stopped_at) for key, row in found.items()} == {
        ("accept", "promised"): (later(0), later(1)),
        ("report", "promised"): (later(1), later(3)),
        ("report", "statutory"): (later(1), later(3)),
        ("review", "promised"): (later(2), later(3)),
        ("decide", "promised"): (later(3), later(4)),
        ("deliver", "promised"): (later(4), later(6)),
        ("deliver", "statutory"): (later(4), later(6)),
    }
    assert found["deliver", "statutory"].due_at == at("2026-12-04")


@covers("S-241")
def test_the_figures_tell_which_of_the_two_was_missed(office: errand.Office) -> None:
    late, kept = errand.in_department(office), errand.reviewed(office)
    cases.review(late, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(6 * DAY))
    cases.decide(late, GRANT, by=office.decider, now=later(6 * DAY + 1))
    cases.decide(kept, GRANT, by=office.decider, now=later(4))
    now = later(6.2 * DAY)
    follow(now)

    found = {(one.step, one.side): one for one in queries.figures(office.decider, later(-1), now)}

    report = found["report", "promised"]
    assert (report.ended, report.in_time, report.missed) == (2, 1, 1)
    assert found["report", "statutory"].missed == found["decide", "promised"].missed == 0


@covers("S-241", "S-175")
def test_a_missed_step_is_warned_of_once_and_then_answered_for(office: errand.Office) -> None:
    errand.in_department(office)
    follow()
    moments = (later(1), later(4.9 * DAY), later(4.9 * DAY), later(5.9 * DAY), later(5.9 * DAY))

    claims = [operations.claim_steps(by=SYSTEM, now=moment) for moment in moments]

    assert [(one.done, one.missed) for one in claims] == [(0, 0), (2, 1), (0, 0), (1, 1), (0, 0)]
    items = accountability.items(office.decider).rows
    assert [(one.step, one.side) for one in items] == [("report", "promised"), ("review", "promised")]


def test_a_decision_not_handed_over_in_ten_days_is_a_miss_of_its_own(office: errand.Office) -> None:
    ref = errand.granted(office)
    follow()
    while operations.claim_steps(by=SYSTEM, now=later(30 * DAY)).done:
        pass

    items = accountability.items(office.decider).rows
    assert sorted((one.step, one.side) for one in items) == [("deliver", "promised"), ("deliver", "statutory")]
    assert {one.case_ref for one in items} == {ref}


def test_a_special_procedure_stops_the_step_and_its_end_starts_it_again(office: errand.Office) -> None:
    ref = errand.in_department(office)
    cases.open_special(ref, SpecialGround.INSPECTION, 5, "现场检验。", by=office.reviewer, now=later(3))
    paused = clocks_of(ref, office)["review", "promised"]

    cases.close_special(ref, "合格。", by=office.reviewer, now=later(4 * DAY))
    running = clocks_of(ref, office, later(4.1 * DAY))["review", "promised"]

    assert (paused.due_at, paused.lamp) == (None, "paused")
    assert (running.due_at, running.lamp) == (at("2026-11-26"), "green")


@covers("S-246")
def test_while_the_applicant_is_asked_for_more_promised_steps_wait_and_those_of_the_law_run_on(
    office: errand.Office,
) -> None:
    ref = errand.in_department(office)
    before = clocks_of(ref, office)
    supplements.ask_supplement(ref, NO_AREA, 5, "平面图没有标注面积。", by=office.reviewer, now=later(3))
    waiting = clocks_of(ref, office)
    cases.review(ref, Advice.GRANT, "其余符合条件。", by=office.reviewer, now=later(4))
    begun = clocks_of(ref, office)["decide", "promised"]
    (one,) = queries.of_case(ref, office.reviewer, SOON)[-1].stops

    supplements.end_supplement(
        of_case(ref, office.decider)[0].ref, "按现有材料办。", by=office.decider, now=later(4 * DAY)
    )
    after = clocks_of(ref, office, later(4.1 * DAY))["decide", "promised"]

    assert (waiting["review", "promised"].due_at, waiting["review", "promised"].lamp) == (None, "paused")
    assert waiting["report", "statutory"].due_at == before["report", "statutory"].due_at is not None
    assert [stop.stops for stop in waiting["report", "statutory"].stops] == ["no"]
    assert (begun.due_at, one.ground, one.stops) == (None, "supplement", "yes")
    assert (after.due_at, after.lamp) == (at("2026-11-26"), "green")


def test_a_step_waits_for_the_applicant_no_longer_than_was_told(office: errand.Office) -> None:
    ref = errand.in_department(office)
    supplements.ask_supplement(ref, NO_AREA, 4, "平面图没有标注面积。", by=office.reviewer, now=later(3))
    follow()

    claims = [operations.claim_steps(by=SYSTEM, now=later(days * DAY)) for days in (1, 4.7, 5.9)]

    assert [(one.done, one.missed) for one in claims] == [(0, 0), (2, 0), (1, 0)]
    assert queries.of_case(ref, office.decider, later(5.9 * DAY))[-1].due_at == at("2026-11-26")


def test_a_step_that_wakes_after_its_due_moment_is_answered_for(office: errand.Office) -> None:
    ref = errand.in_department(office)
    supplements.ask_supplement(ref, NO_AREA, 4, "平面图没有标注面积。", by=office.reviewer, now=later(3))
    follow()

    claims = [operations.claim_steps(by=SYSTEM, now=later(days * DAY)) for days in (8, 8.1)]

    assert [one.missed for one in claims] == [2, 0]
    items = accountability.items(office.decider).rows
    assert {(one.step, one.side) for one in items} == {("report", "promised"), ("review", "promised")}


def test_a_step_that_was_missed_while_no_worker_ran_is_answered_for_though_its_clock_was_stopped_since(
    office: errand.Office,
) -> None:
    ref = errand.in_department(office)
    follow()
    cases.open_special(ref, SpecialGround.INSPECTION, 10, "现场检验。", by=office.reviewer, now=later(4.9 * DAY))
    follow(later(4.95 * DAY))

    claims = [operations.claim_steps(by=SYSTEM, now=later(days * DAY)).missed for days in (4.96, 4.97)]

    assert claims == [1, 0]
    assert [(one.step, one.side) for one in accountability.items(office.decider).rows] == [("review", "promised")]


def test_a_changed_calendar_moves_the_running_steps(office: errand.Office) -> None:
    ref = errand.in_department(office)
    follow()
    close(date(2026, 11, 24))

    counted = [operations.recount(by=SYSTEM, now=later(5)).done for _ in range(2)]

    assert counted == [3, 0]
    assert clocks_of(ref, office)["review", "promised"].due_at == at("2026-11-25")


def test_a_calendar_that_moves_a_due_moment_into_the_past_hides_no_miss_of_a_step(office: errand.Office) -> None:
    ref = errand.in_department(office)
    follow()
    before = clocks_of(ref, office)["review", "promised"].due_at
    work_on(date(2026, 11, 21))
    follow()

    operations.recount(by=SYSTEM, now=datetime(2026, 11, 24, 10, 0, tzinfo=CHINA))
    claims = [operations.claim_steps(by=SYSTEM, now=datetime(2026, 11, 24, 10, n, tzinfo=CHINA)) for n in (5, 6)]

    assert (before, clocks_of(ref, office)["review", "promised"].due_at) == (at("2026-11-24"), at("2026-11-23"))
    assert [one.missed for one in claims] == [1, 0]
    assert [(one.step, one.side) for one in accountability.items(office.decider).rows] == [("review", "promised")]


def test_nobody_moves_a_step_clock_by_hand(office: errand.Office) -> None:
    ref = errand.in_department(office)

    for act in (operations.follow, operations.recount, operations.claim_steps):
        with pytest.raises(StepClockUnknown):
            act(by=office.decider, now=later(5))

    assert queries.of_case(ref, office.decider, later(5)) == ()
    assert clocks_of(ref, office) and queries.of_case(ref, errand.another_office(office, 1).citizen, later(5)) == ()


def test_many_workers_read_each_line_once_and_claim_each_rung_once(own_database: Address, read_at_once: None) -> None:
    office = errand.an_office(THREE_FIVE)
    refs = [errand.in_department(office) for _ in range(4)]

    def work() -> None:
        for _ in range(6):
            operations.follow(5, by=SYSTEM, now=later(5))
        while operations.claim_steps(2, by=SYSTEM, now=later(30 * DAY)).done:
            pass

    assert aftermath.apart(work, work, work) == []
    work()
    work()

    assert [len(queries.of_case(ref, office.decider, later(5))) for ref in refs] == [4] * 4
    assert len(accountability.items(office.decider).rows) == 12
    connections.close_all()
