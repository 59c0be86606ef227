"""What the form sheets show: frozen rows, never models."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet that is offered."""

    ref: str
    material: str
    which: str
    """blank | filled"""
    filename: str
    kind: str
    size: int
    pages: int
    laid_out_at: datetime


@dataclass(frozen=True, slots=True)
class FormOffered:
    """A form of an item with its two sheets; a sheet that is drawn needs no file."""

    material: str
    name: str
    drawn: str
    """yes: the platform draws both from the fields of the item."""
    blank: SheetRow | None
    filled: SheetRow | None


@dataclass(frozen=True, slots=True)
class FormLacking:
    """A form of an item in force of which a sheet is neither laid out nor drawn."""

    item_ref: str
    item_name: str
    office_ref: str
    office_name: str
    material: str
    name: str
    lacks: tuple[str, ...]
    """blank, filled"""


@dataclass(frozen=True, slots=True)
class FormLackingPage:
    """Forms without a sheet, by office and item; a page by key."""

    rows: tuple[FormLacking, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class OfficeLacking:
    """How many forms of an office lack a sheet."""

    office_ref: str
    office_name: str
    forms: int
