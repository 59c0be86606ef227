"""List sheets: what a list says on paper. It never holds a layout: `gateways/rendering` draws it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """A list as of a moment: whose, how long, by which needs, its columns with how wide each is, and its rows."""

    title: str
    office: str
    as_of: str
    counted: str
    batch: str
    formula: tuple[str, ...]
    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    made_on: date
    volume: str = ""
    """Which part of a list that is bound in volumes; empty: the whole."""
    demo: str | None = None
