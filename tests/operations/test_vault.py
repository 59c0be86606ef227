"""Numbers lie encrypted, are found by a keyed hash, and are shown masked."""

import string

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.operations.town import a_number, a_person
from yimen.kernel.identity import (
    BadNumber,
    BadPhone,
    BadUscc,
    mask_number,
    mask_phone,
    organisation_number,
    person_number,
    phone,
)
from yimen.registries.people import queries, vault


@given(st.text())
def test_what_is_sealed_opens_again(text: str) -> None:
    sealed = vault.seal_text(text)

    assert vault.open_text(sealed.cipher, sealed.key_id) == text


def test_the_same_number_never_looks_the_same_twice() -> None:
    assert vault.seal_text("1").cipher != vault.seal_text("1").cipher
    assert vault.keyed_hash("1") == vault.keyed_hash("1") != vault.keyed_hash("2")


@given(st.integers(min_value=0, max_value=27))
def test_one_altered_byte_does_not_open(at: int) -> None:
    sealed = vault.seal_text("")
    broken = bytearray(sealed.cipher)
    broken[at % len(broken)] ^= 1

    with pytest.raises(InvalidTag):
        vault.open_text(bytes(broken), sealed.key_id)


@pytest.mark.django_db
def test_the_register_holds_no_number_in_the_clear() -> None:
    a_person(serial=7)

    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(p)::text from people_party p")
        (row,) = cursor.fetchone()

    assert a_number(7) not in row and a_number(7).encode().hex() not in row
    assert "13800000001" not in row and b"13800000001".hex() not in row
    found = queries.party_by_number(a_number(7))
    assert found is not None and found.number == "990101********" + a_number(7)[-4:] and found.phone == "138****0001"
    assert queries.opened(found.id) == queries.Opened(a_number(7), "13800000001")


@given(st.integers(min_value=0, max_value=999), st.integers(min_value=0, max_value=16), st.sampled_from(string.digits))
def test_one_wrong_digit_is_noticed(serial: int, at: int, digit: str) -> None:
    number = a_number(serial)
    wrong = number[:at] + digit + number[at + 1 :]

    assert person_number(number) == number
    if wrong != number:
        with pytest.raises(BadNumber):
            person_number(wrong)


@pytest.mark.parametrize("typed", ["", "1" * 18, "9901011980013200 1", "一" * 18, a_number(1, "19800230"), "x" * 400])
def test_what_is_no_identity_number_is_refused(typed: str) -> None:
    with pytest.raises(BadNumber):
        person_number(typed)


def test_a_number_is_understood_with_spaces_and_a_small_x() -> None:
    ending_in_x = next(number for number in map(a_number, range(1000)) if number.endswith("X"))

    assert person_number(f" {ending_in_x[:6]} {ending_in_x[6:14]}-{ending_in_x[14:].lower()} ") == ending_in_x


@pytest.mark.parametrize("typed", ["", "91110000600037342L", "9111000060003734IL", "O" * 18, "1" * 17])
def test_what_is_no_credit_code_is_refused(typed: str) -> None:
    with pytest.raises(BadUscc):
        organisation_number(typed)


@pytest.mark.parametrize("typed", ["", "12345", "23800000001", "1380000000a", "１３８００００００", "138000000011"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    with pytest.raises(BadPhone):
        phone(typed)


def test_a_phone_is_understood_with_hyphens_and_country_code() -> None:
    assert phone("+86 138-0000-0001") == "13800000001"
    assert phone("0826-2345678") == "08262345678"


@given(st.text(alphabet=string.digits, max_size=24))
def test_a_mask_keeps_the_length_and_hides_the_middle(number: str) -> None:
    assert len(mask_number(number)) == len(mask_phone(number)) == len(number)
    assert set(mask_number(number)[6:-4] + mask_phone(number)[3:-4]) <= {"*"}
