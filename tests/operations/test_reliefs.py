"""A desk is handed over with the list of its open cases, and whoever takes it acknowledges that."""

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of
from tests.operations.town import NOW, TODAY
from yimen.engine.staff.reliefs import operations, queries
from yimen.engine.staff.reliefs.operations import AcknowledgedAlready, HandOverFirst, NotAtThatDesk, ReliefKind
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


@covers("S-162")
def test_the_open_cases_of_a_window_are_handed_over_at_the_change_of_shift_and_acknowledged(
    office: errand.Office,
) -> None:
    open_ones = {errand.received(office).ref, errand.accepted(office)}
    errand.granted(office)
    (posting,) = people_queries.postings_of(staff_of(office.clerk))
    next_shift = people.enrol_staff("951", "何951", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    taker = town.signed_on(next_shift, "next.shift")

    with pytest.raises(NotAtThatDesk):
        operations.hand_over_desk(posting.post_ref, next_shift, ReliefKind.SHIFT, by=office.clerk, now=later(5))
    people.name_stand_in(posting.post_ref, next_shift, by=SYSTEM, now=NOW)
    handed = operations.hand_over_desk(
        posting.post_ref, next_shift, ReliefKind.SHIFT, "一件等补图", by=office.clerk, now=later(6)
    )

    (row,) = queries.reliefs(taker)
    assert (handed.cases, row.mine_to_take) == (2, "yes")
    assert {one.case_ref for one in row.entries} == open_ones
    with pytest.raises(Refusal):
        operations.acknowledge_relief(handed.ref, by=office.clerk, now=later(7))
    assert operations.acknowledge_relief(handed.ref, by=taker, now=later(7)).cases == 2
    with pytest.raises(AcknowledgedAlready):
        operations.acknowledge_relief(handed.ref, by=taker, now=later(8))
    assert queries.reliefs(office.citizen) == ()
    with pytest.raises(Refusal):
        operations.hand_over_desk(posting.post_ref, next_shift, ReliefKind.SHIFT, by=office.decider, now=later(9))


def test_nobody_leaves_for_good_before_the_open_cases_have_been_handed_over(office: errand.Office) -> None:
    errand.in_department(office)
    leaving = staff_of(office.reviewer)
    (posting,) = people_queries.postings_of(leaving)

    with pytest.raises(HandOverFirst) as refused:
        operations.let_go(leaving, TODAY, by=SYSTEM, now=later(5))
    other = people.enrol_staff("511", "何511", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    people.name_stand_in(posting.post_ref, other, by=SYSTEM, now=NOW)
    taker = town.signed_on(other, "taker511")
    given = operations.hand_over_desk(posting.post_ref, other, ReliefKind.DEPARTURE, by=office.reviewer, now=later(5))
    with pytest.raises(HandOverFirst):
        operations.let_go(leaving, TODAY, by=SYSTEM, now=later(5))
    operations.acknowledge_relief(given.ref, by=taker, now=later(6))

    assert refused.value.cases == 1
    assert operations.let_go(leaving, TODAY, by=SYSTEM, now=later(6)).day == TODAY
