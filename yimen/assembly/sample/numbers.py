"""Numbers of nobody: identity numbers and social credit codes with right check digits, in the region 9901 of no map."""

from stdnum.cn import ric, uscc

AREA = "990101"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_BODIES, _INSTITUTIONS, _SOCIETIES, _COMPANIES = "11", "12", "51", "91"


def identity_number(serial: int, born: str) -> str:
    """The identity number of a fictional person born on this day (YYYYMMDD)."""
    bare = f"{AREA}{born}{serial:03d}"
    return bare + str(ric.calc_check_digit(bare + "0"))


def body_number(serial: int) -> str:
    """The unified social credit code of a fictional public body."""
    return _uscc(_BODIES, f"9901{serial:04d}")


def institution_number(serial: int) -> str:
    """The unified social credit code of a fictional public institution."""
    return _uscc(_INSTITUTIONS, f"9901{serial:04d}")


def society_number(serial: int) -> str:
    """The unified social credit code of a fictional social organisation."""
    return _uscc(_SOCIETIES, f"9901{serial:04d}")


def company_number(serial: int) -> str:
    """The unified social credit code of a fictional company."""
    return _uscc(_COMPANIES, f"MA99{serial:04d}")


def phone_number(serial: int) -> str:
    """A phone that is nobody's: all sample phones begin with 13900000."""
    return f"13900000{serial:03d}"


def _uscc(kind: str, organisation: str) -> str:
    bare = f"{kind}{AREA}{organisation}{_organisation_check(organisation)}"
    return bare + str(uscc.calc_check_digit(bare + "0"))


def _organisation_check(code: str) -> str:
    """The check character of the organisation code that a credit code carries (GB 11714)."""
    rest = 11 - sum(weight * _DIGITS.index(sign) for weight, sign in zip(_WEIGHTS, code, strict=True)) % 11
    return "X" if rest == 10 else "0" if rest == 11 else str(rest)
