"""Capped: a list of the first rows that says whether there are more, for pages that never show everything at once."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


class Capped(tuple[T, ...]):
    """The first `most` of what was read; whoever reads one row more than that knows that there are more."""

    cut: str
    """yes: there are more than these."""

    def __new__(cls, rows: Iterable[T], most: int) -> "Capped[T]":
        read = tuple(rows)
        made = super().__new__(cls, read[:most])
        made.cut = "yes" if len(read) > most else ""
        return made
