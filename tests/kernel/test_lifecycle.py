"""Lifecycles: every state can be reached, nothing leaves a dead one, and door, guard and diagram read one table."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.case_life import CASE_LIFE, NATIONAL_CODE, OPEN_STATES, CaseMove, CaseState
from yimen.kernel.certificate_life import CERTIFICATE_LIFE, CertificateState
from yimen.kernel.change_life import CHANGE_LIFE, ChangeState
from yimen.kernel.check_life import CHECK_LIFE, CheckState
from yimen.kernel.lifecycle import Lifecycle, WrongState
from yimen.kernel.money.bill_life import BILL_LIFE, REFUND_LIFE, BillState, RefundState
from yimen.kernel.version_life import VERSION_LIFE, VersionState
from yimen.kernel.visits.appointment_life import APPOINTMENT_LIFE, AppointmentState

Life = Lifecycle[Any, Any]
LIVES = {
    "case": CASE_LIFE,
    "certificate": CERTIFICATE_LIFE,
    "version": VERSION_LIFE,
    "change": CHANGE_LIFE,
    "appointment": APPOINTMENT_LIFE,
    "bill": BILL_LIFE,
    "refund": REFUND_LIFE,
    "check": CHECK_LIFE,
}
DEAD = {
    "case": {
        CaseState.WITHDRAWN_EARLY,
        CaseState.NOT_NEEDED,
        CaseState.REFUSED,
        CaseState.DENIED,
        CaseState.WITHDRAWN,
        CaseState.REVOKED,
    },
    "certificate": {CertificateState.REVOKED, CertificateState.CANCELLED},
    "check": {CheckState.PASSED, CheckState.REVOKED},
    "version": {VersionState.CANCELLED, VersionState.DISCARDED},
    "change": {ChangeState.DECIDED, ChangeState.WITHDRAWN},
    "appointment": {AppointmentState.ARRIVED, AppointmentState.CANCELLED, AppointmentState.EXCUSED},
    "bill": {BillState.WAIVED, BillState.CANCELLED, BillState.REFUNDED},
    "refund": {RefundState.DONE, RefundState.REJECTED},
}
lives = pytest.mark.parametrize("name", LIVES)


@lives
def test_every_state_can_be_reached(name: str) -> None:
    assert LIVES[name].reachable() == set(type(LIVES[name].start))


@lives
def test_nothing_leaves_a_dead_state_and_every_other_has_a_way_on(name: str) -> None:
    life = LIVES[name]

    assert {state for state in type(life.start) if not list(life.open_moves(state))} == DEAD[name]


@lives
@given(data=st.data())
def test_a_move_is_taken_exactly_where_the_door_offers_it(name: str, data: st.DataObject) -> None:
    life = LIVES[name]
    state = data.draw(st.sampled_from(list(type(life.start))))
    move = data.draw(st.sampled_from(list(life.moves)))

    if move in set(life.open_moves(state)):
        assert (state, life.after(move, state)) in set(life.jumps())
    else:
        with pytest.raises(WrongState) as refused:
            life.after(move, state)
        assert (refused.value.move, refused.value.state) == (move, state)


@lives
@given(data=st.data())
def test_whatever_way_is_taken_it_stays_in_the_table(name: str, data: st.DataObject) -> None:
    life = LIVES[name]
    state = data.draw(st.sampled_from(sorted({life.start, *life.also_starts})))

    for _ in range(data.draw(st.integers(0, 30))):
        ways = sorted(life.open_moves(state))
        if not ways:
            assert state in DEAD[name]
            break
        state = life.after(data.draw(st.sampled_from(ways)), state)
        assert state in life.reachable()


@lives
def test_diagram_and_guard_show_every_jump_and_no_other(name: str) -> None:
    life = LIVES[name]
    jumps = {(str(old), str(new)) for old, new in life.jumps()}
    drawn = {tuple(line.split(": ")[0].split(" --> ")) for line in life.diagram().splitlines()[2:]}
    _, _, updates = life.guard_sql("things").partition("elsif")
    guarded = set(re.findall(r"(\w+)>(\w+)", updates))

    assert {(old.strip(), new) for old, new in drawn} == jumps
    assert guarded == jumps


def test_the_states_of_a_case_are_the_fifteen_of_the_national_list_in_its_order() -> None:
    assert list(NATIONAL_CODE.values()) == list(range(1, 16))
    assert (NATIONAL_CODE[CaseState.RECEIVED], NATIONAL_CODE[CaseState.REFUSED]) == (1, 5)
    assert (NATIONAL_CODE[CaseState.GRANTED], NATIONAL_CODE[CaseState.REVOKED]) == (11, 15)


def test_an_open_case_is_one_whose_outcome_is_still_to_come() -> None:
    outcomes = {CaseState.GRANTED, CaseState.GRANTED_TOLERATED}

    assert set(CaseState) - OPEN_STATES == DEAD["case"] | outcomes


def test_no_window_move_ends_in_a_refusal_but_the_confirmed_one() -> None:
    assert {move for move, (_, target) in CASE_LIFE.moves.items() if target is CaseState.REFUSED} == {CaseMove.REFUSE}


def test_a_case_is_decided_only_after_it_was_accepted() -> None:
    outcomes = {CaseState.GRANTED, CaseState.GRANTED_TOLERATED, CaseState.DENIED}
    without = Lifecycle(
        CASE_LIFE.start, {m: way for m, way in CASE_LIFE.moves.items() if way[1] is not CaseState.ACCEPTED}
    )

    assert not without.reachable() & outcomes
