"""The port of the lists: whoever puts a list on paper; wired by the assembly."""

from typing import Protocol

from yimen.kernel.papers.list_sheets import ListSheet


class Printer(Protocol):
    """Puts a list on paper; the same list gives the same bytes."""

    def print_list(self, sheet: ListSheet) -> bytes:
        """The list as PDF. Raises Unavailable when the press is away."""


class _Wired:
    printer: Printer | None = None


def wire(printer: Printer) -> None:
    """Say who prints; called once by the assembly."""
    _Wired.printer = printer


def printer() -> Printer:
    """Whoever prints."""
    assert _Wired.printer is not None, "the assembly has not wired a printer of lists"
    return _Wired.printer
