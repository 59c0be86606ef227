"""References: opaque, evenly spelled, and understood however they were typed or said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.refs import ALPHABET, case_number, heard, heard_case_number, spelled

entropy = st.binary(min_size=10, max_size=10)


@given(st.binary(min_size=16, max_size=32), st.integers(1, 16))
def test_a_reference_is_as_long_as_asked_and_in_the_alphabet(source: bytes, length: int) -> None:
    ref = spelled(source, length)

    assert len(ref) == length
    assert set(ref) <= set(ALPHABET)


def test_every_letter_is_as_likely_as_every_other() -> None:
    letters = [spelled(bytes([byte]), 1) for byte in range(256)]

    assert {letters.count(letter) for letter in ALPHABET} == {8}


def test_no_letter_is_mistaken_for_another() -> None:
    assert not set("ILOU") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 32


@given(st.binary(max_size=9))
def test_too_little_entropy_is_a_bug(source: bytes) -> None:
    with pytest.raises(ValueError, match="entropy"):
        spelled(source, 10)


@given(entropy)
def test_a_case_number_is_heard_however_it_was_typed(source: bytes) -> None:
    number = case_number(source)

    for typed in (number.lower(), f"  {number} ", number.replace("-", "－"), number.replace("-", " - ")):
        assert heard(typed) == number


@given(entropy)
def test_look_alikes_are_forgiven(source: bytes) -> None:
    number = case_number(source)
    said = number.replace("0", "o").replace("1", "l").replace("V", "u")

    assert heard(said) == number


@given(st.text(max_size=30))
def test_hearing_twice_changes_nothing(spoken: str) -> None:
    assert heard(heard(spoken)) == heard(spoken)


@given(entropy, st.lists(st.sampled_from(["", " ", "-", "－", "  "]), min_size=12, max_size=12))
def test_a_case_number_is_found_however_it_was_grouped(source: bytes, between: list[str]) -> None:
    number = case_number(source)
    letters = number.replace("-", "").lower()

    assert heard_case_number("".join(letter + gap for letter, gap in zip(letters, between, strict=True))) == number


@given(st.text(max_size=40))
def test_what_is_no_case_number_is_left_as_it_was_heard(spoken: str) -> None:
    if len(heard(spoken).replace("-", "")) != 12:
        assert heard_case_number(spoken) == heard(spoken)
