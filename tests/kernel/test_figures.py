"""Figures: sums in one unit, what is left out is counted, and all is all only when nothing is missing."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.rates import percent
from yimen.kernel.reform.figures import OnTime, Pair, Reduction, minutes_of, reduction
from yimen.kernel.terms import TimeLimit

AMOUNTS = st.one_of(st.none(), st.integers(0, 10_000).map(lambda tenths: Decimal(tenths) / 10))
PAIRS = st.lists(st.builds(Pair, AMOUNTS, AMOUNTS), max_size=20)
COUNTS = st.integers(0, 1_000_000)


@given(COUNTS, COUNTS, COUNTS)
def test_all_are_in_time_only_when_none_was_late_and_none_lies_open_over_its_time(
    kept: int, late: int, open_: int
) -> None:
    found = OnTime(kept, late, open_)

    assert (found.share.rate == 1) is (kept > 0 and late == open_ == 0)
    assert (percent(found.share.rate) == "100.0%") is (kept > 0 and late == open_ == 0)


@given(PAIRS, PAIRS)
def test_a_set_is_the_sum_of_its_parts(some: list[Pair], others: list[Pair]) -> None:
    one, other, both = reduction(some), reduction(others), reduction([*some, *others])

    assert both == Reduction(
        one.before + other.before,
        one.after + other.after,
        one.counted + other.counted,
        one.left_out + other.left_out,
    )
    assert both.counted + both.left_out == len(some) + len(others)


@given(PAIRS)
def test_what_is_left_out_changes_no_rate(pairs: list[Pair]) -> None:
    assert reduction(pairs).rate == reduction([one for one in pairs if one.counts]).rate


@given(PAIRS)
def test_a_set_that_only_shrank_has_a_rate_between_nothing_and_all(pairs: list[Pair]) -> None:
    shrank = [one for one in pairs if one.counts and one.before is not None and one.after is not None]
    rate = reduction(one for one in shrank if one.after <= one.before).rate  # type: ignore[operator]

    assert rate is None or 0 <= rate <= 1


def test_limits_in_different_units_are_added_as_office_time() -> None:
    told = [minutes_of(TimeLimit(Decimal(amount), unit)) for amount, unit in (
        ("2", "working_day"), ("0.5", "hour"), ("7", "natural_day"), ("1", "fortnight"))]  # fmt: skip

    assert told == [Decimal(840), Decimal(30), Decimal(2100), None]
    assert minutes_of(None) is None
