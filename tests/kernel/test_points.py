"""Points and town centres: what is missing is named, and nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.villages.points import Feature, Mark, One, PointFacts, TownFacts, missing_marks, missing_ones

WHOLE = PointFacts("村口1号", "0990-1", frozenset(Feature), 1, 3)
TOWN = TownFacts(0, 2, 0, 3, 1, 4, 0)


@given(st.sampled_from(("address", "phone", "features", "items")))
def test_one_thing_that_is_not_there_is_the_one_that_is_missing(what: str) -> None:
    nothing = {"address": "", "phone": "", "features": frozenset({Feature.RULES}), "items": 0}
    named = {"address": One.PLACE, "phone": One.BOARD, "features": One.PLATE, "items": One.GUIDES}

    assert missing_ones(WHOLE) == ()
    assert missing_ones(replace(WHOLE, **{what: nothing[what]})) == (named[what],)  # type: ignore[arg-type]


def test_without_an_agent_nobody_keeps_the_ledger() -> None:
    assert missing_ones(replace(WHOLE, agents=0)) == (One.AGENT, One.LEDGER)


def test_a_town_without_fees_needs_no_cashier() -> None:
    assert missing_marks(TOWN) == ()
    assert missing_marks(replace(TOWN, cashiers=0)) == (Mark.ONE_CASHIER,)
    assert missing_marks(replace(TOWN, cashiers=0, items_with_fees=0)) == ()
    assert missing_marks(replace(TOWN, other_doors=1, late=2, points_without_agent=1)) == (
        Mark.ONE_DOOR, Mark.IN_TIME, Mark.AGENCY,
    )  # fmt: skip
