"""Rounds: the lot comes out of the secret alone, and a joint round is made by several."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.kernel.rounds import JointNeedsSeveral, PointUnknown, TooFewToDraw, drawn, must_be_points, must_be_several

DAYS = [date(2026, 11, 20) + timedelta(days=n) for n in range(5)]
windows = st.sets(st.text(min_size=1, max_size=8), min_size=1, max_size=12)


@settings(max_examples=30, deadline=None)
@given(windows, st.text(max_size=8), st.data())
def test_whoever_knows_the_secret_draws_the_same_again(found: set[str], secret: str, data: st.DataObject) -> None:
    how_many = data.draw(st.integers(1, len(found)))

    lots = drawn(found, DAYS, how_many, secret)

    assert lots == drawn(sorted(found, reverse=True), DAYS, how_many, secret)
    assert len({window for window, _ in lots}) == how_many and {day for _, day in lots} <= set(DAYS)


def test_without_windows_or_days_nothing_is_drawn() -> None:
    for found, days, how_many in (({"a"}, DAYS, 2), ({"a"}, [], 1), ({"a"}, DAYS, 0)):
        with pytest.raises(TooFewToDraw):
            drawn(found, days, how_many, "s")
    assert {drawn({"a", "b", "c"}, DAYS, 1, f"s{n}")[0][0] for n in range(40)} == {"a", "b", "c"}


def test_a_joint_round_is_made_by_supervision_the_house_and_another_office() -> None:
    must_be_several([1, 2], True, True)
    for offices, supervises, manages in (([1, 1], True, True), ([1, 2], False, True), ([1, 2], True, False)):
        with pytest.raises(JointNeedsSeveral):
            must_be_several(offices, supervises, manages)
    must_be_points(["badge", "tidy"])
    for codes in (["badge", "badge"], ["weather"]):
        with pytest.raises(PointUnknown):
            must_be_points(codes)
