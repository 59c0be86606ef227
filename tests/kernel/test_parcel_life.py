"""A carrier's words, twice, late and out of order: where a parcel ends does not depend on the order of hearing."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.parcel_life import PARCEL_LIFE, SILENT, CarrierWord, ParcelState, heard, is_silent

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
MOVING = (CarrierWord.PICKED_UP, CarrierWord.UNDER_WAY, CarrierWord.LOST)
Word = tuple[int, CarrierWord]


def at(hour: int) -> datetime:
    return MORNING + timedelta(hours=hour)


def after(words: Sequence[Word]) -> ParcelState:
    state, latest, known = ParcelState.POSTED, None, set[Word]()
    for hour, word in words:
        if (hour, word) in known:
            continue
        known.add((hour, word))
        step = heard(state, word, at(hour), latest)
        latest = at(hour) if latest is None else max(latest, at(hour))
        state = state if step is None else PARCEL_LIFE.after(step, state)
    return state


def a_way(ends: str) -> st.SearchStrategy[tuple[list[Word], list[Word]]]:
    """Words at different hours, and the same with some twice and in any order."""
    words = st.lists(st.sampled_from(MOVING), min_size=1, max_size=6).map(
        lambda found: (
            [(hour, word) for hour, word in enumerate(found, start=1)] + ([(20, CarrierWord(ends))] if ends else [])
        )
    )
    return words.flatmap(lambda way: st.tuples(st.just(way), st.permutations(way + way[:2])))


@given(a_way("received"))
def test_what_was_received_is_received_in_whatever_order_it_is_told(way: tuple[list[Word], list[Word]]) -> None:
    told, heard_of = way

    assert after(told) is after(heard_of) is ParcelState.RECEIVED


@given(a_way(""))
def test_the_newest_word_counts_and_not_the_last_one_heard(way: tuple[list[Word], list[Word]]) -> None:
    told, heard_of = way
    lost = told[-1][1] is CarrierWord.LOST

    assert after(heard_of) is (ParcelState.LOST if lost else ParcelState.ON_THE_WAY)


@given(st.lists(st.sampled_from(CarrierWord), max_size=4))
def test_nothing_moves_what_has_arrived(words: list[CarrierWord]) -> None:
    for state in (ParcelState.RECEIVED, ParcelState.REPLACED, ParcelState.CANCELLED, ParcelState.RETURNED):
        assert [heard(state, word, at(30), at(1)) for word in words] == [None] * len(words)


def test_a_carrier_is_silent_after_ten_days_without_a_word() -> None:
    assert is_silent(MORNING + SILENT, MORNING, None) == "no"
    assert is_silent(MORNING + SILENT + timedelta(seconds=1), MORNING, None) == "yes"
    assert is_silent(MORNING + SILENT + timedelta(hours=1), MORNING, at(2)) == "no"
