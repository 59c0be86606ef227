"""Approval seals: usable between both signatures and the return, and only while the letter is in force."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.authority import LetterHeld, Rank
from yimen.kernel.offices.stamps import Custody, NoStampUsable, StampStanding, stamp_for, standing

START = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 100).map(lambda hours: START + timedelta(hours=hours))
maybe = st.none() | moments


@st.composite
def custodies(draw: st.DrawFn) -> Custody:
    items = draw(st.frozensets(st.integers(1, 3), max_size=2))
    letter = LetterHeld(draw(st.sampled_from("ABC")), 7, Rank.CHIEF, items, draw(moments), draw(maybe), draw(maybe))
    number = draw(st.integers(1, 9))
    return Custody(f"S{number}", f"（{number}）", number, letter, draw(maybe), draw(maybe), draw(maybe))


@given(custodies(), st.integers(1, 3), moments)
def test_a_stamp_is_usable_only_after_both_have_signed_and_under_its_letter(
    one: Custody, item: int, now: datetime
) -> None:
    if one.usable(item, now):
        assert one.received_at is not None and one.received_at <= now
        assert one.returned_at is None or now < one.returned_at
        assert one.ended_at is None or now < one.ended_at
        assert one.letter.covers(7, item, Rank.CLERK, now)
        assert standing(one, "", now) is StampStanding.IN_USE


@given(st.lists(custodies(), max_size=6), st.sampled_from("ABC"), st.integers(1, 3), moments)
def test_a_paper_bears_the_stamp_of_its_own_letter_if_that_may_be_set(
    held: list[Custody], letter: str, item: int, now: datetime
) -> None:
    usable = [one for one in held if one.usable(item, now)]
    if not usable:
        with pytest.raises(NoStampUsable):
            stamp_for(held, letter, item, 7, now)
        return

    chosen = stamp_for(held, letter, item, 7, now)

    assert chosen in usable
    assert (chosen.letter.ref == letter) == any(one.letter.ref == letter for one in usable)
    assert chosen == stamp_for(list(reversed(held)), letter, item, 7, now) or held != list(dict.fromkeys(held))


def test_where_a_stamp_stands_is_read_off_its_register() -> None:
    letter = LetterHeld("A", 7, Rank.CHIEF, frozenset(), START, START + timedelta(days=9), None)
    signed = Custody("S", "（1）", 1, letter, START, None, None)
    offered = Custody("S", "（1）", 1, letter, None, None, None)
    back = Custody("S", "（1）", 1, letter, START, START + timedelta(days=1), None)

    assert standing(None, "", START) is StampStanding.IN_STORE
    assert standing(offered, "", START) is StampStanding.OFFERED
    assert standing(signed, "", START) is StampStanding.IN_USE
    assert standing(signed, "", START + timedelta(days=9)) is StampStanding.IDLE
    assert standing(back, "", START + timedelta(days=1)) is StampStanding.IN_STORE
    assert standing(signed, "lost", START) is StampStanding.LOST
