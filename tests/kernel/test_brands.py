"""Brands: a colour in which nobody could read is refused, and the shades of one that is taken keep their distance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.brands import BLACK, LEAST, WHITE, NoColour, Unreadable, colour_of, contrast, must_be_readable, shades

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_as_far_as_it_goes_and_the_blue_of_the_house_can_be_read() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21) and contrast(WHITE, WHITE) == 1
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
    must_be_readable("#1a4f9c")
    assert colour_of(" #A61B29 ") == "#a61b29"


@pytest.mark.parametrize("typed", ["a61b29", "#a61b2", "red", "#a61b2g", "", "#a61b29; }"])
def test_what_is_no_colour_is_none(typed: str) -> None:
    with pytest.raises(NoColour):
        colour_of(typed)


@given(COLOURS)
def test_a_colour_is_either_refused_or_read_wherever_the_house_writes_with_it(colour: str) -> None:
    of = shades(colour)
    try:
        must_be_readable(colour)
    except Unreadable as refused:
        assert float(refused.ratio) < LEAST
    else:
        assert all(contrast(WHITE, of[name]) >= LEAST for name in ("trust", "trust-strong", "trust-deep"))
        assert contrast(of["trust"], of["trust-tint"]) >= LEAST
