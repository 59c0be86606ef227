"""Waiting: the estimate ends near where a simulated hall does, and who cannot know says so."""

import heapq

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.visits.waiting import (
    FEWEST,
    TARGET_MINUTES,
    Serving,
    Unknown,
    When,
    advise,
    minutes_to_wait,
    quietest,
)

counters = st.integers(1, 60)
before = st.integers(0, 400)
means = st.integers(1, 90)


def known(before: int, serving: Serving) -> int:
    found = minutes_to_wait(before, serving)
    assert isinstance(found, int) and not isinstance(found, Unknown)
    return found


def hall(before: int, counters: int, mean: int, since: list[int]) -> int:
    """When somebody is called who has so many before them, in a hall where everybody takes the same time."""
    free = [mean - begun % mean for begun in since[:counters]] + [0] * (counters - len(since))
    heapq.heapify(free)
    for _ in range(before):
        heapq.heappush(free, heapq.heappop(free) + mean)
    return free[0]


@given(before, counters, means, st.lists(st.integers(0, 90), max_size=60))
def test_the_estimate_is_never_off_by_more_than_one_visitor(before: int, n: int, mean: int, since: list[int]) -> None:
    busy = since[:n]
    serving = Serving(n, n - len(busy), FEWEST, mean)

    # What is left at each counter is not known: half of the queue's turns may come a whole visitor earlier or later.
    assert abs(known(before, serving) - hall(before, n, mean, busy)) <= mean + 1


@given(before, before, counters, means)
def test_more_people_before_one_never_shorten_the_wait_and_one_more_counter_never_lengthens_it(
    few: int, more: int, n: int, mean: int
) -> None:
    serving = Serving(n, 0, FEWEST, mean)

    assert known(few, serving) <= known(few + more, serving)
    assert known(few, Serving(n + 1, 0, FEWEST, mean)) <= known(few, serving)
    assert known(few, Serving(n, n, FEWEST, mean)) <= known(few, serving)


@given(before, counters, st.integers(0, FEWEST - 1))
def test_who_cannot_know_says_so(before: int, n: int, counted: int) -> None:
    assert minutes_to_wait(before, Serving(n, 0, counted, 5.0)) is Unknown.TOO_FEW
    assert minutes_to_wait(before, Serving(0, 0, FEWEST, 5.0)) is Unknown.NO_COUNTER


def test_whoever_comes_to_a_free_counter_waits_for_nothing() -> None:
    assert known(0, Serving(2, 1, FEWEST, 12.0)) == 0
    assert known(0, Serving(2, 0, FEWEST, 12.0)) == 6
    assert known(4, Serving(2, 0, FEWEST, 6.0)) == 15


def test_the_quietest_hour_is_the_earliest_of_those_in_which_people_wait_least() -> None:
    assert quietest([(9, 20.0), (15, 4.0), (11, 4.0)]) == (11, 4.0)
    assert quietest([]) is None


hours = st.lists(st.tuples(st.integers(8, 17), st.floats(0, 90)), max_size=8)


@given(st.none() | st.integers(0, 200), hours)
def test_nobody_is_advised_to_come_when_they_would_wait_longer(now: int | None, later: list[tuple[int, float]]) -> None:
    advice = advise(now, later)

    if advice.when is When.LATER:
        assert now is None or (advice.minutes is not None and advice.minutes < now)
        assert advice.hour in {hour for hour, _ in later}
    elif advice.when is When.NOW:
        assert now is not None and (now <= TARGET_MINUTES or all(now <= minutes + 1 for _, minutes in later))
    else:
        assert now is None and not later
