"""Changes: the way of a change has its levels in their order, other eyes at each, and a notice of working days."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.change_life import (
    CHANGE_LIFE,
    ENDING,
    LEVELS,
    LYING_FAST,
    NOTICE_DAYS,
    OPEN,
    PASSES,
    SPEAKING,
    WITH_COUNTERPART,
    ChangeKind,
    ChangeMove,
    ChangeState,
    Counterpart,
    CounterpartUnfit,
    ItemKindChanges,
    ItemKindStays,
    NobodyToName,
    NoticeNeeded,
    OwnProposal,
    ReviewedBefore,
    may_skip_notice,
    must_agree,
    must_be_other_eyes,
    must_name,
    notice_until,
)
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.terms import ItemKind
from yimen.kernel.time.national import NATIONAL
from yimen.kernel.version_life import BINDING, Standing, VersionState, standing

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
people = st.integers(1, 5)


def test_no_change_is_decided_past_one_of_the_levels() -> None:
    for move in PASSES.values():
        without = Lifecycle(CHANGE_LIFE.start, {m: way for m, way in CHANGE_LIFE.moves.items() if m is not move})
        assert ChangeState.DECIDED not in without.reachable()


def test_what_waits_at_a_level_lies_fast_and_is_open() -> None:
    assert set(LEVELS) == LYING_FAST
    assert LYING_FAST < OPEN
    assert {state for state in ChangeState if list(CHANGE_LIFE.open_moves(state))} == OPEN


@given(reviewer=people, authors=st.frozensets(people), reviewers=st.lists(people))
def test_a_level_is_reviewed_by_eyes_that_neither_wrote_nor_reviewed(
    reviewer: int, authors: frozenset[int], reviewers: list[int]
) -> None:
    if reviewer in authors:
        with pytest.raises(OwnProposal):
            must_be_other_eyes(reviewer, authors, reviewers)
    elif reviewer in reviewers:
        with pytest.raises(ReviewedBefore):
            must_be_other_eyes(reviewer, authors, reviewers)
    else:
        must_be_other_eyes(reviewer, authors, reviewers)


@pytest.mark.parametrize("kind", ChangeKind)
def test_only_a_slip_of_the_pen_may_be_mended_unseen(kind: ChangeKind) -> None:
    assert NOTICE_DAYS[kind] >= 1
    if kind is ChangeKind.CORRECTION:
        may_skip_notice(kind)
    else:
        with pytest.raises(NoticeNeeded):
            may_skip_notice(kind)


def test_no_kind_both_speaks_and_ends() -> None:
    assert not SPEAKING & ENDING
    assert set(ChangeKind) - SPEAKING - ENDING == {ChangeKind.SUSPEND, ChangeKind.RESUME}


@given(kind=st.sampled_from(ChangeKind), before=st.sampled_from(ItemKind), after=st.sampled_from(ItemKind))
def test_the_kind_of_an_item_changes_by_a_conversion_and_by_nothing_else(
    kind: ChangeKind, before: ItemKind, after: ItemKind
) -> None:
    if (kind is ChangeKind.CONVERT) == (before != after):
        must_agree(kind, before, after)
    else:
        with pytest.raises(ItemKindStays if before == after else ItemKindChanges):
            must_agree(kind, before, after)


@pytest.mark.parametrize("kind", ChangeKind)
def test_somebody_else_is_named_by_three_kinds_alone(kind: ChangeKind) -> None:
    must_name(kind, "各县（市、区）" if kind in WITH_COUNTERPART else "", Counterpart.OUTSIDE)

    with pytest.raises(CounterpartUnfit if kind in WITH_COUNTERPART else NobodyToName):
        must_name(kind, "市场监管局", Counterpart.ITSELF)


@given(kind=st.sampled_from(ChangeKind), minutes=st.integers(0, 60 * 24 * 20))
def test_a_notice_is_shown_for_its_working_days(kind: ChangeKind, minutes: int) -> None:
    begins = NOON + timedelta(minutes=minutes)

    ends = notice_until(NATIONAL, begins, NOTICE_DAYS[kind])

    assert ends - begins >= timedelta(days=NOTICE_DAYS[kind]) - timedelta(hours=14)
    assert NATIONAL.between(begins, ends) >= timedelta(hours=7) * (NOTICE_DAYS[kind] - 1)


@given(
    state=st.sampled_from(VersionState),
    begins=st.none() | st.integers(-5, 5),
    length=st.none() | st.integers(1, 5),
    suspended=st.sampled_from(["yes", "no"]),
)
def test_where_a_version_stands_follows_from_its_span_and_the_moment(
    state: VersionState, begins: int | None, length: int | None, suspended: str
) -> None:
    since = None if begins is None else NOON + timedelta(days=begins)
    until = None if since is None or length is None else since + timedelta(days=length)

    stands = standing(state, since, until, suspended, NOON)

    in_force = since is not None and since <= NOON and (until is None or until > NOON) and state in BINDING
    assert (stands in (Standing.IN_FORCE, Standing.SUSPENDED)) == in_force
    assert (stands is Standing.SUSPENDED) == (in_force and suspended == "yes")
    assert (stands is Standing.SCHEDULED) == (state in BINDING and since is not None and since > NOON)


def test_a_decided_change_is_not_reviewed_again() -> None:
    assert not list(CHANGE_LIFE.open_moves(ChangeState.DECIDED))
    assert ChangeMove.SEND_BACK in set(CHANGE_LIFE.open_moves(ChangeState.ON_NOTICE))
