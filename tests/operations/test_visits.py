"""Visits: one coming of a person to a window, with what was done meanwhile."""

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.aftermath import lines_of
from tests.operations.errand import later
from tests.operations.town import NOW, SINCE
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.visits import operations, queries
from yimen.engine.centre.visits.operations import NotAtAWindow, VisitOpen, VisitorUnknown, VisitUnknown
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


def test_what_was_done_while_the_visitor_stood_there_is_bound_to_the_visit(office: errand.Office) -> None:
    ref = errand.received(office).ref
    visit = operations.open_visit(office.party, "领结果", by=office.clerk, now=later(1)).ref
    cases.accept(ref, by=office.clerk, now=later(1.2))
    operations.close_visit(visit, by=office.clerk, now=later(1.5))
    cases.hand_over(ref, by=office.clerk, now=later(2))

    for line in lines_of(ref) * 2:
        operations.bind_act(line, by=SYSTEM, now=later(3))

    (row,) = queries.of_case(ref, office.clerk)
    assert (row.ref, row.party_name, row.acts) == (visit, "陈小禾", (("accept", later(1.2)),))
    assert queries.of_clerk(office.clerk) == (row,)
    assert queries.of_case(ref, town.a_citizen(2, "李不知", "stranger")) == ()


@covers("S-266")
def test_what_the_clerk_does_meanwhile_for_somebody_else_is_no_visit_of_theirs(office: errand.Office) -> None:
    online, visitor = errand.received(office).ref, town.a_person(9, "周上门")
    operations.open_visit(visitor, "咨询", by=office.clerk, now=later(1))

    cases.accept(online, by=office.clerk, now=later(1.2))
    bind(online)

    assert queries.of_case(online, office.clerk) == ()
    assert against() == []


def test_a_handler_who_comes_for_their_principal_is_a_visit_of_that_case(office: errand.Office) -> None:
    ref, handler = errand.received(office).ref, town.a_citizen(9, "周代办", "handler")
    people.give_mandate(
        office.party, handler_ref(handler), "agent", "", SINCE, None, "委托书", by=office.citizen, now=NOW
    )
    operations.open_visit(handler_ref(handler), "交材料", by=office.clerk, now=later(1))

    cases.accept(ref, by=office.clerk, now=later(1.2))
    bind(ref)

    assert [row.party_name for row in queries.of_case(ref, office.clerk)] == ["周代办"]


def test_a_visitor_nobody_knows_yet_came_for_what_was_taken_in_while_they_stood_there(office: errand.Office) -> None:
    online = errand.received(office).ref
    operations.open_visit("", "办证", by=office.clerk, now=later(1))

    cases.accept(online, by=office.clerk, now=later(1.1))
    taken_in = cases.receive(
        office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=later(1.2)
    ).ref
    bind(online)
    bind(taken_in)

    assert queries.of_case(online, office.clerk) == ()
    assert [row.acts for row in queries.of_case(taken_in, office.clerk)] == [(("receive", later(1.2)),)]


def handler_ref(actor: Actor) -> str:
    party = people_queries.party(actor.party_id or 0)
    assert party is not None
    return party.ref


def bind(ref: str) -> None:
    for line in lines_of(ref):
        operations.bind_act(line, by=SYSTEM, now=later(3))


def against() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select against from visits_visitact where against <> 0")
        return [int(row[0]) for row in cursor.fetchall()]


def test_a_clerk_has_one_visitor_at_a_time(office: errand.Office) -> None:
    first = operations.open_visit("", "咨询", by=office.clerk, now=NOW).ref

    with pytest.raises(VisitOpen):
        operations.open_visit("", "咨询", by=office.clerk, now=later(1))

    assert [row.ref for row in queries.of_clerk(office.clerk)] == [first]
    operations.close_visit(first, by=office.clerk, now=later(1))
    assert queries.open_of_clerk(office.clerk) is None
    assert operations.open_visit("", "咨询", by=office.clerk, now=later(1)).ref != first


def test_only_a_window_receives_visitors(office: errand.Office) -> None:
    for nobody in (office.reviewer, office.citizen):
        with pytest.raises(NotAtAWindow):
            operations.open_visit("", "咨询", by=nobody, now=NOW)
    with pytest.raises(VisitorUnknown):
        operations.open_visit("NOSUCHPARTY", "咨询", by=office.clerk, now=NOW)

    assert queries.of_clerk(office.reviewer) == () == queries.of_clerk(office.clerk)


def test_a_visit_is_closed_once_and_by_its_clerk(office: errand.Office) -> None:
    visit = operations.open_visit("", "咨询", by=office.clerk, now=NOW).ref

    with pytest.raises(VisitUnknown):
        operations.close_visit(visit, by=office.reviewer, now=later(1))
    operations.close_visit(visit, by=office.clerk, now=later(1))
    with pytest.raises(VisitUnknown):
        operations.close_visit(visit, by=office.clerk, now=later(2))

    assert queries.of_clerk(office.clerk)[0].closed_at == later(1)
