"""A city of an earlier release is carried over: nothing is lost, the record holds, every case goes on where it stood.

The dumps lie in tests/operations/releases, one per release; tools/keep_release.py makes them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.conftest import Elsewhere, drop_database, named_database
from tests.operations import errand
from tests.operations.errand import GRANT, later
from tools.keep_release import PROJECT, ZERO_KEY, versions
from yimen.assembly import archive, database
from yimen.channels.cli.journal import SUBJECTS
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.papers.dossiers import ports
from yimen.journal.queries import verify
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CaseState
from yimen.kernel.rulings import Advice
from yimen.registries.people import queries as people

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.dump"))
TODAY = later(24)
STATES = {
    "received": 1, "correction_open": 1, "accepted": 1, "in_department": 2, "granted": 1, "denied": 1, "withdrawn": 1,
}  # fmt: skip


@pytest.fixture(scope="module", params=RELEASES, ids=lambda dump: str(dump.stem))
def city(
    request: pytest.FixtureRequest,
    server_url: str,
    test_database: database.Address,
    elsewhere: Elsewhere,
) -> Iterator[None]:
    where = named_database(server_url, f"{test_database.name}_upgrade")
    with pytest.MonkeyPatch.context() as keys, elsewhere(where):
        keys.setattr(settings, "YIMEN_VAULT_KEYS", {"1": ZERO_KEY})
        keys.setattr(settings, "YIMEN_HASH_KEY", ZERO_KEY)
        ports.wire(errand.Drawer())
        database.make_roles(where)
        archive.load(where, request.param)
        database.prepare_database(where)
        yield
    drop_database(server_url, where.name)


def somebody(login: str) -> Actor:
    account = people.account(_one("select id from people_account where login = %s", login))
    assert account is not None
    found = people.actor_of(account.id, TODAY)
    assert found is not None
    return found


def in_state(state: CaseState, more: str = "true") -> str:
    return str(_one(f"select ref from cases_case where state = %s and {more}", state.value))


def _one(sql: str, value: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, [value])
        (found,) = cursor.fetchall()
    return found[0]


def test_every_release_of_the_changelog_is_kept() -> None:
    changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert sorted(versions(changelog)) == [dump.stem for dump in RELEASES]


@pytest.mark.usefixtures("city")
class TestACityOfAnEarlierRelease:
    def test_every_case_is_there_in_its_state_and_the_record_holds(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select state, count(*) from cases_case group by 1")
            assert dict(cursor.fetchall()) == STATES

        verdict = verify(SUBJECTS)

        assert verdict.fault is None
        assert verdict.rows >= 30

    def test_the_item_in_force_reads_as_it_was_published(self) -> None:
        view = queries.find(in_state(CaseState.ACCEPTED), somebody("xiaohe"), TODAY)

        assert view is not None
        assert [clock.side for clock in view.clocks] == ["promised", "statutory"]

    def test_each_case_goes_on_where_it_stood(self) -> None:
        window, reviewer, decider = (somebody(f"{role}.desk") for role in ("window", "reviewer", "decider"))
        received, accepted = in_state(CaseState.RECEIVED), in_state(CaseState.ACCEPTED)
        reviewed = in_state(CaseState.IN_DEPARTMENT, "cardinality(reviewers) > 0")
        waiting = in_state(CaseState.IN_DEPARTMENT, "cardinality(reviewers) = 0")

        assert cases.accept(received, by=window, now=TODAY).state is CaseState.ACCEPTED
        assert cases.hand_over(accepted, by=window, now=TODAY).state is CaseState.IN_DEPARTMENT
        cases.review(waiting, Advice.GRANT, "符合条件", by=reviewer, now=TODAY)
        assert cases.decide(reviewed, GRANT, by=decider, now=TODAY).state is CaseState.GRANTED
        assert verify(SUBJECTS).fault is None

    def test_a_correction_sent_before_is_answered_after(self) -> None:
        citizen, ref = somebody("xiaohe"), in_state(CaseState.CORRECTION_OPEN)
        cases.attach_to_case(ref, "plan", "plan2.png", errand.PNG, by=citizen, now=TODAY)

        assert cases.answer_correction(ref, by=citizen, now=TODAY).state is CaseState.CORRECTION_CLOSED

    def test_an_open_draft_is_handed_in(self) -> None:
        citizen = somebody("xiaohe")
        (draft,) = queries.drafts(citizen)
        told = queries.draft(draft.ref, citizen, TODAY)
        assert told is not None

        centre = str(_one("select ref from offices_centre where kind = %s", "administrative"))

        done = cases.submit(draft.ref, told.revision, centre, by=citizen, now=TODAY)

        assert queries.case_of_draft(draft.ref, citizen) == done.ref
