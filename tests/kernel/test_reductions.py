"""Reductions: groups make the whole, an item that was not there before is left out, a further level needs a reason."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.rates import percent
from yimen.kernel.reform.reductions import ItemLine, Measure, Version, grouped, levels_of, pair, reduced
from yimen.kernel.terms import StepTerm, TimeLimit

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
LIMITS = st.none() | st.builds(
    TimeLimit, st.integers(0, 600).map(lambda tenths: Decimal(tenths) / 10), st.sampled_from(["working_day", "hour"])
)
VERSIONS = st.builds(Version, st.just(1), st.just(SINCE), LIMITS, LIMITS, st.integers(0, 20), st.integers(0, 9))
LINES = st.lists(
    st.builds(
        ItemLine, st.just("R"), st.just("事项"), st.just("O"), st.sampled_from(["甲局", "乙局"]), st.just(2),
        st.sampled_from(["", "证"]), VERSIONS, st.none() | VERSIONS,
    ), max_size=12,
)  # fmt: skip


@given(LINES, st.sampled_from(list(Measure)))
def test_the_sums_of_the_groups_are_the_sum_of_the_set(lines: list[ItemLine], measure: Measure) -> None:
    total, groups = reduced(measure, lines), grouped(measure, lines, lambda one: one.office_name)

    assert sum(one.before for _, one in groups) == total.before
    assert sum(one.after for _, one in groups) == total.after
    assert sum(one.counted + one.left_out for _, one in groups) == len(lines)


@given(LINES)
def test_the_share_in_hours_counts_every_item_and_is_never_more_than_all(lines: list[ItemLine]) -> None:
    found = reduced(Measure.HOURS, lines)

    assert (found.before, found.left_out) == (len(lines), 0)
    assert found.removed == sum(one.now.promised is not None and one.now.promised.unit == "hour" for one in lines)


@given(LINES)
def test_an_item_that_was_not_there_before_is_in_no_comparison(lines: list[ItemLine]) -> None:
    new = [one for one in lines if one.before is None]

    for measure in set(Measure) - {Measure.COMPRESSION, Measure.HOURS}:
        assert all(not pair(measure, one).counts for one in new)


def test_days_and_hours_are_added_in_one_unit() -> None:
    def version(statutory: str, promised: str, unit: str) -> Version:
        return Version(1, SINCE, TimeLimit(Decimal(statutory), "working_day"), TimeLimit(Decimal(promised), unit), 4, 6)

    lines = [
        ItemLine("A", "甲", "O", "局", 2, "", version("20", "5", "working_day"), None),
        ItemLine("B", "乙", "O", "局", 2, "", version("1", "3.5", "hour"), None),
    ]

    found = reduced(Measure.COMPRESSION, lines)

    assert (found.before, found.after, percent(found.rate)) == (Decimal(8820), Decimal(2310), "73.8%")


def test_a_step_at_another_level_needs_a_provision() -> None:
    steps = (
        StepTerm("accept", "受理"),
        StepTerm("report", "上报", level="3"),
        StepTerm("decide", "决定", level="3", law="第五条"),
    )

    found = levels_of(steps, "4")

    assert (dict(found.steps), found.unfounded, found.several) == ({"4": 1, "3": 2}, ("上报",), True)
    assert not levels_of(steps[:1], "4").several
