"""Supporting services 配套服务 around one matter: which kinds there are, and an order that favours nobody. Pure."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

S = TypeVar("S")


class SupportKind(StrEnum):
    """What others than the government do for who has a matter to settle; nobody has to use any of it."""

    AGENCY = "agency"
    TRANSLATION = "translation"
    LOGISTICS = "logistics"
    ACCOUNTING = "accounting"
    TESTING = "testing"
    DESIGN = "design"
    ENGRAVING = "engraving"
    OTHER = "other"


def in_turn(rows: Iterable[S], ref: Callable[[S], str], day: date) -> tuple[S, ...]:
    """An order that changes every day and that nobody can buy or choose: by the hash of reference and day."""
    return tuple(sorted(rows, key=lambda row: hashlib.sha256(f"{day.isoformat()} {ref(row)}".encode()).digest()))
