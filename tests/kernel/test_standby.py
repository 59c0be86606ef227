"""Who counts as there, how long a pair has, and which two it is."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.limit import Unit
from yimen.kernel.visits.standby import (
    LONGEST_WAIT,
    STALE,
    NobodyApproves,
    NobodyReviews,
    OneAlone,
    Ready,
    Standing,
    pair_of,
    wait_given,
)

NINE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
minutes = st.integers(0, 600).map(lambda n: timedelta(minutes=n))


@given(minutes, minutes, minutes)
def test_nobody_stands_by_longer_than_they_said_nor_after_closing(
    said: timedelta, until: timedelta, later: timedelta
) -> None:
    standing = Standing(NINE, NINE + said, NINE + said + until)
    now = NINE + later

    if standing.lasts_at(now):
        assert now - standing.said_at < STALE and now < standing.until
    assert not standing.lasts_at(standing.ends)
    assert not standing.lasts_at(NINE - timedelta(seconds=1))


@given(
    st.one_of(
        st.none(),
        st.builds(TimeLimit, st.integers(0, 2000).map(lambda n: Decimal(n) / 10), st.sampled_from(list(Unit))),
    )
)
def test_a_pair_always_has_some_minutes_and_never_more_than_anybody_should_wait(promised: TimeLimit | None) -> None:
    given_to_both = wait_given(promised)

    assert given_to_both.unit is Unit.MINUTE and 0 < given_to_both.amount <= LONGEST_WAIT


def test_an_item_of_thirty_minutes_gives_its_pair_thirty() -> None:
    assert wait_given(TimeLimit(Decimal(30), "minute")).amount == 30
    assert wait_given(TimeLimit(Decimal(5), "working_day")).amount == LONGEST_WAIT


officers = st.lists(
    st.builds(Ready, st.integers(1, 5), st.just("ref"), st.integers(1, 9), st.integers(0, 3)), max_size=5
)


@given(officers, officers, st.integers(0, 100))
def test_a_pair_is_of_two_officers_and_no_other_pair_has_less_waiting(
    reviewers: list[Ready], approvers: list[Ready], lot: int
) -> None:
    could = [(one, other) for one in reviewers for other in approvers if one.staff_id != other.staff_id]
    if not could:
        wanted = NobodyReviews if not reviewers else NobodyApproves if not approvers else OneAlone
        with pytest.raises(wanted):
            pair_of(reviewers, approvers, lambda n: lot % n)
        return

    one, other = pair_of(reviewers, approvers, lambda n: lot % n)

    assert one.staff_id != other.staff_id
    assert one.waiting + other.waiting == min(a.waiting + b.waiting for a, b in could)
