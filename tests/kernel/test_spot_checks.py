"""Spot checks: the same words draw the same, within a band the chance is the same, and nobody near is ever drawn."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yimen.kernel.risk import (
    BANDS,
    OF_REASON,
    BandReason,
    CheckOutcome,
    PermitWay,
    RiskBand,
    next_check,
    reason_of,
    rule_of,
)
from yimen.kernel.spot_checks import (
    Eligible,
    LookedAtUnclear,
    NothingToDraw,
    PoolTooNarrow,
    PositionUnclear,
    TooFewInspectors,
    drawn,
    in_order,
    looked_at,
    must_be_drawable,
    must_not_choose,
    position,
    quota,
    seed_of,
    told_pool,
)

INSPECTORS = tuple(f"i{n}" for n in range(6))
SHARES = {rule.band: rule.share for rule in BANDS}
near = st.frozensets(st.sampled_from(INSPECTORS), max_size=len(INSPECTORS) - 2)
pools = st.lists(
    st.builds(Eligible, st.text("abcdefgh", min_size=1, max_size=6), st.sampled_from(RiskBand), near),
    min_size=1, max_size=40, unique_by=lambda one: one.ref,
)  # fmt: skip
words = st.text(max_size=8)


@settings(max_examples=60, deadline=None)
@given(pools, words, words, st.randoms())
def test_the_same_words_draw_the_same_whatever_the_order(
    pool: list[Eligible], secret: str, word: str, shuffler: random.Random
) -> None:
    seed, again, staff = seed_of(secret, word), [*pool], [*INSPECTORS]
    shuffler.shuffle(again)
    shuffler.shuffle(staff)

    lots = drawn(pool, INSPECTORS, SHARES, seed)

    assert lots == drawn(again, staff, SHARES, seed)
    assert told_pool(pool, INSPECTORS, SHARES) == told_pool(again, staff, SHARES)


@settings(max_examples=60, deadline=None)
@given(pools, words)
def test_nobody_near_a_permit_ever_looks_at_it_and_two_always_do(pool: list[Eligible], seed: str) -> None:
    barred = {one.ref: one.barred for one in pool}

    for lot in drawn(pool, INSPECTORS, SHARES, seed):
        assert len(set(lot.inspectors)) == 2 and not barred[lot.ref] & set(lot.inspectors)


@settings(max_examples=60, deadline=None)
@given(pools, words)
def test_of_each_band_as_many_are_drawn_as_its_share_says_and_each_once(pool: list[Eligible], seed: str) -> None:
    lots = drawn(pool, INSPECTORS, SHARES, seed)
    there, out = Counter(one.band for one in pool), Counter(lot.band for lot in lots)

    assert len({lot.ref for lot in lots}) == len(lots) <= len(pool)
    assert all(out[band] == quota(there[band], SHARES[band]) for band in RiskBand)
    assert all(out[band] >= 1 for band in there)


@settings(max_examples=40, deadline=None)
@given(pools, words)
def test_what_an_earlier_draw_missed_is_drawn_and_takes_no_others_chance(pool: list[Eligible], seed: str) -> None:
    missed = [Eligible(f"missed {band}", band, carried="yes") for band in RiskBand]

    without = {lot.ref for lot in drawn(pool, INSPECTORS, SHARES, seed)}
    lots = {lot.ref for lot in drawn([*pool, *missed], INSPECTORS, SHARES, seed)}

    assert lots == without | {one.ref for one in missed}
    assert told_pool(missed, (), SHARES) != told_pool([Eligible(one.ref, one.band) for one in missed], (), SHARES)


@settings(max_examples=40, deadline=None)
@given(pools, words, near)
def test_whether_one_is_drawn_rests_on_its_band_alone_and_not_on_who_is_near(
    pool: list[Eligible], seed: str, others: frozenset[str]
) -> None:
    changed = [Eligible(one.ref, one.band, others) for one in pool]

    assert [lot.ref for lot in drawn(pool, INSPECTORS, SHARES, seed)] == [
        lot.ref for lot in drawn(changed, INSPECTORS, SHARES, seed)
    ]


def test_every_one_of_a_band_has_the_same_chance_and_a_higher_band_a_higher_one() -> None:
    pool = [Eligible(f"{band}{n}", band) for band in RiskBand for n in range(10)]
    times: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    draws = 1500
    for n in range(draws):
        for lot in drawn(pool, INSPECTORS, SHARES, seed_of(f"secret {n}", "word")):
            times[lot.ref] += 1
            pairs.update(lot.inspectors)

    for band in RiskBand:
        share = quota(10, SHARES[band]) / 10
        apart = 4.5 * (share * (1 - share) * draws) ** 0.5
        assert all(abs(times[f"{band}{n}"] - share * draws) <= apart for n in range(10))
    assert times["low0"] < times["raised0"] < times["high0"]
    assert max(pairs.values()) - min(pairs.values()) < 0.1 * sum(pairs.values()) / len(INSPECTORS)


def test_a_draw_needs_a_permit_and_four_inspectors_for_every_one_or_everybody_and_chooses_none() -> None:
    with pytest.raises(NothingToDraw):
        must_be_drawable([], INSPECTORS)
    with pytest.raises(TooFewInspectors):
        must_be_drawable([Eligible("a", RiskBand.LOW, frozenset({"i0"}))], INSPECTORS[:4])
    with pytest.raises(TooFewInspectors):
        must_be_drawable([Eligible("a", RiskBand.LOW, frozenset({"i0"}))], INSPECTORS[:2], "yes")
    assert must_be_drawable([Eligible("a", RiskBand.LOW, frozenset({"i0"}))], INSPECTORS[:5]) == 0
    assert must_be_drawable([Eligible("a", RiskBand.LOW, frozenset({"i0"}))], INSPECTORS[:3], "yes") == 1
    two = [Eligible("a", RiskBand.LOW), Eligible("b", RiskBand.LOW), Eligible("c", RiskBand.LOW, carried="yes")]
    must_not_choose(two, {RiskBand.LOW: 2})
    with pytest.raises(PoolTooNarrow):
        must_not_choose(two, {RiskBand.LOW: 3})
    must_not_choose([*two, Eligible("d", RiskBand.LOW)], {RiskBand.LOW: 9})
    assert set(in_order(Eligible("a", RiskBand.LOW, frozenset({"i0"})), ("i0", "i1", "i2"), "s")) == {"i1", "i2"}


def test_where_and_when_are_as_a_telephone_tells_them() -> None:
    now = datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert (position(" 26.081234,119.3,14.6"), position("  ")) == ("26.08123,119.30000,15", "")
    for said in ("26.08", "91,0,1", "a,b,c", "nan,0,1", "1,2,-1"):
        with pytest.raises(PositionUnclear):
            position(said)
    today, began = date(2026, 11, 20), now - timedelta(days=9)
    week = (today - timedelta(days=7), today)
    assert looked_at(now - timedelta(hours=1), began, now, today, week) == now - timedelta(hours=1)
    for moment, drawn_at, day in (
        (now + timedelta(seconds=1), began, today),
        (now - timedelta(days=4), began, today),
        (now - timedelta(hours=3), now - timedelta(hours=2), today),
        (now - timedelta(hours=1), began, today + timedelta(days=1)),
        (now - timedelta(hours=1), began, today - timedelta(days=8)),
    ):
        with pytest.raises(LookedAtUnclear):
            looked_at(moment, drawn_at, now, day, week)


def test_the_table_says_for_every_reason_a_band_and_a_higher_band_is_looked_at_sooner_and_more() -> None:
    assert set(OF_REASON) == set(BandReason) and [rule.band for rule in BANDS] == list(RiskBand)
    for lower, higher in pairwise(BANDS):
        assert lower.share < higher.share and lower.days > higher.days
    day = date(2026, 11, 20)
    assert reason_of(PermitWay.PROMISED, None, None) is BandReason.PROMISED
    assert reason_of(PermitWay.PROMISED, CheckOutcome.SOUND, None) is BandReason.SOUND
    assert reason_of(PermitWay.USUAL, CheckOutcome.SOUND, day) is BandReason.RECORD
    assert next_check(RiskBand.HIGH, day) == day + timedelta(days=rule_of(RiskBand.HIGH).days)
