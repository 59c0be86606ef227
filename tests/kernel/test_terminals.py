"""How long a sitting at a public computer lasts, whatever its pages do."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.visits.terminals import IDLE, LONGEST, SittingEnd, ended_how, is_over, minutes_left, sitting_ends

BEGAN = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
spans = st.integers(0, 5400).map(lambda seconds: timedelta(seconds=seconds))


@given(spans, spans)
def test_a_sitting_is_over_exactly_when_no_minute_is_left(until_seen: timedelta, since: timedelta) -> None:
    seen, now = BEGAN + until_seen, BEGAN + until_seen + since

    over = is_over(BEGAN, seen, now)

    assert over == (minutes_left(sitting_ends(BEGAN, seen), now) == 0)
    assert over == (since >= IDLE or now - BEGAN >= LONGEST)
    assert (ended_how(BEGAN, seen, now) is SittingEnd.FINISHED) is not over


@given(spans, spans)
def test_a_click_never_shortens_a_sitting_and_none_outlasts_the_longest(first: timedelta, more: timedelta) -> None:
    before, after = sitting_ends(BEGAN, BEGAN + first), sitting_ends(BEGAN, BEGAN + first + more)

    assert before <= after <= BEGAN + LONGEST
