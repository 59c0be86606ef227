"""Workers that are killed in the middle (kill -9): every rung is claimed once, every case counted again once.

One dies at a moment that nobody chose, another as it comes to a line that was named: in `make soak` each line by which
a sweep for warnings comes, in every run of the suite a few of them.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date

import pytest
from django.db import connection

from tests.launch.dying import Place, killed_after, killed_at, lines_of
from tests.operations import concentrating, errand, town
from tests.operations.errand import later
from tests.operations.test_accountability import BREACH, DAY, RED
from tests.operations.test_reprojections import WHEN, close, reproject, told
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.channels.clockwork import beats, following
from yimen.engine.case.accountability import moves as opening
from yimen.engine.case.accountability import operations as claiming
from yimen.engine.case.cases import clocks, many
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.reprojections import operations as reprojections
from yimen.engine.case.reprojections.operations import NothingToReproject
from yimen.engine.case.stepclocks import operations as stepclocks
from yimen.engine.parallel.subtasks.operations import by_itself as subtasks
from yimen.journal import cursors, operation, statement
from yimen.journal import queries as journal
from yimen.kernel import evidence
from yimen.kernel.actor import SYSTEM
from yimen.kernel.time import deadline, worktime
from yimen.kernel.time.deadline import SpecialGround
from yimen.registries.concentration import leading
from yimen.registries.concentration import operations as concentration
from yimen.threshold import run


def claims() -> None:
    while claiming.claim_warnings(1, by=SYSTEM, now=RED).claimed:
        pass


def counts_again() -> None:
    # Who comes when all is counted has nothing to do.
    with suppress(NothingToReproject):
        run = reprojections.begin_reprojection("national", by=SYSTEM, now=WHEN).ref
        while reprojections.reproject(run, 1, by=SYSTEM, now=WHEN).counted:
            pass


def counts_the_rest() -> None:
    with suppress(NothingToReproject):
        reproject(WHEN)


WORK: Mapping[str, tuple[Callable[[], None], Callable[[], object]]] = {
    "fall_overdue": (claims, claims),
    "reproject": (counts_again, counts_the_rest),
}
"""What each tells, how a worker does it case by case, and how the last one does the rest."""


@pytest.mark.parametrize("verb", WORK)
def test_work_that_is_killed_is_done_once(own_database: Address, verb: str) -> None:
    killed_again_and_again(verb, count=6, kills=2, within=0.05)


@pytest.mark.soak
@pytest.mark.parametrize("verb", WORK)
def test_work_that_is_killed_again_and_again_is_done_once(own_database: Address, verb: str) -> None:
    before = killed_again_and_again(verb, count=200, kills=20, within=0.5)

    assert before, "some were done by workers that were killed"
    assert journal.verify(SUBJECTS).sound


def killed_again_and_again(verb: str, count: int, kills: int, within: float) -> int:
    """Each case is worked on once; how many of them by workers that were killed."""
    office = errand.an_office()
    refs = [errand.in_department(office) for _ in range(count)]
    if verb == "reproject":
        close(date(2026, 11, 25))
    work, the_rest = WORK[verb]
    dice = random.Random(7)

    for _ in range(kills):
        killed_after(dice.uniform(0, within), work)
    before = sum(len(told(ref, verb)) for ref in refs)
    the_rest()

    print(f"{before} of {count} were done by workers that were killed")
    assert [len(told(ref, verb)) for ref in refs] == [1] * count
    if verb == "fall_overdue":
        with connection.cursor() as cursor:
            cursor.execute("select count(*), count(distinct case_id) from accountability_accountabilityitem")
            assert cursor.fetchone() == (count, count)
    return before


SWEPT = (
    *(beats, following, run, operation, statement, claiming, opening, leading, many, clocks, stepclocks, subtasks),
    *(cursors, deadline, worktime, evidence),
)
"""What a sweep for warnings goes through, from the clockwork down to the statement, the arithmetic and the chain."""
RUNGS: Mapping[str, tuple[object, ...]] = {
    "both limits missed": (1, 0, ["promised", "statutory"], ["head", "head", "leader"], False),
    "the promise missed": (1, 0, ["promised"], ["head"], False),
    "a special procedure is over": (0, 1, [], [], False),
    "amber": (0, 0, [], [], False),
    "not handed over in time": (0, 0, ["deliverstatutory"], ["head", "leader"], False),
}
"""What a sweep makes of each: lines told (missed, runs on), items opened, to whom they go up; and that none waits."""


@pytest.fixture
def division(own_database: Address, monkeypatch: pytest.MonkeyPatch) -> errand.Office:
    # A transaction of some other test on this server must not keep the lines of ours back.
    monkeypatch.setattr(cursors, "_NEXT", cursors._NEXT.replace(cursors._SETTLED, AT_ONCE))
    monkeypatch.setattr(cursors, "_SETTLED", AT_ONCE)
    office = errand.an_office()
    concentrating.a_division(office)
    for duty, number in (("leader", "a1"), ("head", "a2")):
        staff = town.an_officer(office.town, "catalogue_editor", number)
        concentration.appoint(office.town.office, staff, duty, town.BEGAN, "任命", by=SYSTEM, now=town.NOW)
    return office


AT_ONCE = "(era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"


def test_a_worker_that_dies_at_a_line_of_the_sweep_is_taken_over_from(division: errand.Office) -> None:
    lines = lines_of_a_sweep(division)
    told_and_not_yet_answered_for = next(line for line in lines if line[0] == opening.__file__)

    die_at([*lines[7 :: len(lines) // 2], told_and_not_yet_answered_for], division)


@pytest.mark.soak
def test_a_worker_that_dies_at_any_line_of_the_sweep_is_taken_over_from(division: errand.Office) -> None:
    lines = lines_of_a_sweep(division)

    before = die_at(lines, division)

    print(f"died at each of {len(lines)} lines, after its work had been written at {before} of them")
    assert len(lines) > 200 and journal.verify(SUBJECTS).sound


def lines_of_a_sweep(office: errand.Office) -> list[Place]:
    """The lines by which a sweep comes that is not the first ever: what is begun once for all has been begun."""
    rungs_come(office)
    lines_of(sweep)
    rungs_come(office)
    return lines_of(sweep, SWEPT)


def die_at(lines: Sequence[Place], office: errand.Office) -> int:
    """Cases with all rungs for each line; at how many of the lines something had been written already."""
    written = 0
    for line in lines:
        refs = rungs_come(office)
        assert [waits for *_, waits in claimed_of(refs)] == [True] * len(RUNGS)
        killed_at(line, sweep, SWEPT)
        written += not all(waits for *_, waits in claimed_of(refs))
        lines_of(sweep)
        assert claimed_of(refs) == [*RUNGS.values()], line
    return written


def sweep() -> None:
    following.claimed(BREACH)
    following.stepped(BREACH)


def rungs_come(office: errand.Office) -> tuple[str, ...]:
    """A case for each rung that a sweep may find, in the order of RUNGS."""
    breached, granted = errand.in_department(office), errand.granted(office)
    missed, stood_still, amber = (begun(office, days) for days in (20, 22, 24))
    cases.open_special(stood_still, SpecialGround.INSPECTION, 3, "现场检验", by=office.reviewer, now=later(23 * DAY))
    while stepclocks.follow(by=SYSTEM, now=later(25 * DAY)).done:
        pass
    return breached, missed, stood_still, amber, granted


def begun(office: errand.Office, days: int) -> str:
    draft, revision = errand.a_draft(office)
    ref = cases.submit(draft, revision, office.town.centre, by=office.citizen, now=later(days * DAY)).ref
    cases.accept(ref, by=office.clerk, now=later(days * DAY + 1))
    cases.hand_over(ref, by=office.clerk, now=later(days * DAY + 2))
    return ref


def claimed_of(refs: Sequence[str]) -> list[tuple[object, ...]]:
    """What the sweeps have made of each case; no rung that has come may wait any more."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIMED, {"refs": list(refs), "now": BREACH})
        return cursor.fetchall()


CLAIMED = """
select (select count(*) from journal_entry e where e.subject_ref = c.ref and e.verb = 'fall_overdue'),
  (select count(*) from journal_entry e where e.subject_ref = c.ref and e.verb = 'run_on'),
  array(select concat(i.step, i.side) from accountability_accountabilityitem i where i.case_id = c.id order by 1),
  array(select x.duty from accountability_escalation x join accountability_accountabilityitem i on i.id = x.item_id
    where i.case_id = c.id order by 1),
  coalesce(c.next_warning_at < %(now)s, false) or exists (select from stepclocks_stepclock s where s.case_id = c.id
    and s.stopped_at is null and s.next_warning_at < %(now)s::timestamptz - interval '1 minute')
  from unnest(%(refs)s::text[]) with ordinality o(ref, n) join cases_case c on c.ref = o.ref order by o.n
"""
