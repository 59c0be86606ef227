"""What an element is on a form: its place in the version, its label, and the control it is typed in."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from yimen.kernel.snapshot import snapshot

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Control(StrEnum):
    """How an element is typed; each is read back in its own way (reading.py)."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    LINES = "lines"
    """Several texts, one a line."""
    NUMBER = "number"
    MONEY = "money"
    """Yuan on the page, fen in the version."""
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    LIMIT = "limit"
    """An amount and its unit."""
    WHEN = "when"
    """Options of the item's own situations."""
    FILE = "file"
    """The hash of a file, sent by a form of its own: nobody types it."""
    DEFECTS = "defects"
    """What can be wrong with a material and how to mend it, one a line, parted by a bar."""


@snapshot
class Element:
    """One element: `path` is its place in the version, or in the record it belongs to."""

    path: str
    label: str
    control: Control = Control.TEXT
    choices: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    hint: str = ""
    law: str = ""
    most: int = 200
    needed: str = "no"
    """yes: a version is not complete without it; the mark of its group counts it."""
    unsaid: str = "no"
    """yes: a choice that may be left open."""


@snapshot
class Listed:
    """Elements that come several times: the materials, the steps … each record with elements of its own."""

    path: str
    label: str
    one: str
    """What one of them is called on the button that adds it: 加一份材料."""
    elements: tuple[Element, ...]
    title: str = "name"
    """Which element a record is called by."""
    columns: tuple[str, ...] = ()
    """Which elements the table shows besides."""
    key: str = ""
    """Which element is the record's code; empty: it has none and is found by its place."""
    blank: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    """What a record that is just begun says."""
    hint: str = ""


@snapshot
class Group:
    """Elements that stand on one page of the editor."""

    code: str
    label: str
    elements: tuple[Element, ...] = ()
    lists: tuple[Listed, ...] = ()
    note: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every element and list of the group, by its place in a version."""
        return (*(one.path for one in self.elements), *(one.path for one in self.lists))

    def listed(self, path: str) -> Listed | None:
        return next((one for one in self.lists if one.path == path), None)
