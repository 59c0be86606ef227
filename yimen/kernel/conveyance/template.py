"""The template of a conveyance 流程模板: how long the whole may take, and the units that may be named.

First-hand registration is done in fifteen working days with tax and certificate; where registration and tax work on one
set of papers at once, in nine.
"""

import re
from typing import ClassVar

from yimen.kernel.conveyance.facts import ConveyanceKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Terms

OVERALL = {
    ConveyanceKind.FIRST_HAND: 15,
    ConveyanceKind.SECOND_HAND: 9,
    ConveyanceKind.SPOUSES: 9,
    ConveyanceKind.INHERITANCE: 9,
}
"""Working days from acceptance to the certificate, at the most."""
DAYS = {"working_day": 1, "half_day": 2, "hour": 8, "minute": 480}
"""How many of a unit make a working day."""


class SlowerThanTemplate(Refusal):
    """The item promises more time than the template of this kind of conveyance allows."""

    code: ClassVar[str] = "conveyance.slower_than_template"
    most: int


class UnitUnreadable(Refusal):
    """A unit of real estate has a number of 28 places."""

    code: ClassVar[str] = "conveyance.unit_unreadable"


_UNIT = re.compile(r"\d{6}\d{3}\d{3}[GJZ][A-Z]\d{5}[FLQW]\d{8}")
"""County, cadastral district and sub-district, kind of land right, parcel, and what stands on it."""


def must_keep_the_template(terms: Terms, kind: ConveyanceKind) -> None:
    """Refuses with SlowerThanTemplate."""
    most, promised = OVERALL[kind], terms.promised
    per_day = DAYS.get(promised.unit) if promised is not None else None
    if promised is None or per_day is None or promised.amount > most * per_day:
        raise SlowerThanTemplate(most=most)


def unit_number(typed: str) -> str:
    """The number of a unit 不动产单元号 without the blanks in which it is printed; refuses with UnitUnreadable."""
    number = "".join(typed.upper().split())
    if not _UNIT.fullmatch(number):
        raise UnitUnreadable()
    return number
