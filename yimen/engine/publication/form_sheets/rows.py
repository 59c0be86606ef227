"""What the form sheets show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
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


@snapshot
class FormOffered:
    """A form of an item with its two sheets; a sheet that is drawn needs no file."""

    material: str
    name: str
    drawn: str
    """yes: the platform draws both from the fields of the item."""
    blank: SheetRow | None
    filled: SheetRow | None


@snapshot
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


@snapshot
class FormLackingPage:
    """Forms without a sheet, by office and item; a page by key."""

    rows: tuple[FormLacking, ...]
    after: str | None


@snapshot
class OfficeLacking:
    """How many forms of an office lack a sheet."""

    office_ref: str
    office_name: str
    forms: int
