"""Codes of items and certificates: what they are made of, how they are built, and when one is wrong.

A code from elsewhere is never rejected here: `misgivings` says what is odd about it and the caller decides.
Structure: GB/T 39554.1 (items), GB/T 36904 (certificates).
"""

import re
from typing import ClassVar

from stdnum.cn import uscc
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_37_36

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

BASE = re.compile(r"(?P<province>[0-9]{2})(?P<kind>[0-9]{2})(?P<main>[0-9]{5})(?P<sub>[0-9]{3})")
IMPLEMENTATION = re.compile(
    r"(?P<uscc>[0-9A-HJ-NP-RTUW-Y]{18})(?P<level>[1-7])(?P<base>[0-9]{12})(?P<handling>[0-9]{2})?"
)
SICHUAN = re.compile(
    r"(?P<catalogue>[0-9A-Z-]+?)-(?P<area>[0-9]{12})-(?P<branch>[0-9]{3})-(?P<organisation>.+)-(?P<part>[0-9])-(?P<tail>[0-9]{2})"
)
CERTIFICATE_ROOT = "1.2.156.3005.2"
SERIAL = re.compile(r"[0-9A-Z]{1,32}")
TYPE = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{18}[0-9A-Z]{3}")
ISSUER = re.compile(r"[0-9A-Z]{6,18}")


class CodeNotWellFormed(Refusal):
    """A code does not have the structure that its standard asks for."""

    code: ClassVar[str] = "codes.not_well_formed"
    kind: str
    value: str
    flaw: str


@snapshot
class BaseCode:
    """基本编码, 12 digits: province (00: national), type, main item, sub-item (000: none)."""

    province: str
    kind: str
    main: str
    sub: str = "000"

    def __str__(self) -> str:
        return f"{self.province}{self.kind}{self.main}{self.sub}"

    @property
    def national(self) -> bool:
        return self.province == "00"


@snapshot
class ImplementationCode:
    """实施编码, 31 characters: USCC of the office, level of exercise, base code; 33 with the handling sub-item."""

    uscc: str
    level: str
    base: BaseCode
    handling: str = ""

    def __str__(self) -> str:
        return f"{self.uscc}{self.level}{self.base}{self.handling}"


@snapshot
class SichuanCode:
    """A local code of Sichuan: catalogue code, area, branch, organisation, part and tail."""

    catalogue: str
    area: str
    branch: str
    organisation: str
    part: str
    tail: str

    def __str__(self) -> str:
        return "-".join((self.catalogue, self.area, self.branch, self.organisation, self.part, self.tail))


@snapshot
class CertificateIdentifier:
    """电子证照标识: type 21, issuer (18; older ones 6 or 9), serial, version 3, and one check character."""

    type_code: str
    issuer: str
    serial: str
    version: int
    check: str

    def __str__(self) -> str:
        return ".".join((CERTIFICATE_ROOT, self.type_code, self.issuer, self.serial, f"{self.version:03d}", self.check))


def parse_base(value: str) -> BaseCode:
    """The parts of a base code. Refuses with CodeNotWellFormed."""
    found = BASE.fullmatch(value)
    if found is None:
        raise CodeNotWellFormed(kind="base", value=value, flaw="structure")
    return BaseCode(**found.groupdict())


def parse_implementation(value: str) -> ImplementationCode:
    """The parts of an implementation code, its USCC checked. Refuses with CodeNotWellFormed."""
    found = IMPLEMENTATION.fullmatch(value)
    if found is None:
        raise CodeNotWellFormed(kind="implementation", value=value, flaw="structure")
    if not uscc_is_sound(found["uscc"]):
        raise CodeNotWellFormed(kind="implementation", value=value, flaw="uscc")
    return ImplementationCode(found["uscc"], found["level"], parse_base(found["base"]), found["handling"] or "")


def implementation_code(office: str, level: str, base: str, handling: str = "") -> str:
    """Build an implementation code out of sound parts. Refuses with CodeNotWellFormed."""
    return str(parse_implementation(f"{office}{level}{base}{handling}"))


def parse_sichuan(value: str) -> SichuanCode | None:
    """The parts of a local code of Sichuan; None when it is an older, shorter one, which is kept as it is."""
    found = SICHUAN.fullmatch(value)
    return SichuanCode(**found.groupdict()) if found else None


def misgivings(local_code: str) -> tuple[str, ...]:
    """What is odd about a foreign code: each embedded organisation of 18 characters that is no sound USCC."""
    parts = local_code.split("-")
    # Small letters are a habit of typing, not another code.
    return tuple(part for part in parts if len(part) == 18 and not uscc_is_sound(part.upper()))


def uscc_is_sound(value: str) -> bool:
    """Whether 18 characters are a unified social credit code with the right check digits."""
    if len(value) != 18 or not value.isascii() or value != value.upper():
        return False
    try:
        uscc.validate(value)
    except ValidationError:
        return False
    return True


def certificate_identifier(type_code: str, issuer: str, serial: str, version: int) -> CertificateIdentifier:
    """A new identifier with its check character. Refuses with CodeNotWellFormed."""
    for kind, part, pattern in (("type", type_code, TYPE), ("issuer", issuer, ISSUER), ("serial", serial, SERIAL)):
        if pattern.fullmatch(part) is None:
            raise CodeNotWellFormed(kind="certificate", value=part, flaw=kind)
    if not 1 <= version <= 999:
        raise CodeNotWellFormed(kind="certificate", value=str(version), flaw="version")
    check = mod_37_36.calc_check_digit(f"{type_code}{issuer}{serial}{version:03d}")
    return CertificateIdentifier(type_code, issuer, serial, version, check)


def parse_certificate(value: str) -> CertificateIdentifier:
    """The parts of an identifier whose check character is right. Refuses with CodeNotWellFormed."""
    parts = value.removeprefix(CERTIFICATE_ROOT + ".").split(".")
    if not value.startswith(CERTIFICATE_ROOT + ".") or len(parts) != 5 or re.fullmatch("[0-9]{3}", parts[3]) is None:
        raise CodeNotWellFormed(kind="certificate", value=value, flaw="structure")
    told = certificate_identifier(parts[0], parts[1], parts[2], int(parts[3]))
    if told.check != parts[4]:
        raise CodeNotWellFormed(kind="certificate", value=value, flaw="check")
    return told
