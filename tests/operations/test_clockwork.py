"""The clockwork: what happens because time passes, each case on its own, and nothing of it twice."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicRegistry

from tests.operations import aftermath, errand
from tests.operations.errand import later
from yimen.assembly.database import Address
from yimen.channels.clockwork import acting, following, keeping
from yimen.channels.notices import tasks as notices
from yimen.engine.case.cases import noticing, operations, queries
from yimen.engine.papers.documents import queries as documents
from yimen.journal import cursors
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.case_life import CaseState
from yimen.threshold.stillness import held_still, keep_still

DAY = 24.0


@pytest.fixture
def office(own_database: Address) -> errand.Office:
    made = errand.an_office()
    aftermath.wired()
    return made


def work_off() -> None:
    """Let a worker do every job that waits."""

    async def once() -> None:
        working = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
        # What falls due by the clock of this machine, every quarter of a minute, is put in by nobody here.
        working.periodic_registry = PeriodicRegistry()
        async with working.open_async():
            await working.run_worker_async(wait=False, concurrency=2, install_signal_handlers=False)

    while ready():
        asyncio.run(once())


def ready() -> int:
    """How many jobs wait for a worker and not for a later try."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where status::text = 'todo' and scheduled_at is null")
        return int(cursor.fetchone()[0])


def state_of(ref: str, office: errand.Office) -> CaseState | None:
    view = queries.find(ref, office.citizen, later(1))
    return view.state if view else None


def jobs(status: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select task_name from procrastinate_jobs where status::text = %s order by id", (status,))
        return [name for (name,) in cursor.fetchall()]


def test_new_lines_become_jobs_and_jobs_become_documents(office: errand.Office) -> None:
    ref = errand.granted(office)

    while notices.hand_out():
        work_off()  # what is derived tells lines of its own, which are handed out in turn

    rows = documents.of_case(ref, office.citizen)
    assert [row.kind for row in rows] == ["receipt", "acceptance", "grant"] and all(row.ready for row in rows)
    assert jobs("failed") == jobs("todo") == [] and cursors.behind("notices") == 0


def test_a_line_that_fails_holds_nobody_up(office: errand.Office) -> None:
    bad, good = errand.received(office).ref, errand.received(office).ref
    with connection.cursor() as cursor:
        cursor.execute("update cases_case set form = '[]' where ref = %s", (bad,))

    while notices.hand_out():
        pass
    work_off()

    assert documents.of_case(bad, office.citizen) == ()
    assert [row.kind for row in documents.of_case(good, office.citizen)] == ["receipt"]
    assert jobs("todo") == ["notices.derive"]


def test_what_is_overdue_happens_by_itself_and_once(office: errand.Office) -> None:
    silent, forgotten = errand.received(office).ref, errand.received(office).ref
    operations.open_correction(forgotten, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    soon, late = later(DAY), later(60 * DAY)

    assert [refs for _, refs in acting.due(soon)][:2] == [(), ()]
    found = dict(acting.due(late))
    done = [acting.perform(act, ref, late) for act in ("deem_accepted", "lapse_correction") for ref in found[act]]

    assert (found["deem_accepted"], found["lapse_correction"]) == ((silent,), (forgotten,)) and done == [True, True]
    assert (state_of(silent, office), state_of(forgotten, office)) == (CaseState.ACCEPTED, CaseState.WITHDRAWN_EARLY)
    assert not acting.perform("deem_accepted", silent, late)


def test_a_corrected_case_that_nobody_looks_at_is_accepted_since_its_corrections_came(office: errand.Office) -> None:
    ref = errand.received(office).ref
    operations.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    operations.attach_to_case(ref, "plan", "plan.png", errand.PNG, by=office.citizen, now=later(2 * DAY))
    operations.answer_correction(ref, by=office.citizen, now=later(2 * DAY))
    soon, late = later(3 * DAY), later(20 * DAY)

    assert dict(acting.due(soon))["deem_accepted"] == ()
    assert dict(acting.due(late))["deem_accepted"] == (ref,) and acting.perform("deem_accepted", ref, late)

    view = queries.find(ref, office.citizen, late)
    assert view and view.state is CaseState.ACCEPTED and view.accepted_at == later(2 * DAY)


def test_a_granted_case_of_the_hall_is_delivered_when_its_papers_lie_ready(office: errand.Office) -> None:
    ref = errand.granted(office)
    before = noticing.due_delivery(later(5))
    aftermath.deriving.catch_up(later(5))

    after = noticing.due_delivery(later(5))
    delivered = acting.perform("deliver", ref, later(5))

    assert (before, after, delivered) == ((), (ref,), True)
    assert noticing.due_delivery(later(5)) == ()


def test_a_sweep_claims_what_has_come_before_it_looks_for_acts(office: errand.Office) -> None:
    ref = errand.in_department(office)

    claims = [following.claimed(later(hours)) for hours in (3, 6.5 * DAY, 6.5 * DAY, 30 * DAY, 90 * DAY)]

    assert claims == [0, 1, 0, 1, 0]
    assert [act for act, refs in acting.due(later(90 * DAY)) if ref in refs] == []


def test_nothing_happens_by_itself_while_a_city_is_being_built(office: errand.Office) -> None:
    errand.received(office)

    with keep_still():
        assert held_still_elsewhere()
        aftermath.apart(lambda: app.tasks["clockwork.sweep"].func(0))

    assert not held_still() and jobs("todo") == []


def held_still_elsewhere() -> bool:
    seen: list[bool] = []
    aftermath.apart(lambda: seen.append(held_still()))
    return seen == [True]


def test_tidying_forgets_old_keys_and_makes_the_next_months(office: errand.Office) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into journal_erranddone (actor_ref, key, digest, result, done_at)"
            " values ('a', 'old', '', '{}', %s), ('a', 'new', '', '{}', %s)",
            (later(-8 * DAY), later(-1)),
        )

    keeping.tidy(later(0))

    with connection.cursor() as cursor:
        cursor.execute("select key from journal_erranddone where actor_ref = 'a'")
        assert cursor.fetchall() == [("new",)]
