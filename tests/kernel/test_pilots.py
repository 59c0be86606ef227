"""Pilots: who has what on a day follows from dated decisions and from nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.rates import Share
from yimen.kernel.reform.pilots import (
    BORN_ON,
    MAY_NAME,
    MUST_NAME,
    EvaluatedAsFailed,
    Measured,
    NotEvaluated,
    PilotFeature,
    PilotResolve,
    PilotStanding,
    Reach,
    Span,
    is_on,
    must_be_evaluated,
    spans,
    standing,
)

FIRST = date(2026, 11, 1)
numbers = st.integers(0, 40)
features = st.sampled_from(list(PilotFeature))


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


@st.composite
def pilots(draw: st.DrawFn) -> Reach:
    begins, length = draw(numbers), draw(st.integers(1, 40))
    later = st.none() | numbers.map(day)
    return Reach(
        Span(day(begins), day(begins + length), draw(later), draw(later)), draw(st.sampled_from(["yes", "no"]))
    )


@given(features, st.lists(pilots(), max_size=4), numbers)
def test_once_somebody_tried_it_only_a_pilot_that_runs_or_was_opened_gives_it(
    feature: PilotFeature, found: list[Reach], n: int
) -> None:
    on = day(n)
    called_off = [one for one in found if one.span.ended_on is not None and one.span.ended_on <= one.span.begins]
    begun = [one for one in found if one.span.begins <= on and one not in called_off]

    has = is_on(feature, found, on)

    stands = [(standing(one.span, on), one.covers) for one in begun]
    given_ = (PilotStanding.RUNNING, "yes") in stands or any(it is PilotStanding.OPENED for it, _ in stands)
    assert has == ("yes" if (given_ if begun else feature in BORN_ON) else "no")


def test_a_pilot_that_was_called_off_before_its_first_day_takes_nothing_from_anybody() -> None:
    for ended, has in ((3, "yes"), (5, "yes"), (6, "no")):
        planned = Reach(Span(day(5), day(20), None, day(ended)), "yes")
        assert is_on(PilotFeature.HOME_VISIT, [planned], day(10)) == has


@given(pilots(), numbers)
def test_a_pilot_stands_one_way_on_every_day_and_what_was_ended_stays_ended(pilot: Reach, n: int) -> None:
    here, after = standing(pilot.span, day(n)), standing(pilot.span, day(n + 1))

    assert here is not PilotStanding.ENDED or after is PilotStanding.ENDED
    assert here is not PilotStanding.OPENED or after in (PilotStanding.OPENED, PilotStanding.ENDED)
    assert after is not PilotStanding.PLANNED or here is PilotStanding.PLANNED or here is PilotStanding.OPENED


@given(pilots(), numbers)
def test_before_and_since_are_as_long_and_touch_on_the_first_day(pilot: Reach, n: int) -> None:
    told = spans(pilot.span, day(n))

    assert told.before[1] == told.since[0] == pilot.span.begins
    assert told.before[1] - told.before[0] == told.since[1] - told.since[0] >= timedelta(days=1)


def test_since_counts_only_days_on_which_it_was_tried() -> None:
    for opened, ended, last in ((None, None, 20), (None, 30, 20), (10, None, 10), (10, 30, 10), (25, 30, 20)):
        opened_on, ended_on = (day(n) if n is not None else None for n in (opened, ended))
        assert spans(Span(day(5), day(20), opened_on, ended_on), day(40)).since == (day(5), day(last))


def test_what_is_given_to_more_or_for_longer_rests_on_a_fresh_evaluation() -> None:
    for decision, longer in ((PilotResolve.EXTEND, "no"), (PilotResolve.OPEN, "no"), (PilotResolve.CHANGE, "yes")):
        for verdict, fresh in (("", "no"), ("works", "no")):
            with pytest.raises(NotEvaluated):
                must_be_evaluated(decision, longer, verdict, fresh)
        must_be_evaluated(decision, longer, "works", "yes")
    for decision in (PilotResolve.EXTEND, PilotResolve.OPEN):
        with pytest.raises(EvaluatedAsFailed):
            must_be_evaluated(decision, "no", "fails", "yes")
    must_be_evaluated(PilotResolve.CHANGE, "yes", "fails", "yes")
    must_be_evaluated(PilotResolve.CHANGE, "no", "", "no")
    must_be_evaluated(PilotResolve.END, "no", "", "no")


def test_every_feature_says_by_what_it_is_tried_and_nothing_to_count_is_a_dash() -> None:
    assert set(MAY_NAME) == set(PilotFeature) and all(MAY_NAME.values())
    assert all(must <= MAY_NAME[feature] for feature, must in MUST_NAME.items())
    nothing = Share(0, 0)
    assert (
        Measured(0, 0, 0, nothing, 0, nothing, nothing).days,
        Measured(0, 0, 0, nothing, 0, nothing, nothing).trips,
    ) == (
        "—",
        "—",
    )
    assert Measured(4, 1260, 3, nothing, 6, nothing, nothing).days == "1.0"
    assert Measured(4, 1260, 3, nothing, 6, nothing, nothing).trips == "1.5"
