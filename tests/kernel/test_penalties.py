"""Penalties are weighed by kinds and money alone: within exactly when both lie in the range."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.penalties import (
    MOST_FEN,
    Discretion,
    Grade,
    PenaltyFinding,
    RangeUnfit,
    Sanction,
    SanctionUnfit,
    in_order,
    must_be_imposed,
    must_be_range,
    weigh,
)

FINE, WARNING = Sanction.FINE, Sanction.WARNING
STANDARD = Discretion("无证经营", Grade.LENIENT, "初次", (WARNING, FINE), 50_000, 100_000)
amounts = st.integers(0, MOST_FEN)
sets = st.sets(st.sampled_from(Sanction)).map(in_order)


@given(sets, sets, amounts, amounts, amounts)
def test_a_penalty_is_within_exactly_when_its_kinds_and_its_money_are(
    allowed: tuple[Sanction, ...], imposed: tuple[Sanction, ...], one: int, other: int, fen: int
) -> None:
    least, most = sorted((one, other))

    finding = weigh(replace(STANDARD, kinds=allowed, least_fen=least, most_fen=most), imposed, fen)

    assert (finding is PenaltyFinding.WITHIN) == (set(imposed) <= set(allowed) and least <= fen <= most)
    assert finding is not PenaltyFinding.NO_STANDARD


@given(sets, amounts)
def test_without_a_standard_every_penalty_is_an_alarm(kinds: tuple[Sanction, ...], fen: int) -> None:
    assert weigh(None, kinds, fen) is PenaltyFinding.NO_STANDARD


@pytest.mark.parametrize(
    ("fen", "finding"),
    [(49_999, "below"), (50_000, "within"), (100_000, "within"), (100_001, "above"), (0, "below")],
)
def test_the_ends_belong_to_the_range_and_a_fine_left_out_lies_below(fen: int, finding: str) -> None:
    assert weigh(STANDARD, (WARNING, FINE) if fen else (WARNING,), fen) == finding


@pytest.mark.parametrize(
    ("kinds", "least", "most"),
    [((), 0, 0), ((FINE,), 2, 1), ((FINE,), 0, 0), ((WARNING,), 0, 1), ((FINE,), -1, 1), ((FINE,), 0, MOST_FEN + 1)],
)
def test_a_range_that_cannot_be_is_refused(kinds: tuple[Sanction, ...], least: int, most: int) -> None:
    with pytest.raises(RangeUnfit):
        must_be_range(kinds, least, most)


@pytest.mark.parametrize(("kinds", "fen"), [((), 0), ((FINE,), 0), ((WARNING,), 1), ((FINE,), -1)])
def test_a_penalty_that_cannot_be_is_refused(kinds: tuple[Sanction, ...], fen: int) -> None:
    with pytest.raises(SanctionUnfit):
        must_be_imposed(kinds, fen)
