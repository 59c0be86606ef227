"""A right ends while a decision is in flight: the decision waits for it, and finds the right gone."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections

from tests.operations import errand, levels
from tests.operations.errand import GRANT, later
from tests.operations.levels import Below
from tests.operations.test_case_races import at_once, told
from tests.operations.town import NOW, TODAY
from yimen.assembly.database import Address
from yimen.engine.case.cases import moves
from yimen.engine.case.cases import operations as cases
from yimen.journal.operation import Overtaken
from yimen.kernel.actor import SYSTEM
from yimen.kernel.case_life import CaseMove
from yimen.kernel.evidence import Line
from yimen.kernel.offices.powers import RightEnded
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry


@pytest.fixture
def below(own_database: Address) -> Iterator[Below]:
    yield levels.a_town_below(errand.an_office())
    connections.close_all()


def test_a_decision_in_flight_does_not_outlive_the_right_of_the_unit(below: Below) -> None:
    (right,) = levels.handed_down(below, "devolve").refs
    ref = levels.for_decision(below)
    file = moves.read(ref, below.decider, later(4))

    delegations.end_delegation(right, TODAY, "即日收回", by=SYSTEM, now=later(4))

    with pytest.raises(Overtaken):
        moves.move(file, CaseMove.GRANT, Line("grant", {}, later(4)), below.decider)
    with pytest.raises(RightEnded):
        cases.decide(ref, GRANT, by=below.decider, now=later(4))
    assert "grant" not in told(ref)


def test_without_the_end_of_the_right_the_same_decision_is_written(below: Below) -> None:
    """The twin: the guard alone kept it out."""
    levels.handed_down(below, "devolve")
    ref = levels.for_decision(below)
    file = moves.read(ref, below.decider, later(4))

    moves.move(file, CaseMove.GRANT, Line("grant", {}, later(4)), below.decider)

    assert told(ref)[-1] == "grant"


def test_an_end_and_a_decision_at_once_never_leave_a_grant_after_the_end(below: Below) -> None:
    (right,) = levels.handed_down(below, "devolve").refs
    for round_ in range(4):
        ref = levels.for_decision(below)
        at_once(
            lambda ref=ref: cases.decide(ref, GRANT, by=below.decider, now=later(5)),  # type: ignore[misc]
            lambda right=right: delegations.end_delegation(right, TODAY, "收回", by=SYSTEM, now=later(5)),  # type: ignore[misc]
        )
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from journal_entry g join journal_entry e on e.subject_ref = %s"
                " and e.verb = 'end_delegation' where g.subject_ref = %s and g.verb = 'grant' and g.xid > e.xid",
                (right, ref),
            )
            assert cursor.fetchone() == (0,), f"round {round_}"
        number = f"示府〔2026〕{20 + round_}号"
        document = levels.announced(Entry(below.office.item, "devolve"), number=number)
        (right,) = delegations.delegate(
            document, (below.office.item,), "devolve", below.government, TODAY, by=SYSTEM, now=NOW
        ).refs
