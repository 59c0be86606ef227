"""Land: what overlaps is measured exactly, with holes, in several parts, and along a line not at all."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.projects.geometry import (
    SQUARE_METRE,
    LandUnreadable,
    area,
    digest_of,
    land_of,
    overlap,
    square_metres,
)

BLOCK = land_of("0,0 10,0 10,10 0,10")


def metres(first: str, second: str) -> Fraction:
    return overlap(land_of(first), land_of(second)) / SQUARE_METRE


def test_overlaps_are_exact_with_holes_parts_and_slopes() -> None:
    assert area(BLOCK) == 100 * SQUARE_METRE
    assert metres("0,0 10,0 10,10 0,10", "5,5 15,5 15,15 5,15") == 25
    assert metres("0,0 10,0 10,10 0,10\n2,2 4,2 4,4 2,4", "0,0 10,0 10,10 0,10") == 96
    assert metres("0,0 10,0 10,10 0,10; 20,0 30,0 30,10 20,10", "5,-5 25,-5 25,5 5,5") == 50
    assert metres("0,0 10,0 10,10 0,10", "0,0 10,10 20,0") == 50
    assert metres("0,0 3,0 0,1", "0,0 3,1 3,0") == Fraction(3, 4)


def test_what_only_borders_on_a_line_does_not_touch_it_and_a_sliver_is_not_nothing() -> None:
    assert metres("0,0 10,0 10,10 0,10", "10,0 20,0 20,10 10,10") == 0
    sliver = overlap(BLOCK, land_of("9.99,0 20,0 20,0.01 9.99,0.01"))
    assert sliver == 1 and str(square_metres(sliver)) == "0.01" and str(square_metres(Fraction(0))) == "0.00"


def test_the_same_land_is_known_however_its_rings_are_begun_and_run() -> None:
    assert digest_of(BLOCK) == digest_of(land_of("10,10 10,0 0,0 0,10 10,10"))
    assert digest_of(BLOCK) != digest_of(land_of("0,0 10,0 10,10 0,10.01"))


@pytest.mark.parametrize("text", ["", "0,0 1,1", "0,0 1,1 2,2", "0,0 a,1 2,3", "0,0 1.001,0 1,1", "0,0 1,0 nan,1"])
def test_land_without_an_area_is_refused(text: str) -> None:
    with pytest.raises(LandUnreadable):
        land_of(text)


corners = st.integers(-50, 50)
triangles = st.tuples(*[st.tuples(corners, corners)] * 3).map(lambda ring: (ring,))


@given(triangles, triangles)
def test_an_overlap_is_the_same_both_ways_and_never_more_than_either(first: tuple, second: tuple) -> None:  # type: ignore[type-arg]
    shared = overlap(first, second)

    assert shared == overlap(second, first)
    assert 0 <= shared <= min(area(first), area(second))


@given(triangles)
def test_the_area_of_a_triangle_is_half_its_cross_product(ring: tuple) -> None:  # type: ignore[type-arg]
    ((a, b, c),) = ring
    assert area(ring) == abs(Fraction((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]), 2))
