"""How the three lists say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class AlreadyOnList(Refusal):
    """The same entry for the same item is in force already."""

    code: ClassVar[str] = "lists.already_on_list"
    item: str


@dataclass(eq=False)
class ListEntryOver(Refusal):
    """The entry has been ended already."""

    code: ClassVar[str] = "lists.entry_over"
