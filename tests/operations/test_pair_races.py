"""Two at once: nobody is named on a case for which they have just signed off, and one case gets one pair."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections

from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_case_races import at_once
from tests.operations.test_counter import AT_ONCE, at_the_window
from yimen.assembly.database import Address
from yimen.engine.case.cases import moves
from yimen.engine.centre.pairs import operations, queries
from yimen.engine.centre.pairs.ready import ready_for
from yimen.engine.centre.visits import operations as visits

ROUNDS = 4


@pytest.fixture
def office(own_database: Address) -> Iterator[errand.Office]:
    yield errand.an_office(AT_ONCE)
    connections.close_all()


def all_there(office: errand.Office) -> None:
    for one in (office.reviewer, office.decider):
        operations.stand_by(office.town.office, by=one, now=later(1.5))


def named_and_gone() -> int:
    """Pairs of which somebody had signed off when the pair was found."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pairs_pair x join pairs_standby b on b.staff_id = x.approver_id"
            " where x.left_at is null and b.until <= x.opened_at"
        )
        return int(cursor.fetchone()[0])


def test_who_signs_off_just_now_is_not_named_and_who_is_named_does_not_sign_off(office: errand.Office) -> None:
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9))
    for n in range(ROUNDS):
        ref = at_the_window(office)
        all_there(office)

        answers = at_once(
            lambda ref=ref: operations.pair_up(ref, by=office.clerk, now=later(1.6)),  # type: ignore[misc]
            lambda: operations.stand_down(office.town.office, by=office.decider, now=later(1.6)),
        )

        done = {type(one).__name__ for one in answers}
        assert done in ({"Paired", "StillAwaited"}, {"NobodyApproves", "StandsBy"}), f"round {n}"
        assert named_and_gone() == 0
        if "Paired" in done:
            operations.unpair(ref, "换下一位。", by=office.clerk, now=later(1.6))


def test_without_the_lock_somebody_would_be_named_who_is_gone(office: errand.Office) -> None:
    """The twin: read outside of a transaction, the lock is let go at once, and signing off comes in between."""
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9))
    ref = at_the_window(office)
    all_there(office)
    file = moves.read(ref, office.clerk, later(1.6))

    _, (approver,) = ready_for(file, later(1.6))
    operations.stand_down(office.town.office, by=office.decider, now=later(1.6))

    assert approver.staff_id == office.decider.staff_id
    assert [row.staff_name for row in queries.online_anywhere(later(1.6))] == [office.reviewer.name]


def test_a_double_click_finds_one_pair(office: errand.Office) -> None:
    visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9))
    ref = at_the_window(office)
    all_there(office)

    answers = at_once(*[lambda: operations.pair_up(ref, by=office.clerk, now=later(1.6))] * 3)

    assert [type(one).__name__ for one in answers].count("Paired") == 1
    assert queries.of_case(ref, office.clerk, later(1.7)) is not None
