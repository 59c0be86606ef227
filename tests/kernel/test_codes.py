"""Codes: every genuine one is read and built back; one altered character is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel import codes

GENUINE_ITEMS = [
    ("11450721MB155808114000104002000", "11450721MB15580811", "4", "000104002000"),
    ("11450721348531435D4001033002000", "11450721348531435D", "4", "001033002000"),
    ("1145072100811537184452004020000", "114507210081153718", "4", "452004020000"),
    ("11370800MB285591843370117002011", "11370800MB28559184", "3", "370117002011"),
]
GENUINE_CERTIFICATES = [
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
]
TYPE, ISSUER = "11100000000013338W011", "11430000006122244L"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
serials = st.text(alphabet=ALPHABET, min_size=1, max_size=32)
versions = st.integers(1, 999)


@pytest.mark.parametrize(("value", "office", "level", "base"), GENUINE_ITEMS)
def test_a_genuine_item_code_is_read_and_built_back(value: str, office: str, level: str, base: str) -> None:
    told = codes.parse_implementation(value)

    assert (told.uscc, told.level, str(told.base), told.handling) == (office, level, base, "")
    assert str(told) == codes.implementation_code(office, level, base) == value


def test_the_handling_sub_item_makes_it_33_characters() -> None:
    told = codes.parse_implementation(GENUINE_ITEMS[0][0] + "01")

    assert told.handling == "01"
    assert len(str(told)) == 33


@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        ("11450721MB155808124000104002000", "uscc"),
        ("11450721MB155808118000104002000", "structure"),
        ("11450721MB15580811400010400200", "structure"),
        ("11450721MB1558081140001040020001", "structure"),
        ("TE45072110000000034450708001W01", "structure"),
    ],
)
def test_an_item_code_with_one_thing_wrong_is_refused_and_named(value: str, flaw: str) -> None:
    with pytest.raises(codes.CodeNotWellFormed) as refused:
        codes.parse_implementation(value)

    assert refused.value.flaw == flaw


@pytest.mark.parametrize("value", ["", "00010400200", "0001040020000", "00A104002000", "０00104002000"])
def test_a_base_code_has_twelve_digits(value: str) -> None:
    with pytest.raises(codes.CodeNotWellFormed):
        codes.parse_base(value)


def test_a_base_code_tells_province_type_main_and_sub() -> None:
    assert codes.parse_base("370117002011") == codes.BaseCode("37", "01", "17002", "011")
    assert codes.parse_base("000104002000").national


@given(st.from_regex(r"[0-9]{12}", fullmatch=True).filter(str.isascii))
def test_twelve_digits_are_read_and_built_back(value: str) -> None:
    assert str(codes.parse_base(value)) == value


def test_a_local_code_of_sichuan_is_taken_apart() -> None:
    value = "511A0018400001-511602000000-000-115113016823646795-1-00"
    told = codes.parse_sichuan(value)

    assert told == codes.SichuanCode("511A0018400001", "511602000000", "000", "115113016823646795", "1", "00")
    assert str(told) == value


def test_an_organisation_number_with_a_hyphen_stays_whole() -> None:
    told = codes.parse_sichuan("512C0107400001-511602000000-000-00877868-5-1-00")

    assert told is not None
    assert told.organisation == "00877868-5"


def test_an_older_shorter_code_is_no_structured_one() -> None:
    assert codes.parse_sichuan("E-000004-001-11511301008778386B") is None


def test_a_wrong_check_digit_in_a_foreign_code_is_told_and_a_right_one_is_not() -> None:
    assert codes.misgivings("511A62001004-511602000000-000-TE5116020105116050-1-00") == ("TE5116020105116050",)
    assert codes.misgivings("511A0018400001-511602000000-000-115113016823646795-1-00") == ()
    assert codes.misgivings("511A0018400001-511602000000-000-11511301452259996u-1-00") == ()
    assert codes.misgivings("512C0107400001-511602000000-000-00877868-5-1-00") == ()


@pytest.mark.parametrize("value", GENUINE_CERTIFICATES)
def test_a_genuine_certificate_identifier_is_read_and_built_back(value: str) -> None:
    told = codes.parse_certificate(value)

    assert str(told) == value
    assert codes.certificate_identifier(told.type_code, told.issuer, told.serial, told.version) == told


@pytest.mark.parametrize(
    "value",
    [
        GENUINE_CERTIFICATES[0][:-1] + "V",
        GENUINE_CERTIFICATES[0].replace("20230000403", "20230000404"),
        GENUINE_CERTIFICATES[0].replace(".001.", ".1."),
        GENUINE_CERTIFICATES[0].removeprefix("1."),
        GENUINE_CERTIFICATES[0] + ".0",
    ],
)
def test_a_certificate_identifier_with_one_thing_wrong_is_refused(value: str) -> None:
    with pytest.raises(codes.CodeNotWellFormed):
        codes.parse_certificate(value)


@given(serials, versions)
def test_what_is_built_is_read_back(serial: str, version: int) -> None:
    built = codes.certificate_identifier(TYPE, ISSUER, serial, version)

    assert codes.parse_certificate(str(built)) == built


@given(serials, versions, st.data())
def test_one_altered_character_of_the_serial_is_always_noticed(serial: str, version: int, data: st.DataObject) -> None:
    built = codes.certificate_identifier(TYPE, ISSUER, serial, version)
    at = data.draw(st.integers(0, len(serial) - 1))
    other = data.draw(st.sampled_from([c for c in ALPHABET if c != serial[at]]))

    altered = codes.CertificateIdentifier(TYPE, ISSUER, serial[:at] + other + serial[at + 1 :], version, built.check)

    with pytest.raises(codes.CodeNotWellFormed) as refused:
        codes.parse_certificate(str(altered))
    assert refused.value.flaw == "check"


@pytest.mark.parametrize(
    ("type_code", "issuer", "serial", "version"),
    [
        (TYPE[:-1], ISSUER, "1", 1),
        (TYPE, "12345", "1", 1),
        (TYPE, ISSUER, "a", 1),
        (TYPE, ISSUER, "1", 0),
        (TYPE, ISSUER, "1", 1000),
    ],
)
def test_an_identifier_is_not_built_out_of_unsound_parts(
    type_code: str, issuer: str, serial: str, version: int
) -> None:
    with pytest.raises(codes.CodeNotWellFormed):
        codes.certificate_identifier(type_code, issuer, serial, version)
