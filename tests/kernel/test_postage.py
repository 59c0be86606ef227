"""Postage: what a rate offers is agreed beforehand, nobody pays twice, and a month adds up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.parcel_life import Direction
from yimen.kernel.postage import (
    BY_APPLICANT,
    Carried,
    Postage,
    PostageWay,
    Rate,
    agreed,
    must_be_rate,
    of_month,
    once_more,
)
from yimen.kernel.writing import Missing, NotInList

TWO = Rate(Direction.OUT, 1200, BY_APPLICANT, "协议")


def test_where_a_rate_offers_two_ways_the_applicant_says_which_and_one_way_needs_no_word() -> None:
    with pytest.raises(Missing):
        agreed(TWO, "")
    with pytest.raises(NotInList):
        agreed(TWO, "house")

    assert agreed(TWO, "prepaid") == Postage("prepaid", 1200, "协议")
    assert agreed(Rate(Direction.OUT, 1200, (PostageWay.HOUSE,), "协议"), "prepaid").way == "house"
    assert agreed(None, "prepaid") == Postage() == once_more(Postage(), "重寄")
    assert once_more(agreed(TWO, "prepaid"), "重寄") == Postage("house", 1200, "重寄")


@pytest.mark.parametrize(
    ("direction", "fen", "ways"),
    [("up", 1, ["house"]), ("out", 0, ["house"]), ("out", 1, []), ("out", 1, ["house", "prepaid"])],
)
def test_a_rate_that_asks_for_nothing_or_of_both_sides_is_none(direction: str, fen: int, ways: list[str]) -> None:
    with pytest.raises(NotInList):
        must_be_rate(direction, fen, ways)
    assert must_be_rate("out", 1, ["to_carrier", "prepaid"]) == BY_APPLICANT


@given(st.lists(st.builds(Carried, st.sampled_from(PostageWay), st.integers(1, 99_999))))
def test_what_is_owed_and_what_was_taken_at_the_door_are_all_that_was_carried(carried: list[Carried]) -> None:
    month = of_month(carried)

    assert month.owed_fen + month.taken_fen == sum(one.fen for one in carried)
    assert month.parcels == len(carried)
    assert month.taken_fen == sum(one.fen for one in carried if one.way == "to_carrier")
