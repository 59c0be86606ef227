"""What a division misses goes up by itself to its head and its leader, who say once what is to be done."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import concentrating as the
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.channels.clockwork import following
from yimen.engine.case.accountability import operations, queries
from yimen.engine.case.accountability.operations import EscalationUnknown
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import AlreadyDone
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.offices.concentration import Duty
from yimen.kernel.text import TextMissing
from yimen.registries.concentration import leading
from yimen.registries.concentration import operations as concentration
from yimen.registries.dated import day_of

DAY = 24.0
RED, BREACH = later(8 * DAY), later(30 * DAY)


@standing
def office() -> errand.Office:
    one = errand.an_office()
    the.a_division(one)
    return one


def appointed(office: errand.Office, duty: str, number: str) -> Actor:
    """Somebody with a duty in the division, who may hold no post at all."""
    staff = town.an_officer(office.town, "reviewer", number)
    concentration.appoint(office.town.office, staff, duty, BEGAN, "任命", by=SYSTEM, now=NOW)
    return town.signed_on(staff, f"duty.{number}")


@covers("S-019")
def test_a_missed_promise_goes_up_to_the_head_and_a_breach_of_the_statute_to_the_leader_too(
    office: errand.Office,
) -> None:
    leader, head = appointed(office, "leader", "a1"), appointed(office, "head", "a2")
    ref = errand.in_department(office)

    following.claimed(RED)
    only_promised = [[row.side for row in queries.brought_before(one, day_of(RED)).rows] for one in (leader, head)]
    following.claimed(BREACH)

    assert only_promised == [[], ["promised"]]
    assert [row.side for row in queries.brought_before(leader, day_of(BREACH)).rows] == ["statutory"]
    assert [row.side for row in queries.brought_before(head, day_of(BREACH)).rows] == ["statutory", "promised"]
    assert queries.brought_before(office.decider, day_of(BREACH)).rows == ()
    assert queries.brought_before(office.citizen, day_of(BREACH)).rows == ()
    breach, promise = queries.items(office.decider).rows
    assert [(one.duty, one.staff_name) for one in breach.brought_up] == [("head", "何a2"), ("leader", "何a1")]
    assert [one.duty for one in promise.brought_up] == ["head"] and breach.case_ref == ref


@covers("S-019")
def test_who_has_the_duty_says_once_what_is_to_be_done_and_it_is_on_record(office: errand.Office) -> None:
    leader, head = appointed(office, "leader", "a1"), appointed(office, "head", "a2")
    ref = errand.in_department(office)
    following.claimed(BREACH)
    (row,) = queries.brought_before(leader, day_of(BREACH)).rows
    refused = (
        (EscalationUnknown, row.ref, "三日内办结。", head),
        (EscalationUnknown, row.ref, "三日内办结。", office.decider),
        (EscalationUnknown, row.ref, "三日内办结。", SYSTEM),
        (EscalationUnknown, "nothing", "三日内办结。", leader),
        (TextMissing, row.ref, " ", leader),
    )

    for refusal, which, said, by in refused:
        with pytest.raises(refusal):
            operations.instruct(which, said, by=by, now=BREACH)

    assert queries.brought_before(leader, day_of(BREACH)).rows == (row,)
    operations.instruct(row.ref, "三日内办结。", by=leader, now=BREACH)
    with pytest.raises(AlreadyDone):
        operations.instruct(row.ref, "再说一遍。", by=leader, now=BREACH)
    (said_so,) = queries.brought_before(leader, day_of(BREACH)).rows
    assert (said_so.instruction, said_so.instructed_by, said_so.instructed_at) == ("三日内办结。", "何a1", BREACH)
    view = cases.find(ref, office.decider, BREACH) or pytest.fail()
    assert "instruct" in [one.verb for one in view.timeline]


@covers("S-019")
def test_what_goes_up_while_a_duty_is_vacant_waits_for_its_next_holder_and_the_gap_is_told(
    office: errand.Office,
) -> None:
    assert [row.lacks for row in leading.gaps(TODAY).rows] == [(Duty.LEADER, Duty.HEAD)]
    first = appointed(office, "head", "a2")
    assert [row.lacks for row in leading.gaps(TODAY).rows] == [(Duty.LEADER,)]
    errand.in_department(office)

    following.claimed(BREACH)
    breach = queries.items(office.decider).rows[0]
    second, leader = appointed(office, "deputy", "a3"), appointed(office, "leader", "a1")
    assert second.staff_id is not None

    assert [(one.duty, one.staff_name) for one in breach.brought_up] == [("head", "何a2"), ("leader", "")]
    assert len(queries.brought_before(leader, day_of(BREACH)).rows) == 1
    assert queries.brought_before(second, day_of(BREACH)).rows == ()
    assert leading.gaps(TODAY).rows == () and len(queries.brought_before(first, day_of(BREACH)).rows) == 2
    assert leading.gaps(BEGAN - timedelta(days=1)).rows == ()


def test_an_office_without_a_division_answers_by_its_head_as_before(db: None) -> None:
    office = errand.an_office()
    errand.in_department(office)

    following.claimed(BREACH)

    assert [row.brought_up for row in queries.items(office.decider).rows] == [(), ()]
