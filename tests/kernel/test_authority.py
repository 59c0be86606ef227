"""Authority is a document: a letter covers one office, its items, up to a rank, from a moment to a moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.authority import (
    RANK_NEEDED,
    LetterHeld,
    NoLetter,
    OwnMatter,
    Rank,
    SameOfficer,
    letter_for,
    must_be_apart,
    must_be_foreign,
)
from yimen.kernel.terms import Complexity

START = datetime(2026, 1, 1, tzinfo=UTC)
hours = st.integers(-50, 50).map(lambda n: START + timedelta(hours=n))
numbers = st.integers(1, 4)
letters = st.builds(
    LetterHeld,
    st.text(min_size=1, max_size=3),
    numbers,
    st.sampled_from(Rank),
    st.frozensets(numbers, max_size=3),
    hours,
    st.none() | hours,
    st.none() | hours,
)


@given(letters, numbers, numbers, st.sampled_from(Rank), hours)
def test_what_a_letter_covers_a_higher_rank_and_more_items_cover_too(
    letter: LetterHeld, office: int, item: int, rank: Rank, now: datetime
) -> None:
    if letter.covers(office, item, rank, now):
        assert replace(letter, rank=Rank.DIRECTOR).covers(office, item, rank, now)
        assert replace(letter, items=frozenset()).covers(office, item, rank, now)
        assert all(letter.covers(office, item, lower, now) for lower in Rank if lower <= rank)


@given(letters, numbers, numbers, st.sampled_from(Rank), hours)
def test_a_letter_never_reaches_beyond_office_item_rank_and_time(
    letter: LetterHeld, office: int, item: int, rank: Rank, now: datetime
) -> None:
    beyond = (
        office != letter.office_id
        or rank > letter.rank
        or bool(letter.items and item not in letter.items)
        or now < letter.begins
        or (letter.ends is not None and now >= letter.ends)
        or (letter.revoked_at is not None and now >= letter.revoked_at)
    )

    assert letter.covers(office, item, rank, now) is not beyond


@given(letters, numbers, numbers, st.sampled_from(Rank), hours)
def test_a_letter_revoked_now_covers_nothing_from_now_on(
    letter: LetterHeld, office: int, item: int, rank: Rank, now: datetime
) -> None:
    revoked = replace(letter, revoked_at=now)

    assert not revoked.covers(office, item, rank, now)
    assert not revoked.covers(office, item, rank, now + timedelta(days=1))


@given(st.lists(letters, max_size=5), numbers, numbers, st.sampled_from(Rank), hours)
def test_the_letter_that_is_named_is_the_lowest_that_covers(
    held: list[LetterHeld], office: int, item: int, rank: Rank, now: datetime
) -> None:
    covering = [letter for letter in held if letter.covers(office, item, rank, now)]

    if covering:
        assert letter_for(held, office, item, rank, now) == min(covering, key=lambda letter: letter.rank)
    else:
        with pytest.raises(NoLetter) as refused:
            letter_for(held, office, item, rank, now)
        assert refused.value.needed == rank


@given(numbers, st.frozensets(numbers))
def test_four_eyes(officer: int, reviewers: frozenset[int]) -> None:
    if officer in reviewers:
        with pytest.raises(SameOfficer):
            must_be_apart(officer, reviewers)
    else:
        must_be_apart(officer, reviewers)


@given(st.frozensets(numbers), st.lists(st.none() | numbers))
def test_no_officer_acts_in_their_own_matter(persons: frozenset[int], parties: list[int | None]) -> None:
    if persons & {party for party in parties if party is not None}:
        with pytest.raises(OwnMatter):
            must_be_foreign(persons, parties)
    else:
        must_be_foreign(persons, parties)


def test_the_more_complex_the_higher_the_rank() -> None:
    ranks = [RANK_NEEDED[one] for one in (Complexity.SIMPLE, Complexity.GENERAL, Complexity.COMPLEX)]

    assert ranks == sorted(set(ranks))
    assert RANK_NEEDED.keys() == set(Complexity)
