"""Benchmarks: a published value beside the figure counted here; the gap says its direction, and context has none."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.rates import Share
from yimen.kernel.reform.benchmarks import (
    MEASURED,
    BenchmarkFigure,
    BenchmarkStanding,
    BenchmarkUnit,
    NotAnAmount,
    OwnFigure,
    amount_of,
    digits_of,
    gap,
)

EXCELLENT, TRIPS, ON_TIME = BenchmarkFigure.EXCELLENT, BenchmarkFigure.TRIPS, BenchmarkFigure.ON_TIME


def test_the_gap_is_in_points_and_says_who_is_ahead_by_what_is_wanted_of_the_figure() -> None:
    found = [
        gap(Decimal(theirs), OwnFigure(figure, Share(part, whole)))
        for figure, part, whole, theirs in (
            (ON_TIME, 95, 100, "99.5"), (ON_TIME, 1, 1, "99.5"), (TRIPS, 12, 10, "0.5"), (TRIPS, 2, 10, "0.5"),
            (EXCELLENT, 20, 100, "30"), (EXCELLENT, 3, 10, "30"),
        )
    ]  # fmt: skip

    assert [(one.told, one.stands) for one in found if one] == [
        ("-4.5", BenchmarkStanding.BEHIND), ("+0.5", BenchmarkStanding.AHEAD), ("+0.70", BenchmarkStanding.BEHIND),
        ("-0.30", BenchmarkStanding.AHEAD), ("-10.0", BenchmarkStanding.BELOW), ("0", BenchmarkStanding.EVEN),
    ]  # fmt: skip
    assert gap(Decimal(30), OwnFigure(EXCELLENT, Share(0, 0))) is None


def test_ours_is_told_with_as_many_digits_as_theirs_and_never_as_all_while_it_is_short_of_it() -> None:
    ours = OwnFigure(ON_TIME, Share(9999, 10000))

    assert ours.told(digits_of(Decimal("92.69"), BenchmarkUnit.PERCENT)) == "99.99"
    assert ours.told(digits_of(Decimal("90"), BenchmarkUnit.PERCENT)) == "99.9"
    assert OwnFigure(BenchmarkFigure.ITEMS, Share(20435, 1)).told(0) == "20,435"
    assert OwnFigure(TRIPS, Share(0, 0)).told(2) == "—"


def test_what_cannot_be_in_its_unit_is_no_amount() -> None:
    for typed, unit, figure in (
        ("三成", BenchmarkUnit.PERCENT, ""), ("NaN", BenchmarkUnit.COUNT, ""), ("0.00001", BenchmarkUnit.PERCENT, ""),
        ("101", BenchmarkUnit.PERCENT, ON_TIME), ("-1", BenchmarkUnit.TIMES, TRIPS), ("0", BenchmarkUnit.RANK, ""),
        ("5.5", BenchmarkUnit.RANK, ""), ("1,5", BenchmarkUnit.PERCENT, ON_TIME),
        ("5%", BenchmarkUnit.RANK, ""), ("30%", BenchmarkUnit.COUNT, ""), ("1e400", BenchmarkUnit.COUNT, ""),
    ):  # fmt: skip
        with pytest.raises(NotAnAmount):
            amount_of(typed, unit, figure)

    assert amount_of("92.69%", BenchmarkUnit.PERCENT, ON_TIME) == Decimal("92.69")
    assert amount_of("20,435", BenchmarkUnit.COUNT, BenchmarkFigure.ITEMS) == 20435
    assert amount_of("-3.5", BenchmarkUnit.PERCENT, "") == Decimal("-3.5")


@given(st.sampled_from(BenchmarkFigure), st.integers(0, 10**6), st.integers(1, 10**6), st.decimals(0, 100, places=4))
def test_a_gap_has_the_sign_of_the_difference_and_is_told_to_half_a_step(
    figure: BenchmarkFigure, part: int, whole: int, theirs: Decimal
) -> None:
    ours = OwnFigure(figure, Share(part, whole))

    found = gap(theirs, ours)

    assert found is not None and ours.amount is not None
    exact = ours.amount - Fraction(theirs)
    digits = digits_of(theirs, MEASURED[figure][0])
    assert abs(Fraction(found.by) - exact) <= Fraction(1, 2 * 10**digits)
    assert not found.by or (found.by > 0) is (exact > 0)
