"""Grades and rates: nobody is graded by silence, and a rate is never rounded up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.evaluation import (
    BLAME,
    PRAISE,
    Grade,
    Said,
    Satisfaction,
    reasons_of,
    speaks_against,
    summed,
    well_said,
)
from yimen.kernel.text import TextTooLong
from yimen.kernel.writing import NotInList

places = st.builds(
    lambda bad, fair, silent: Satisfaction(bad + fair + silent, bad + fair, fair, bad),
    *(st.integers(0, 9999) for _ in range(3)),
)


@given(st.lists(places, max_size=5))
def test_places_are_added_up_by_their_counts(parts: list[Satisfaction]) -> None:
    whole = summed(parts)

    assert whole.asked == whole.rated + whole.silent == sum(one.asked for one in parts)
    assert whole.rate == "—" if whole.rated == 0 else float(whole.rate[:-1]) * whole.rated <= 100 * whole.satisfied
    assert (whole.rate == "100.0%") == (whole.rated == whole.satisfied > 0)


@given(st.sampled_from(Grade), st.sets(st.sampled_from((*PRAISE, *BLAME, "bribed"))))
def test_only_reasons_that_fit_the_grade_are_taken(grade: Grade, reasons: set[str]) -> None:
    fits = reasons <= set(reasons_of(grade))

    if fits:
        assert set(well_said(Said(grade, tuple(reasons))).reasons) == reasons
    else:
        with pytest.raises(NotInList):
            well_said(Said(grade, tuple(reasons)))


def test_what_is_no_grade_no_answer_or_too_long_is_not_taken() -> None:
    for wrong in (Said("great"), Said("satisfied", paid="maybe")):
        with pytest.raises(NotInList):
            well_said(wrong)
    with pytest.raises(TextTooLong):
        well_said(Said("satisfied", words="好" * 501))


def test_an_answer_against_the_office_counts_with_the_best_grade_too() -> None:
    assert speaks_against(Said("very_satisfied", on_time="yes", extra="no", paid="yes")) == ("paid",)
    assert speaks_against(Said("dissatisfied")) == ()
