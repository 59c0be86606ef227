"""Stock 存量入库: certificates of before, as the lines of a file tell them, or what is wrong with a line. Pure.

A line is taken whole or not at all; codes with wrong check characters are refused, never mended.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from yimen.kernel import identity
from yimen.kernel.codes import TYPE, CodeNotWellFormed, parse_certificate, uscc_is_sound
from yimen.kernel.identity import BadNumber, BadUscc
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import named

COLUMNS: Mapping[str, str] = {
    "type_code": "证照类型代码",
    "type_name": "证照名称",
    "number": "证照号码",
    "holder_name": "持有人",
    "holder_number": "持有人证件号码",
    "issuer": "发证机关代码",
    "issued_on": "发证日期",
    "valid_to": "有效期至",
    "identifier": "证照标识",
}
"""What the columns of a file are called; any other one stands on the certificate under its own name."""
NEEDED = ("type_code", "type_name", "number", "holder_name", "holder_number", "issuer", "issued_on")
LONG_TERM = frozenset({"", "长期", "长期有效"})
MOST_FIELDS = 8
MOST_TEXT = 200


class Flaw(StrEnum):
    """Why a line is not taken."""

    MISSING = "missing"
    TYPE_CODE = "type_code"
    HOLDER_NUMBER = "holder_number"
    NAME_DIFFERS = "name_differs"
    ISSUER = "issuer"
    ISSUER_UNKNOWN = "issuer_unknown"
    NOT_YOUR_OFFICE = "not_your_office"
    DATES = "dates"
    IDENTIFIER = "identifier"
    TEXT = "text"
    TWICE = "twice"
    NUMBER_TAKEN = "number_taken"


@snapshot
class StockRow:
    """One certificate of before."""

    line: int
    type_code: str
    type_name: str
    number: str
    holder_kind: str
    holder_name: str
    holder_number: str
    issuer: str
    issued_on: date
    valid_to: date | None
    identifier: str
    """Empty: it had none, and gets one here."""
    fields: tuple[tuple[str, str], ...]


@snapshot
class Flawed:
    """A line that is not taken, and the column for which."""

    line: int
    flaw: Flaw
    column: str = ""


def understood(line: int, told: Mapping[str, str]) -> StockRow | Flawed:
    """What a line says, by the names of our columns or their Chinese ones; or the first thing that is wrong with it."""
    said = {name: (told.get(name) or told.get(chinese) or "").strip() for name, chinese in COLUMNS.items()}
    for name in NEEDED:
        if not said[name]:
            return Flawed(line, Flaw.MISSING, name)
    if TYPE.fullmatch(said["type_code"]) is None:
        return Flawed(line, Flaw.TYPE_CODE, "type_code")
    if not uscc_is_sound(said["issuer"]):
        return Flawed(line, Flaw.ISSUER, "issuer")
    try:
        kind, number = _holder(said["holder_number"])
        fields = tuple(_fields(told))
        for name in ("type_name", "number", "holder_name"):
            named(said[name], name)
    except (BadNumber, BadUscc):
        return Flawed(line, Flaw.HOLDER_NUMBER, "holder_number")
    except Refusal:
        return Flawed(line, Flaw.TEXT)
    if _wrong_identifier(said):
        return Flawed(line, Flaw.IDENTIFIER, "identifier")
    issued_on, valid_to = _day(said["issued_on"]), _day(said["valid_to"])
    if (
        issued_on is None
        or (valid_to is None) != (said["valid_to"] in LONG_TERM)
        or (valid_to or issued_on) < issued_on
    ):
        return Flawed(line, Flaw.DATES, "valid_to" if issued_on else "issued_on")
    return StockRow(
        line, said["type_code"], said["type_name"], said["number"], kind, said["holder_name"], number, said["issuer"],
        issued_on, valid_to, said["identifier"], fields,
    )  # fmt: skip


def _holder(typed: str) -> tuple[str, str]:
    """Whether the number is a person's or an organisation's, in its one form; refuses with BadNumber or BadUscc."""
    try:
        return "person", identity.person_number(typed)
    except BadNumber:
        return "organisation", identity.organisation_number(typed)


def _fields(told: Mapping[str, str]) -> list[tuple[str, str]]:
    ours = {*COLUMNS, *COLUMNS.values()}
    others = [(name.strip(), (value or "").strip()) for name, value in told.items() if name and name not in ours]
    return [(named(name, "field"), named(value, "field", MOST_TEXT)) for name, value in others if value][:MOST_FIELDS]


def _wrong_identifier(said: Mapping[str, str]) -> bool:
    """An identifier that has a wrong check character, or names another type or issuer than its own line."""
    if not said["identifier"]:
        return False
    try:
        found = parse_certificate(said["identifier"])
    except CodeNotWellFormed:
        return True
    return (found.type_code, found.issuer) != (said["type_code"], said["issuer"])


def _day(typed: str) -> date | None:
    plain = typed.replace("/", "-").replace(".", "-").replace("年", "-").replace("月", "-").removesuffix("日")
    parts = plain.split("-")
    try:
        return date(*(int(one) for one in parts)) if len(parts) == 3 else date.fromisoformat(plain)
    except ValueError:
        return None
