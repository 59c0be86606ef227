"""A calendar changes, and the open cases that count on it are counted again, each with its reason, none twice."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection, connections

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.channels.clockwork import making
from yimen.engine.case.accountability.operations import claim_warnings
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.case.reprojections import operations, queries
from yimen.engine.case.reprojections.operations import NothingToReproject, ReprojectionUnknown
from yimen.journal import queries as journal
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM, Actor, ActorKind, PostHeld, Role
from yimen.kernel.time.deadline import SpecialGround
from yimen.kernel.time.national import CHINA
from yimen.registries.calendars import operations as calendars
from yimen.registries.calendars.rows import DayKind, DayRule

ADMINISTRATOR = Actor(ActorKind.STAFF, "admin", posts=(PostHeld(1, Role.ADMINISTRATOR, None, None, "管理员"),))
WHEN = later(10)
DAY = 24.0


def close(*days: date, at: datetime = NOW) -> None:
    """Announce that the offices stay closed on these days."""
    rules = tuple(DayRule(day, DayKind.HOLIDAY, note="临时放假") for day in days)
    calendars.change_days("national", rules, by=ADMINISTRATOR, now=at)


def work_on(day: date, at: datetime = NOW) -> None:
    """Announce that the offices work on a day on which they were to be closed."""
    calendars.change_days("national", (DayRule(day, DayKind.MAKE_UP, note="调休"),), by=ADMINISTRATOR, now=at)


def reproject(at: datetime = WHEN) -> int:
    return making.reprojected("national", lambda: at)


def view_of(ref: str, office: errand.Office) -> CaseView:
    view = case_queries.find(ref, office.citizen, WHEN)
    assert view is not None
    return view


def told(ref: str, verb: str = "reproject") -> list[dict[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select convert_from(body, 'UTF8') from journal_entry where subject_ref = %s and verb = %s order by seq",
            (ref, verb),
        )
        return [json.loads(body) for (body,) in cursor.fetchall()]


def due_on(day: str) -> datetime:
    return datetime.fromisoformat(f"{day} 17:30").replace(tzinfo=CHINA)


@covers("S-247")
def test_a_day_off_announced_meanwhile_moves_the_open_cases_and_says_why(office: errand.Office) -> None:
    ref = errand.in_department(office)
    before = view_of(ref, office).due_at

    close(date(2026, 11, 25))
    counted = reproject()

    after = view_of(ref, office)
    assert (before, counted, after.due_at) == (due_on("2026-11-27"), 1, due_on("2026-11-30"))
    assert told(ref) == [
        {
            "calendar": "national",
            "revision": 2,
            "before": "2026-11-27T09:30:00.000000Z",
            "after": "2026-11-30T09:30:00.000000Z",
            "changed": "2026-11-25",
        }
    ]
    assert after.timeline[0].verb == "reproject"
    assert after.clocks[0].due_at == after.due_at


def test_every_kind_of_clock_is_counted_again_and_a_notice_keeps_its_day(office: errand.Office) -> None:
    at_the_door, mending = errand.received(office).ref, errand.received(office).ref
    paused, closed = errand.in_department(office), errand.granted(office)
    cases.open_correction(mending, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.open_special(paused, SpecialGround.INSPECTION, 10, "现场检验。", by=office.reviewer, now=later(3))
    lapses_at = view_of(mending, office).due_at

    close(date(2026, 11, 25))
    reproject()

    assert view_of(at_the_door, office).due_at == due_on("2026-11-30")
    assert (view_of(mending, office).due_at, view_of(paused, office).due_at) == (lapses_at, None)
    assert [len(told(ref)) for ref in (at_the_door, mending, paused, closed)] == [1, 0, 0, 0]


def test_a_due_moment_that_moves_into_the_past_is_a_miss_that_is_told_once(office: errand.Office) -> None:
    ref, morning = errand.in_department(office), datetime(2026, 11, 27, 10, 0, tzinfo=CHINA)
    claim_warnings(by=SYSTEM, now=morning)

    work_on(date(2026, 11, 21), morning)
    reproject(morning + timedelta(minutes=5))
    claims = [claim_warnings(by=SYSTEM, now=morning + timedelta(minutes=n)) for n in (6, 7)]

    assert view_of(ref, office).due_at == due_on("2026-11-26")
    assert [one.missed for one in claims] == [1, 0] and len(told(ref, "fall_overdue")) == 1


def test_an_act_between_the_change_and_the_run_hides_no_miss(office: errand.Office) -> None:
    stopped, asked, quiet = (errand.in_department(office) for _ in range(3))
    morning = datetime(2026, 11, 27, 10, 0, tzinfo=CHINA)
    claim_warnings(by=SYSTEM, now=morning)
    work_on(date(2026, 11, 21), morning)

    cases.open_special(stopped, SpecialGround.INSPECTION, 10, "现场检验。", by=office.reviewer, now=morning)
    cases.extend(asked, Decimal(5), "情况复杂。", by=office.decider, now=morning)
    reproject(morning + timedelta(minutes=5))
    claims = [claim_warnings(by=SYSTEM, now=morning + timedelta(minutes=n)) for n in (6, 7)]

    assert [one.missed for one in claims] == [3, 0]
    assert [len(told(ref, "fall_overdue")) for ref in (stopped, asked, quiet)] == [1, 1, 1]


def test_days_that_touch_nobody_tell_nobody(office: errand.Office) -> None:
    ref = errand.in_department(office)

    close(date(2027, 3, 3))
    reproject()

    assert told(ref) == [] and view_of(ref, office).due_at == due_on("2026-11-27")
    run = queries.listed("national", ADMINISTRATOR)[0]
    assert (run.days, run.cases, run.counted, run.moved) == ((date(2027, 3, 3),), 1, 1, 0)


@covers("S-247")
def test_a_due_day_in_a_year_not_announced_is_provisional_until_it_is(office: errand.Office) -> None:
    ref = errand.in_department(office)
    cases.extend(ref, Decimal(10), "案情复杂。", by=office.decider, now=later(3))
    statutory = next(one for one in view_of(ref, office).clocks if one.side == "statutory")

    rules = (DayRule(date(2027, 1, 1), DayKind.HOLIDAY, note="元旦"),)
    calendars.change_days("national", rules, (), date(2027, 12, 31), by=ADMINISTRATOR, now=later(4))
    reproject()

    after = next(one for one in view_of(ref, office).clocks if one.side == "statutory")
    assert (statutory.due_at, statutory.provisional) == (due_on("2027-01-01"), True)
    assert (after.due_at, after.provisional) == (due_on("2027-01-04"), False)


def test_a_run_is_begun_once_and_nothing_is_left_to_do_after_it(office: errand.Office) -> None:
    errand.in_department(office)
    assert queries.waiting() == ()
    close(date(2026, 11, 25))

    first = operations.begin_reprojection("national", by=SYSTEM, now=WHEN)
    again = operations.begin_reprojection("national", by=SYSTEM, now=WHEN)
    assert first == again and queries.waiting() == ("national",)
    done = operations.reproject(first.ref, by=SYSTEM, now=WHEN)

    assert (done.counted, done.moved, done.finished) == (1, 1, True)
    assert queries.waiting() == ()
    with pytest.raises(NothingToReproject):
        operations.begin_reprojection("national", by=SYSTEM, now=WHEN)


def test_the_first_seconds_after_a_change_belong_to_acts_that_read_the_calendar_before(office: errand.Office) -> None:
    errand.in_department(office)
    close(date(2026, 11, 25), at=WHEN)

    with pytest.raises(NothingToReproject):
        operations.begin_reprojection("national", by=SYSTEM, now=WHEN + timedelta(seconds=9))
    assert operations.begin_reprojection("national", by=SYSTEM, now=WHEN + timedelta(seconds=10)).cases == 1


@pytest.mark.parametrize("who", [ADMINISTRATOR, Actor(ActorKind.CITIZEN, "somebody")], ids=["administrator", "citizen"])
def test_it_happens_by_itself_and_at_nobodys_call(office: errand.Office, who: Actor) -> None:
    ref = errand.in_department(office)
    close(date(2026, 11, 25))
    run = operations.begin_reprojection("national", by=SYSTEM, now=WHEN).ref

    with pytest.raises(ReprojectionUnknown):
        operations.begin_reprojection("national", by=who, now=WHEN)
    with pytest.raises(ReprojectionUnknown):
        operations.reproject(run, by=who, now=WHEN)

    assert told(ref) == [] and queries.listed("national", Actor(ActorKind.CITIZEN, "somebody")) == ()


def test_a_worker_that_dies_in_a_slice_leaves_its_cases_to_the_next(own_database: Address) -> None:
    office = errand.an_office()
    refs = [errand.in_department(office) for _ in range(3)]
    close(date(2026, 11, 25))
    run = operations.begin_reprojection("national", by=SYSTEM, now=WHEN).ref
    operations.reproject(run, 1, by=SYSTEM, now=WHEN)

    died = aftermath.apart(lambda: dies_in_a_slice(run))

    assert len(died) == 1 and sorted(len(told(ref)) for ref in refs) == [0, 0, 1]
    assert operations.reproject(run, by=SYSTEM, now=WHEN).finished
    assert [len(told(ref)) for ref in refs] == [1, 1, 1]
    connections.close_all()


def dies_in_a_slice(run: str) -> None:
    """Take the next case, write it, and lose the connection before the commit."""

    def cut(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        done = execute(sql, params, many, context)
        if sql.startswith("delete from reprojections_reprojectioncase"):
            context["connection"].connection.close()
        return done

    with connection.execute_wrapper(cut):
        operations.reproject(run, 1, by=SYSTEM, now=WHEN)


def test_workers_share_a_run_and_tell_each_case_once(own_database: Address) -> None:
    office = errand.an_office()
    refs = [errand.in_department(office) for _ in range(6)]
    close(date(2026, 11, 25))
    run = operations.begin_reprojection("national", by=SYSTEM, now=WHEN).ref

    def work() -> None:
        while operations.reproject(run, 2, by=SYSTEM, now=WHEN).counted:
            pass

    assert aftermath.apart(work, work, work) == []

    found = queries.listed("national", ADMINISTRATOR)[0]
    assert (found.counted, found.moved, found.finished_at) == (6, 6, WHEN)
    assert [len(told(ref)) for ref in refs] == [1] * 6 and journal.verify(SUBJECTS).sound
    connections.close_all()


def test_a_case_that_is_acted_on_meanwhile_waits_for_the_next_slice(
    own_database: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = errand.an_office()
    ref = errand.in_department(office)
    close(date(2026, 11, 25))
    run = operations.begin_reprojection("national", by=SYSTEM, now=WHEN).ref
    read = operations.many.read

    def read_and_be_overtaken(ids: list[int]) -> tuple[operations.many.Timed, ...]:
        found = read(ids)
        aftermath.apart(lambda: cases.write_note(ref, "看过了。", by=office.reviewer, now=later(9)))
        return found

    monkeypatch.setattr(operations.many, "read", read_and_be_overtaken)
    first = operations.reproject(run, by=SYSTEM, now=WHEN)
    monkeypatch.undo()
    second = operations.reproject(run, by=SYSTEM, now=WHEN)

    assert (first.counted, first.finished, second.counted, second.finished) == (0, False, 1, True)
    assert len(told(ref)) == 1 and journal.verify(SUBJECTS).sound
    connections.close_all()
