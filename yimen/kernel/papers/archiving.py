"""Archiving 归档: what a closed case must hold before it goes on file, how long it is kept, and under which number."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class PartsMissing(Refusal):
    """Parts of the volume are missing; each is named, and nothing goes on file without them."""

    code: ClassVar[str] = "archive.parts_missing"
    parts: tuple[str, ...]


class Retention(StrEnum):
    """Retention periods 保管期限: 永久, and the two fixed spans of the rules on archives of public bodies."""

    PERMANENT = "permanent"
    THIRTY_YEARS = "thirty_years"
    TEN_YEARS = "ten_years"


YEARS = {Retention.THIRTY_YEARS: 30, Retention.TEN_YEARS: 10}
CODE = {Retention.PERMANENT: "Y", Retention.THIRTY_YEARS: "D30", Retention.TEN_YEARS: "D10"}
WORDS = {Retention.PERMANENT: "永久", Retention.THIRTY_YEARS: "30年", Retention.TEN_YEARS: "10年"}

_NUMBER = re.compile(r".+-XK·([12]\d{3})-(Y|D30|D10)-(\d{4,9})", re.ASCII)


@snapshot
class Wanted:
    """A part that the acts of a case call for, and whether it is there."""

    title: str
    there: int


def must_be_complete(parts: Iterable[Wanted]) -> None:
    """Refuses with PartsMissing, every missing part by its title."""
    missing = tuple(dict.fromkeys(one.title for one in parts if not one.there))
    if missing:
        raise PartsMissing(parts=missing)


def retention_of(outcome: str, valid_months: Sequence[int]) -> Retention:
    """How long a case is kept: what grants a right for good for ever, what grants one for a time 30 years, else 10."""
    if outcome not in ("granted", "granted_tolerated", "revoked"):
        return Retention.TEN_YEARS
    return Retention.PERMANENT if 0 in valid_months else Retention.THIRTY_YEARS


def keep_until(retention: Retention, filed_on: date) -> date | None:
    """The last day of the retention period, counted from the year after the filing; None is for ever."""
    years = YEARS.get(retention)
    return None if years is None else date(filed_on.year + years, 12, 31)


def archive_number(mark: str, year: int, retention: Retention, serial: int) -> str:
    """The number of a volume 档号 such as 示市监-XK·2026-D30-0017."""
    return f"{mark}-XK·{year}-{CODE[retention]}-{serial:04d}"


def read_archive_number(number: str) -> tuple[int, Retention, int] | None:
    """Year, retention and serial of a number as it is written on a volume; None for what is no such number."""
    found = _NUMBER.fullmatch(number)
    if found is None:
        return None
    return int(found[1]), next(kept for kept, code in CODE.items() if code == found[2]), int(found[3])
