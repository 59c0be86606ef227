"""Two at once: whoever comes second finds the case moved on, and nothing is written twice or under a dead letter."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, connections, transaction

from tests.covers import covers
from tests.operations import errand
from tests.operations.errand import GRANT, later
from tests.operations.town import NOW
from yimen.assembly.database import Address
from yimen.engine.case.cases import moves
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.operations import drafting, submitting
from yimen.journal.operation import Overtaken
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NoLetter
from yimen.kernel.case_life import CaseMove
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.registries.grants import operations as grants
from yimen.threshold.run import run


@pytest.fixture
def office(own_database: Address) -> Iterator[errand.Office]:
    yield errand.an_office()
    connections.close_all()


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Everybody at the same moment; what each got back, a refusal being an answer too."""
    barrier, answers = threading.Barrier(len(acts)), list[object]()

    def one(act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            answers.append(act())
        except Refusal as refusal:
            answers.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def told(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", (ref,))
        return [verb for (verb,) in cursor.fetchall()]


def test_two_clerks_accept_a_case_at_once_and_one_does(office: errand.Office) -> None:
    ref = errand.received(office).ref

    answers = at_once(*[lambda: cases.accept(ref, by=office.clerk, now=later(1))] * 4)

    assert sorted(type(one).__name__ for one in answers) == ["Moved", "WrongState", "WrongState", "WrongState"]
    assert told(ref).count("accept") == 1


def test_without_the_guard_the_second_acceptance_would_be_written(office: errand.Office) -> None:
    """The twin: two readings of the same case; the guard alone keeps the second writing out."""
    ref = errand.received(office).ref
    first = moves.read(ref, office.clerk, later(1))
    second = moves.read(ref, office.clerk, later(1))
    line = Line("accept", {}, later(1))
    moves.move(first, CaseMove.ACCEPT, line, office.clerk, {"accepted_at": later(1)})

    with pytest.raises(Overtaken):
        moves.move(second, CaseMove.ACCEPT, line, office.clerk, {"accepted_at": later(1)})

    assert told(ref).count("accept") == 1


@covers("S-226")
def test_a_decision_in_flight_waits_for_the_revocation_of_its_letter(office: errand.Office) -> None:
    ref = errand.reviewed(office)
    file = moves.read(ref, office.decider, later(4))

    # The letter is revoked after it was read and before the decision is written.
    grants.revoke_letter(office.letter, "调离岗位", by=SYSTEM, now=later(4))
    with pytest.raises(Overtaken):
        moves.move(file, CaseMove.GRANT, Line("grant", {}, later(4), authority=office.letter), office.decider)
    with pytest.raises(NoLetter):
        cases.decide(ref, GRANT, by=office.decider, now=later(4) + timedelta(seconds=1))

    assert "grant" not in told(ref)


def test_a_revocation_and_a_decision_at_once_never_leave_a_grant_under_a_dead_letter(office: errand.Office) -> None:
    for n in range(5):
        ref = errand.reviewed(office)
        staff = grants_holder(office)
        letter = grants.issue_letter(
            staff, office.town.office, 4, (), "章", NOW - timedelta(days=1), None, by=SYSTEM, now=NOW
        ).ref
        at_once(
            lambda ref=ref: cases.decide(ref, GRANT, by=office.decider, now=later(5)),  # type: ignore[misc]
            lambda letter=letter: grants.revoke_letter(letter, "收回", by=SYSTEM, now=later(5)),  # type: ignore[misc]
        )
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from journal_entry g join journal_entry r on r.subject_ref = g.authority"
                " and r.verb = 'revoke_letter' where g.subject_ref = %s and g.verb = 'grant' and g.xid > r.xid",
                (ref,),
            )
            assert cursor.fetchone() == (0,), f"round {n}"


def test_without_the_lock_of_the_letter_the_grant_would_stand_under_a_dead_one(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: the same decision in flight, whose writing does not ask for the letter again."""
    ref = errand.reviewed(office)
    file = moves.read(ref, office.decider, later(4))
    unasked = moves._LETTER[: moves._LETTER.index(" and valid")] + " and %s::timestamptz = %s::timestamptz),"
    monkeypatch.setattr(moves, "_LETTER", unasked)

    grants.revoke_letter(office.letter, "调离岗位", by=SYSTEM, now=later(4))
    moves.move(file, CaseMove.GRANT, Line("grant", {}, later(4), authority=office.letter), office.decider)

    assert "grant" in told(ref)


def test_a_revocation_waits_for_a_decision_that_is_being_written_under_the_letter(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the twin: a letter that is asked and not locked is revoked beside the decision."""
    seen = []
    for letter in (moves._LETTER, moves._LETTER.replace(" for share", "")):
        file = moves.read(errand.reviewed(office), office.decider, later(4))
        monkeypatch.setattr(moves, "_LETTER", letter)
        line = Line("grant", {}, later(4), authority=office.letter)
        with transaction.atomic():
            moves.move(file, CaseMove.GRANT, line, office.decider)
            seen += at_once(lambda: revoked_beside(office.letter))

    assert seen == ["waits", "done"]


def revoked_beside(letter: str) -> str:
    """Whether a revocation is done at once, or waits for somebody who has the letter in hand."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local lock_timeout = '300ms'")
            grants.revoke_letter(letter, "调离岗位", by=SYSTEM, now=later(4))
    except OperationalError:
        return "waits"
    return "done"


def grants_holder(office: errand.Office) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_staff where id = %s", (office.decider.staff_id,))
        (ref,) = cursor.fetchone()
        return str(ref)


def test_a_double_click_submits_one_case(office: errand.Office) -> None:
    ref, revision = errand.a_draft(office)

    def click() -> object:
        return run(cases.submit, ref, revision, office.town.centre, by=office.citizen, now=NOW, key="click-1")

    answers = at_once(click, click, click)

    assert len({getattr(one, "number", one) for one in answers}) == 1
    assert number_of_cases() == 1


def test_two_windows_of_a_browser_submit_one_case(office: errand.Office) -> None:
    ref, revision = errand.a_draft(office)

    answers = at_once(*[lambda: cases.submit(ref, revision, office.town.centre, by=office.citizen, now=NOW)] * 3)

    assert sorted(type(one).__name__ for one in answers) == ["DraftUnknown", "DraftUnknown", "Submitted"]
    assert number_of_cases() == 1


def test_without_the_lock_of_the_draft_it_would_become_two_cases(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: the second submission has read the draft before the first one wrote, and no lock made it wait."""
    ref, revision = errand.a_draft(office)
    with transaction.atomic():
        read_before = drafting.own_draft(ref, office.citizen, NOW)
    first = cases.submit(ref, revision, office.town.centre, by=office.citizen, now=NOW)
    monkeypatch.setattr(submitting, "own_draft", lambda *_: read_before)
    monkeypatch.setattr(submitting, "materials_in", lambda *_: frozenset({"id", "plan", "rules"}))

    second = cases.submit(ref, revision, office.town.centre, by=office.citizen, now=NOW)

    assert first.number != second.number
    assert number_of_cases() == 2


def number_of_cases() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from cases_case")
        return int(cursor.fetchone()[0])


def test_the_same_key_gives_the_same_answer_and_another_body_is_refused(office: errand.Office) -> None:
    ref = errand.received(office).ref
    first = run(cases.accept, ref, by=office.clerk, now=later(1), key="k")

    again = run(cases.accept, ref, by=office.clerk, now=later(2), key="k")
    with pytest.raises(Refusal) as refused:
        run(cases.hand_over, ref, by=office.clerk, now=later(2), key="k")

    assert again == first
    assert refused.value.code == "errand.key_reused"
    assert told(ref) == ["receive", "accept"]


def test_a_refused_act_stores_nothing_but_the_attempt(office: errand.Office) -> None:
    ref = errand.received(office).ref

    with pytest.raises(WrongState):
        run(cases.hand_over, ref, by=office.clerk, now=later(1), key="k")

    with connection.cursor() as cursor:
        cursor.execute("select count(*) from journal_erranddone")
        assert cursor.fetchone() == (0,)
        cursor.execute("select operation, subject, code from journal_attempt")
        assert cursor.fetchall() == [("hand_over", ref, "lifecycle.wrong_state")]
    assert told(ref) == ["receive"]


def statements(act: Callable[[], object]) -> list[str]:
    """The statements of an act, BEGIN and COMMIT not counted."""
    connection.force_debug_cursor = True
    before = len(connection.queries_log)
    try:
        act()
        log = [entry["sql"] for entry in list(connection.queries_log)[before:]]
    finally:
        connection.force_debug_cursor = False
    return [sql for sql in log if sql not in ("BEGIN", "COMMIT")]


@pytest.mark.parametrize("key", ["", "errand"])
def test_accept_and_review_take_three_statements_at_most_and_decide_four(office: errand.Office, key: str) -> None:
    errand.granted(office)
    ref = errand.received(office).ref

    def spent(act: Callable[..., object], *facts: object, by: Actor) -> int:
        return len(statements(lambda: run(act, ref, *facts, by=by, now=later(1), key=key and f"{key}-{act.__name__}")))

    assert spent(cases.accept, by=office.clerk) <= 3
    spent(cases.hand_over, by=office.clerk)
    assert spent(cases.review, Advice.GRANT, "符合条件", by=office.reviewer) <= 3
    assert 0 < spent(cases.decide, GRANT, by=office.decider) <= 4


@covers("S-177")
def test_two_workers_take_a_grant_back_at_once_and_it_happens_once(office: errand.Office) -> None:
    ref = errand.received(office, ("id", "plan")).ref
    cases.accept_tolerating(ref, {"rules": later(24 * 5).date()}, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(3))
    cases.decide(ref, GRANT, by=office.decider, now=later(4))

    answers = at_once(*[lambda: cases.lapse_promise(ref, by=SYSTEM, now=later(24 * 6))] * 2)

    assert sorted(type(one).__name__ for one in answers) == ["Moved", "WrongState"]
    assert told(ref).count("lapse_promise") == 1
