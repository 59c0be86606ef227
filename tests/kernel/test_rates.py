"""Rates as centres publish them: said once, rounded half up, all only when nothing is missing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.rates import Share, per_hundred, percent, points, shares_of_all
from yimen.kernel.reform.streamlining import rate

COUNTS = st.integers(0, 1_000_000)

#: What cities published (the figures of docs/capabilities.md): a part, its whole, how many digits, what was printed.
PUBLISHED = (
    (13_201, 20_435, 1, "64.6%"),
    (319, 451, 2, "70.73%"),
    (36, 39, 1, "92.3%"),
    (25, 29, 1, "86.2%"),
    (567, 629, 1, "90.1%"),
    (217, 417, 1, "52.0%"),
    (3_507, 3_507, 1, "100.0%"),
    (3_379, 3_379, 1, "100.0%"),
    (3_049, 4_620, 0, "66%"),
)
#: What cities brought down: before, after, and the rate they printed or that follows.
BROUGHT_DOWN = ((410, 85, "79.3%"), (26, 11, "57.7%"), (7, 3, "57.1%"), (11, 8, "27.3%"), (30, 15, "50.0%"))
#: What no number of items can make: a printed rate and the whole it was said of.
IMPOSSIBLE = (("92.69%", 1_257, 2), ("30.32%", 368, 2))


@pytest.mark.parametrize(("part", "whole", "digits", "printed"), PUBLISHED)
def test_a_published_rate_is_said_as_it_was_published(part: int, whole: int, digits: int, printed: str) -> None:
    assert percent(Share(part, whole).rate, digits) == printed


@pytest.mark.parametrize(("before", "after", "printed"), BROUGHT_DOWN)
def test_what_was_brought_down_is_the_difference_of_the_sums_over_the_sum_before(
    before: int, after: int, printed: str
) -> None:
    assert percent(rate(before, after)) == printed


@pytest.mark.parametrize(("printed", "whole", "digits"), IMPOSSIBLE)
def test_a_rate_that_no_number_of_items_makes_is_never_said(printed: str, whole: int, digits: int) -> None:
    assert all(percent(Share(part, whole).rate, digits) != printed for part in range(whole + 1))


@given(COUNTS, COUNTS, st.integers(0, 2))
def test_a_rate_is_said_to_the_nearest_digit_and_as_all_only_when_it_is_all(part: int, more: int, digits: int) -> None:
    of = Share(part, part + more)

    if of.rate is None:
        assert percent(of.rate, digits) == "—"
        return
    said = per_hundred(of.rate, digits)
    assert abs(Fraction(said) - of.rate * 100) <= Fraction(1, 2 * 10**digits) or said == 100 - Fraction(1, 10**digits)
    assert (said == 100) is (more == 0)


@given(st.fractions(-3, 3), st.fractions(-3, 3))
def test_more_never_reads_as_less(one: Fraction, other: Fraction) -> None:
    assert (one <= other) <= (per_hundred(one) <= per_hundred(other))
    assert per_hundred(-one) == -per_hundred(one)


@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_the_parts_of_one_whole_add_up_to_a_hundred(counts: list[int]) -> None:
    told = shares_of_all(counts)

    assert sum(told) == (100 if any(counts) else 0)
    if any(counts):
        lost = [abs(said * sum(counts) - 100 * count) for said, count in zip(told, counts, strict=True)]
        assert max(lost) < sum(counts)


def test_nine_seventeen_and_six_divisions_of_thirty_two_are_28_53_and_19_percent() -> None:
    assert shares_of_all((9, 17, 6)) == (28, 53, 19)


def test_a_speed_up_is_told_in_percentage_points() -> None:
    assert points(Fraction(4, 10), Fraction(7, 10)) == 30
    assert points(None, Fraction(1)) is None
    assert (percent(None), percent(Fraction(-1, 3))) == ("—", "-33.3%")
