"""Fairness: a few cases prove nothing, and nobody stands out among those who do alike."""

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.reform.fairness import ENOUGH, Point, standing_out

POINTS = st.lists(
    st.integers(0, 50).flatmap(
        lambda cases: st.builds(Point, st.just(cases), st.integers(0, cases), st.none() | st.integers(0, 5000))
    ),
    max_size=6,
)


@given(POINTS)
def test_a_point_with_few_cases_never_stands_out(points: list[Point]) -> None:
    said = standing_out(points)

    assert len(said) == len(points)
    assert all(out == "" for out, one in zip(said, points, strict=True) if one.cases < ENOUGH)


@given(st.integers(1, 6), st.integers(0, 60), st.integers(0, 60), st.integers(0, 5000))
def test_points_that_do_alike_do_not_stand_out(count: int, cases: int, noes: int, median: int) -> None:
    assert set(standing_out([Point(cases, min(cases, noes), median)] * count)) == {""}


def test_a_slower_and_a_stricter_point_are_named() -> None:
    usual = Point(20, 1, 600)

    assert standing_out([usual, usual, Point(20, 1, 1200), Point(20, 9, 600)]) == ("", "", "slower", "stricter")
