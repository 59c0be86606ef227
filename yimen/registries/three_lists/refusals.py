"""How the three lists say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class AlreadyOnList(Refusal):
    """The same entry for the same item is in force already."""

    code: ClassVar[str] = "lists.already_on_list"
    item: str


class ListEntryOver(Refusal):
    """The entry has been ended already."""

    code: ClassVar[str] = "lists.entry_over"
