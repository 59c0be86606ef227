"""Window groups: figures of counters, and what they recommend."""

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.visits.window_groups import AIM, CounterAdvice, Load, needed, together

loads = st.builds(Load, st.integers(0, 500), st.integers(0, 5000), st.integers(0, 5000), st.integers(1, 9))


@given(st.lists(loads, max_size=5))
def test_a_group_is_as_busy_as_its_counters_together(parts: list[Load]) -> None:
    whole = together(parts)

    assert whole.busy_minutes == sum(one.busy_minutes for one in parts)
    assert whole.windows == sum(one.windows for one in parts)


@given(st.integers(1, 100_000), st.integers(1, 10_000))
def test_so_many_counters_are_needed_that_none_is_busier_than_meant(busy: int, opened: int) -> None:
    count = needed(busy, opened)

    assert busy <= count * opened * AIM + 1e-6
    assert busy > (count - 1) * opened * AIM - 1e-6


def test_a_full_counter_asks_for_another_and_an_empty_one_for_a_neighbour() -> None:
    assert Load(30, 380, 420, 1).advice is CounterAdvice.ADD
    assert Load(10, 200, 420, 1).advice is CounterAdvice.KEEP
    assert Load(0, 0, 420, 1).advice is CounterAdvice.MERGE
    assert Load(0, 0, 0, 1).advice is CounterAdvice.KEEP
    assert needed(0, 420) == 0
