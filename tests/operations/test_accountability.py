"""A limit that passes: noticed once, told with an apology, answered for by who is in charge."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.db import connection, connections, transaction

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_reprojections import told
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.channels.clockwork import following
from yimen.engine.case.accountability import operations, queries
from yimen.engine.case.accountability.operations import AccountabilityUnknown, Claimed
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import AlreadyDone
from yimen.engine.case.messages import queries as messages
from yimen.engine.papers.documents import queries as documents
from yimen.journal import queries as journal
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.time.deadline import SpecialGround

DAY = 24.0
AMBER, RED, BREACH = later(6.5 * DAY), later(8 * DAY), later(30 * DAY)


def head_of(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "office_head", "800"), "head")


def claim(now: datetime) -> Claimed:
    return operations.claim_warnings(by=SYSTEM, now=now)


def lamp_of(ref: str, office: errand.Office, now: datetime) -> str:
    view = case_queries.find(ref, office.citizen, now)
    assert view is not None
    return view.lamp


def test_each_rung_is_claimed_once_and_only_a_missed_limit_is_told(office: errand.Office) -> None:
    ref = errand.in_department(office)
    assert claim(later(3)) == Claimed(0, 0)

    claims = [claim(at) for at in (AMBER, AMBER, RED, RED, BREACH, BREACH, later(90 * DAY))]

    assert [(one.claimed, one.missed) for one in claims] == [(1, 0), (0, 0), (1, 1), (0, 0), (1, 1), (0, 0), (0, 0)]
    assert [list(line) for line in told(ref, "fall_overdue")] == [["promised"], ["statutory"]]
    assert lamp_of(ref, office, RED) == "red"


def test_rungs_that_passed_while_no_worker_ran_are_claimed_together(office: errand.Office) -> None:
    ref = errand.in_department(office)

    assert [claim(BREACH), claim(BREACH)] == [Claimed(1, 2), Claimed(0, 0)]

    assert [sorted(line) for line in told(ref, "fall_overdue")] == [["promised", "statutory"]]
    assert [row.side for row in queries.items(office.decider).rows] == ["statutory", "promised"]


def test_what_was_missed_while_no_worker_ran_is_told_though_somebody_acted_on_the_case_meanwhile(
    office: errand.Office,
) -> None:
    stopped, extended, told_before = (errand.in_department(office) for _ in range(3))
    claim(later(3))
    cases.open_special(stopped, SpecialGround.INSPECTION, 10, "现场检验。", by=office.reviewer, now=RED)
    cases.extend(extended, Decimal(5), "情况复杂。", by=office.decider, now=RED)
    claim(RED)
    cases.open_special(
        told_before, SpecialGround.INSPECTION, 10, "现场检验。", by=office.reviewer, now=later(8.5 * DAY)
    )

    claims = [claim(at) for at in (later(8.6 * DAY), later(8.7 * DAY))]

    assert [one.missed for one in claims] == [0, 0]
    for ref in (stopped, extended, told_before):
        assert [list(line) for line in told(ref, "fall_overdue")] == [["promised"]]


@covers("S-175")
def test_an_overdue_case_opens_an_accountability_item_and_an_apology_by_itself(office: errand.Office) -> None:
    aftermath.wired()
    ref = errand.in_department(office)

    following.claimed(RED)
    aftermath.derive(ref, RED)

    (item,) = queries.items(office.decider).rows
    assert (item.case_ref, item.side, item.answered_at) == (ref, "promised", None)
    assert item.desk_name == "reviewer岗" and item.opened_at == RED > item.due_at
    assert [row.kind for row in documents.of_case(ref, office.citizen)] == ["receipt", "acceptance", "apology"]
    assert "fall_overdue" in {row.kind for row in messages.mine(office.citizen).rows}


@covers("S-175")
def test_the_clock_stops_only_with_a_recorded_legal_reason(office: errand.Office) -> None:
    running, paused = errand.in_department(office), errand.in_department(office)
    cases.open_special(paused, SpecialGround.INSPECTION, 60, "现场检验。", by=office.reviewer, now=later(3))

    following.claimed(BREACH)

    assert (len(told(running, "fall_overdue")), told(paused, "fall_overdue")) == (1, [])


def test_what_waits_for_the_applicant_or_is_closed_is_nobodys_miss(office: errand.Office) -> None:
    mending, done = errand.received(office).ref, errand.granted(office)
    cases.open_correction(mending, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))

    following.claimed(later(90 * DAY))

    assert told(mending, "fall_overdue") == told(done, "fall_overdue") == []
    assert queries.items(office.decider).rows == ()


def test_on_the_very_moment_an_act_is_still_on_time(office: errand.Office) -> None:
    ref = errand.in_department(office)
    view = case_queries.find(ref, office.citizen, later(1))
    assert view is not None and view.due_at is not None

    following.claimed(view.due_at)

    assert told(ref, "fall_overdue") == []


def test_the_head_of_the_office_answers_once_and_nobody_else(office: errand.Office) -> None:
    errand.in_department(office)
    following.claimed(RED)
    head, ref = head_of(office), queries.items(office.decider).rows[0].ref
    said = ("审查岗空缺两天。", "已派人顶岗，今日办结。")

    with pytest.raises(NotYourRole):
        operations.answer_item(ref, *said, by=office.decider, now=RED)
    with pytest.raises(AccountabilityUnknown):
        operations.answer_item("0" * 16, *said, by=head, now=RED)
    with pytest.raises(Refusal):
        operations.answer_item(ref, " ", said[1], by=head, now=RED)
    assert queries.items(head, unanswered="yes").rows[0].may_answer

    operations.answer_item(ref, *said, by=head, now=RED)

    with pytest.raises(AlreadyDone):
        operations.answer_item(ref, *said, by=head, now=RED)
    (row,) = queries.items(head).rows
    assert (row.reason, row.remedy, row.answered_at, row.may_answer) == (*said, RED, False)
    assert queries.items(head, unanswered="yes").rows == ()


def test_who_may_not_see_the_case_sees_no_item_of_it(office: errand.Office) -> None:
    errand.in_department(office)
    following.claimed(RED)

    assert queries.items(office.citizen).rows == ()
    with pytest.raises(AccountabilityUnknown):
        operations.claim_warnings(by=office.decider, now=BREACH)


def test_many_workers_claim_each_rung_once(own_database: Address) -> None:
    office = errand.an_office()
    refs = [errand.in_department(office) for _ in range(8)]

    checked = granted_on_promise(office)

    claims: list[Claimed] = []

    def work() -> None:
        while (done := operations.claim_warnings(3, by=SYSTEM, now=RED)).claimed:
            claims.append(done)
        while operations.claim_checks(3, by=SYSTEM, now=later(90 * DAY)).claimed:
            pass

    assert aftermath.apart(work, work, work) == []

    assert (sum(one.claimed for one in claims), sum(one.missed for one in claims)) == (8, 8)
    assert [len(told(ref, "fall_overdue")) for ref in refs] == [1] * 8
    assert len(told(checked, "miss_check")) == 1
    assert journal.verify(SUBJECTS).sound
    connections.close_all()


def granted_on_promise(office: errand.Office) -> str:
    """A case whose later check nobody has made."""
    ref = errand.promise_signed(errand.received(office).ref, office.citizen)
    cases.accept_on_commitment(ref, errand.TERMS.commitment, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "齐全。", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    return ref


def test_without_the_lock_two_workers_would_take_the_same_rung(own_database: Address) -> None:
    """The twin: what the slice reads, without a lock is the same for two workers at once; locked, it is skipped."""
    errand.in_department(errand.an_office())
    bare = operations._TAKE.replace("for no key update skip locked", "")

    seen = [taken_beside(bare), taken_beside(operations._TAKE)]

    assert [[len(one) for one in pair] for pair in seen] == [[1, 1], [1, 0]]
    connections.close_all()


def taken_beside(sql: str) -> tuple[list[int], list[int]]:
    """What one worker takes, and what another takes while the first still has it."""
    other: list[int] = []
    with transaction.atomic():
        mine = taken(sql)
        assert aftermath.apart(lambda: other.extend(taken(sql))) == []
    return mine, other


def taken(sql: str) -> list[int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, (RED, 10))
        return [id_ for (id_,) in cursor.fetchall()]


@pytest.mark.parametrize("cut_at", ["update cases_case", "with n as", 'INSERT INTO "accountability', "commit"])
def test_a_worker_that_dies_at_any_line_leaves_the_rung_unclaimed(own_database: Address, cut_at: str) -> None:
    office = errand.an_office()
    ref = errand.in_department(office)
    silent = errand.received(office).ref

    assert len(aftermath.apart(lambda: dies(cut_at))) == 1
    the_server_has_noticed()
    assert told(ref, "fall_overdue") == [] and claimed_so_far() == 0

    assert claim(RED).missed == 1
    assert len(told(ref, "fall_overdue")) == 1 and told(silent, "fall_overdue") == []
    connections.close_all()


def the_server_has_noticed() -> None:
    """Until then the rows of a worker that died are held, and the next sweep passes over them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select id from cases_case for update")


def claimed_so_far() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from accountability_accountabilityitem")
        return int(cursor.fetchone()[0])


def dies(cut_at: str) -> None:
    """Claim, and lose the connection right after the statement that begins like this, or just before the commit."""

    def cut(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        done = execute(sql, params, many, context)
        if sql.strip().startswith(cut_at):
            context["connection"].connection.close()
        return done

    with transaction.atomic(), connection.execute_wrapper(cut):
        claim(RED)
        if cut_at == "commit":
            connection.connection.close()
