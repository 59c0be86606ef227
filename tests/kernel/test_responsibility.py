"""Responsibility in the kernel: who decides is apart, and every way of a case ends."""

import pytest

from tests.covers import covers
from yimen.kernel.supervision.responsibility import (
    RESPONSIBILITY_LIFE,
    STANDS,
    UNDECIDED,
    Apartness,
    HadAHand,
    HeadsTheSubject,
    OwnResponsibility,
    ResponsibilityMove,
    ResponsibilityState,
    must_be_apart,
)

SUBJECT, OPENER, FINDER, OTHER = 1, 2, 3, 9


@covers("S-387")
@pytest.mark.parametrize(
    ("ties", "refusal"),
    [
        (Apartness(SUBJECT, SUBJECT, (OPENER, FINDER), ()), OwnResponsibility),
        (Apartness(OPENER, SUBJECT, (OPENER, FINDER), ()), HadAHand),
        (Apartness(FINDER, SUBJECT, (OPENER, FINDER), ()), HadAHand),
        (Apartness(OTHER, SUBJECT, (OPENER, FINDER), (SUBJECT,)), HeadsTheSubject),
        (Apartness(OTHER, SUBJECT, (OPENER, FINDER), (OPENER,)), HadAHand),
        (Apartness(OTHER, SUBJECT, (OPENER, FINDER), (), "yes"), HeadsTheSubject),
    ],
)
def test_who_is_near_decides_nothing(ties: Apartness, refusal: type[Exception]) -> None:
    must_be_apart(Apartness(OTHER, SUBJECT, (OPENER, FINDER), ()))

    with pytest.raises(refusal):
        must_be_apart(ties)


def test_every_way_ends_and_an_appeal_is_made_once() -> None:
    life = RESPONSIBILITY_LIFE

    assert life.reachable() == set(ResponsibilityState)
    assert not list(life.open_moves(ResponsibilityState.WITHDRAWN))
    assert not list(life.open_moves(ResponsibilityState.CLEARED))
    assert [state for state in ResponsibilityState if ResponsibilityMove.APPEAL in life.open_moves(state)] == [
        "decided"
    ]
    assert not STANDS & UNDECIDED
