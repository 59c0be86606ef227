"""Outages: bad hours that follow one another are one, of one door; a target is a percentage that can be met."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.availability import ServiceDoor
from yimen.kernel.outages import HOUR, BadHour, NotATarget, kept, outages, target_of

FIRST = datetime(2026, 11, 1, tzinfo=UTC)
bad_hours = st.builds(
    BadHour, st.sampled_from(ServiceDoor), st.integers(0, 30).map(lambda n: FIRST + timedelta(hours=n)),
    st.integers(0, 12), st.integers(0, 12),
)  # fmt: skip


@given(st.lists(bad_hours, unique_by=lambda one: (one.door, one.hour)))
def test_no_bad_hour_is_lost_and_no_two_outages_of_a_door_touch(hours: list[BadHour]) -> None:
    found = outages(hours)

    assert sum(one.minutes for one in found) == 5 * sum(one.failed + one.never_made for one in hours)
    assert sum((one.ends - one.begins) // HOUR for one in found) == len(hours)
    spans = sorted((one.door, one.begins, one.ends) for one in found)
    assert not any(a[0] == b[0] and a[2] >= b[1] for a, b in pairwise(spans))


def test_a_target_is_a_percentage_and_a_month_is_held_against_it() -> None:
    for typed in ("", "much", "0", "100.01", "99.999", "-1", "NaN"):
        with pytest.raises(NotATarget):
            target_of(typed)

    assert (target_of("99.9"), target_of("99.95%"), target_of("100")) == (9990, 9995, 10000)
    assert [kept(rate, 9990) for rate in (Fraction(999, 1000), Fraction(998, 1000), None)] == ["yes", "no", ""]
    assert kept(Fraction(1), None) == ""
