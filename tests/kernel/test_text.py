"""Text that people type: kept as it is, or refused for its length or for what hides in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.text import JOINERS, LINES, TextMissing, TextTooLong, TextUnclean, must_be_clean, must_be_said

visible = st.characters(exclude_categories=("Cc", "Cf", "Cs")) | st.sampled_from(sorted(LINES | JOINERS))
hidden = st.characters(categories=("Cc", "Cf")).filter(lambda one: one not in LINES | JOINERS)


@given(st.text(visible, max_size=50))
def test_what_can_be_seen_is_kept_to_the_letter(text: str) -> None:
    assert must_be_clean("field", text, 50) == text


@given(st.text(visible, max_size=20), hidden, st.text(visible, max_size=20))
def test_one_hidden_character_anywhere_is_refused(before: str, character: str, after: str) -> None:
    with pytest.raises(TextUnclean):
        must_be_clean("field", before + character + after, 100)


@given(st.text(visible, min_size=11, max_size=30), st.integers(0, 10))
def test_a_text_longer_than_its_room_is_refused_with_the_room(text: str, most: int) -> None:
    with pytest.raises(TextTooLong) as refused:
        must_be_clean("field", text, most)
    assert refused.value.most == most


@given(st.text(st.sampled_from(" \n\t\u3000"), max_size=5))
def test_blanks_say_nothing(text: str) -> None:
    with pytest.raises(TextMissing):
        must_be_said("field", text, 10)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\u200b", "\ufeff", "\ud800"])
def test_the_usual_tricks_are_known(character: str) -> None:
    assert unicodedata.category(character) in ("Cc", "Cf", "Cs")

    with pytest.raises(TextUnclean):
        must_be_said("field", f"陈{character}小禾", 10)
