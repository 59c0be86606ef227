"""Sparing: each end of a limit with its own, papers by their kind, and one review with one approval."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from yimen.kernel.rates import percent
from yimen.kernel.reform.reductions import ItemLine, Version
from yimen.kernel.reform.sparing import Ends, Papers, ends, fewer, is_one_and_one
from yimen.kernel.terms import StepTerm, TimeLimit

SINCE = datetime(2020, 1, 1, tzinfo=UTC)


def an_item(before: int | None, now: int) -> ItemLine:
    def version(number: int, days: int) -> Version:
        return Version(number, SINCE, None, TimeLimit(Decimal(days), "working_day"), 0, 0)

    was = version(1, before) if before is not None else None
    return ItemLine(f"i{before}", "登记", "o", "工商局", 2, "", version(2, now), was)


@pytest.mark.parametrize(
    ("before", "now", "shortest", "longest"),
    [
        ((20, 50), (10, 25), "50.0%", "50.0%"),
        ((200, 200), (45, 45), "77.5%", "77.5%"),
        ((30, 30), (15, 15), "50.0%", "50.0%"),
    ],
)
def test_from_twenty_to_fifty_days_down_to_ten_to_twenty_five_is_said_of_both_ends(
    before: tuple[int, int], now: tuple[int, int], shortest: str, longest: str
) -> None:
    found = ends([an_item(before[1], now[1]), an_item(before[0], now[0]), an_item(None, 1)])

    assert found is not None
    assert found.before == tuple(map(Decimal, before)) and found.now == tuple(map(Decimal, now))
    assert tuple(percent(rate) for rate in found.compressed) == (shortest, longest)


def test_without_a_promise_on_both_sides_there_is_no_end() -> None:
    line = an_item(20, 10)

    assert ends([]) is None and ends([replace(line, before=None)]) is None
    assert Ends((Decimal(0), Decimal(0)), (Decimal(1), Decimal(1))).compressed == (None, None)


def test_twenty_six_papers_down_to_eleven_are_fifty_seven_point_seven_per_cent() -> None:
    was = Papers(20, 18, 2, 0, 24, 60) + Papers(6, 6, 0, 0, 6, 30)

    found = fewer(was, Papers(11, 9, 1, 1, 11, 40))

    assert percent(found["materials"].rate) == "57.7%"
    assert (percent(found["sheets"].rate), percent(found["pages"].rate)) == ("63.3%", "55.6%")
    assert (found["tolerable"].rate, percent(found["required"].rate)) == (None, "62.5%")


@pytest.mark.parametrize(
    ("codes", "is_so"),
    [
        ("accept review decide issue deliver", True),
        ("accept review check decide", False),
        ("accept decide", False),
        ("", False),
    ],
)
def test_one_review_and_one_approval_and_nothing_between(codes: str, is_so: bool) -> None:
    assert is_one_and_one(StepTerm(code, code) for code in codes.split()) is is_so
