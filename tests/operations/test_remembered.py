"""What a process remembers of a case that it has moved spares a reading, and never decides anything by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from tests.operations import errand
from tests.operations.errand import GRANT, later
from tests.operations.recalled import held_against_readings
from tests.operations.release import DENY
from tests.operations.test_case_races import statements
from tests.operations.town import BEGAN, NOW
from tests.standing import standing
from yimen.engine.case.cases import asides, remembered
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.weighed import Part, file_of
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NoLetter, NotYourDesk, PostEnded
from yimen.kernel.rulings import Advice
from yimen.registries.delegations import operations as delegations
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people

MATERIALS_ELSEWHERE = tuple(replace(one, when=("form:sale",)) for one in errand.TERMS.materials)


@standing
def office() -> errand.Office:
    """An office whose item asks for no papers: it is taken in and accepted over the counter."""
    return errand.an_office(replace(errand.TERMS, materials=MATERIALS_ELSEWHERE))


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget_all()


def forget_all() -> None:
    """As after a restart."""
    for memory in (remembered._CASES, remembered._OFFICERS, remembered._BESIDE_MANY):
        memory.clear()


@contextmanager
def in_another_process() -> Iterator[None]:
    """What is done here this process does not know of."""
    kept = [(memory, dict(memory)) for memory in (remembered._CASES, remembered._OFFICERS, remembered._BESIDE_MANY)]
    forget_all()
    yield
    for memory, before in kept:
        memory.clear()
        memory.update(before)


def taken_in(office: errand.Office) -> str:
    return cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=later(0)).ref


def way_of(office: errand.Office, ref: str) -> tuple[Callable[[], object], ...]:
    """A life at the desks, act by act."""
    return (
        lambda: cases.accept(ref, by=office.clerk, now=later(1)),
        lambda: cases.hand_over(ref, by=office.clerk, now=later(2)),
        lambda: cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3)),
        lambda: cases.decide(ref, GRANT, by=office.decider, now=later(4)),
    )


def walked(office: errand.Office, acts: int) -> str:
    ref = taken_in(office)
    for act in way_of(office, ref)[:acts]:
        act()
    return ref


@pytest.fixture
def compared() -> Iterator[list[str]]:
    with held_against_readings() as found:
        yield found


def test_what_is_remembered_is_what_would_be_read(office: errand.Office, compared: list[str]) -> None:
    walked(office, 4)
    ref = walked(office, 4)

    assert compared.count(ref) == 4, "each of the four acts found its case remembered"


def test_a_remembered_case_is_moved_by_one_statement_and_a_forgotten_one_by_two(office: errand.Office) -> None:
    walked(office, 4)
    ref = taken_in(office)
    spent = [len(statements(act)) for act in way_of(office, ref)]

    forgotten = taken_in(office)
    read_each_time = []
    for act in way_of(office, forgotten):
        forget_all()
        read_each_time.append(len(statements(act)))

    assert (spent, read_each_time) == ([1, 1, 1, 1], [2, 2, 2, 2])


def test_who_remembers_a_case_as_it_was_learns_how_it_is(office: errand.Office) -> None:
    ref = walked(office, 1)
    with in_another_process():
        cases.hand_over(ref, by=office.clerk, now=later(2))

    with pytest.raises(NotYourDesk):
        cases.hand_over(ref, by=office.clerk, now=later(2))


def test_nobody_is_refused_for_what_is_remembered(office: errand.Office) -> None:
    """It lay at the window when this process last saw it; it lies with the reviewer now."""
    walked(office, 4)
    ref = walked(office, 1)
    with in_another_process():
        cases.hand_over(ref, by=office.clerk, now=later(2))

    done = cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3))

    assert done.seq == 4


def test_a_post_that_has_ended_moves_nothing_though_it_is_remembered(office: errand.Office) -> None:
    """The twin: the day before it ends the same hands may."""
    walked(office, 4)
    early, late = walked(office, 2), walked(office, 2)
    cases.review(early, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3))
    with in_another_process(), connection.cursor() as cursor:
        cursor.execute(
            "select s.ref, p.ref from people_posting g join people_staff s on s.id = g.staff_id"
            " join people_post p on p.id = g.post_id where s.id = %s",
            (office.reviewer.staff_id,),
        )
        people.end_posting(*cursor.fetchone(), later(2.5), by=SYSTEM, now=later(2.5))

    with pytest.raises(PostEnded):
        cases.review(late, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3))


def test_a_letter_that_was_revoked_signs_nothing_though_it_is_remembered(office: errand.Office) -> None:
    walked(office, 4)
    ref = walked(office, 3)
    with in_another_process():
        grants.revoke_letter(office.letter, "调离", by=SYSTEM, now=later(3.5))

    with pytest.raises(NoLetter):
        cases.decide(ref, GRANT, by=office.decider, now=later(4))


def test_an_act_that_was_rolled_back_is_not_believed(office: errand.Office) -> None:
    """What lies in the table counts: the chain goes on from there, whatever this process took for done."""
    ref = walked(office, 1)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        cases.hand_over(ref, by=office.clerk, now=later(2))
        1 / 0  # noqa: B018

    with in_another_process():
        cases.write_note(ref, "请电话联系。", by=office.clerk, now=later(2))
    cases.hand_over(ref, by=office.clerk, now=later(3))

    with connection.cursor() as cursor:
        cursor.execute(
            "select bool_and(prev is not distinct from before) from (select prev, lag(hash) over (order by seq) before,"
            " seq from journal_entry where subject_ref = %s) told where seq > 1",
            (ref,),
        )
        assert cursor.fetchone() == (True,)


def test_without_the_proof_a_rolled_back_act_would_break_the_chain(office: errand.Office) -> None:
    """The twin: the number of the last line alone does not tell two pasts apart, the head of the chain does."""
    ref = walked(office, 1)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        cases.hand_over(ref, by=office.clerk, now=later(2))
        1 / 0  # noqa: B018
    believed = remembered._CASES[ref]
    with in_another_process():
        cases.write_note(ref, "请电话联系。", by=office.clerk, now=later(2))
    there = file_of(ref, office.clerk, later(3), frozenset[Part]())

    assert believed["seq"] == there.seq and believed["head"] != there.head


def test_a_takeover_that_is_not_known_here_costs_a_reading(office: errand.Office) -> None:
    """Who holds the item is no fact of the case: the decision proves it beside the head of the chain."""
    walked(office, 4)
    before, after = walked(office, 3), walked(office, 3)
    assert len(statements(way_of(office, before)[3])) == 1
    tomorrow = later(4) + timedelta(days=1)
    with in_another_process():
        offices.set_division(office.town.office, "行政审批处", "stand_alone", BEGAN, "编办批复", by=SYSTEM, now=NOW)
        delegations.take_over((office.item,), office.town.office, tomorrow.date(), "归并", by=SYSTEM, now=later(4))

    spent = statements(lambda: cases.decide(after, GRANT, by=office.decider, now=tomorrow))

    assert len(spent) == 3, "one that wrote nothing, then one reading and one writing"


def test_what_a_citizen_does_is_never_weighed_on_memory(office: errand.Office, compared: list[str]) -> None:
    walked(office, 4)
    ref = walked(office, 1)

    cases.withdraw(ref, "不办了", by=office.citizen, now=later(2))

    assert compared.count(ref) == 1, "the acceptance alone"


def test_what_lies_beside_a_case_is_asked_of_one_that_was_read(office: errand.Office) -> None:
    """A remembered act may not be committed yet: what it wrote beside the case lies in no table for another thread."""
    walked(office, 4)
    ref = walked(office, 3)
    seen_in_tables = []

    def asked(file: CaseFile, ask: Callable[[CaseFile], str] = asides.kind_of) -> str:
        seen_in_tables.append(file.proof)
        return ask(file)

    with patch.object(asides, "kind_of", asked):
        cases.decide(ref, DENY, by=office.decider, now=later(4))

    assert [proof is None for proof in seen_in_tables] == [False, True], "it was asked again of the case that was read"


def test_a_refusal_leaves_another_act_that_leans_as_it_was(office: errand.Office) -> None:
    """One within the other: each answers for its own memory."""
    walked(office, 4)
    ref, other = walked(office, 1), walked(office, 1)

    @remembered.leaning
    def both(*, by: Actor) -> None:
        with pytest.raises(NotYourDesk):
            cases.review(other, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(2))
        cases.hand_over(ref, by=by, now=later(2))

    both(by=office.clerk)

    assert remembered._LEANING.may is False and remembered._LEANING.acts is False


def test_a_stale_acceptance_where_no_papers_were_read_is_refused_as_ever(office: errand.Office) -> None:
    """Another process accepted it; this one has read it for the handing over, which asks for no papers."""
    walked(office, 4)
    with in_another_process():
        ref = walked(office, 1)
    cases.hand_over(ref, by=office.clerk, now=later(2))

    with pytest.raises(NotYourDesk):
        cases.accept(ref, by=office.clerk, now=later(3))
