"""The port of the page bills: from where runs come. Wired by the assembly; without one nothing comes."""

from collections.abc import Sequence
from typing import Protocol

from yimen.kernel.page_bills import SentBill, SentRun


class BillSource(Protocol):
    """A body that issues bills, or the exchange that passes them on."""

    def waiting(self) -> Sequence[str]:
        """The names of the runs that lie ready, the oldest first."""

    def run(self, name: str) -> tuple[SentRun, Sequence[SentBill]]:
        """One run whole; refuses with RunUnsound when it cannot be read."""


class NoSource:
    """Nobody sends bills."""

    def waiting(self) -> Sequence[str]:
        return ()

    def run(self, name: str) -> tuple[SentRun, Sequence[SentBill]]:
        raise KeyError(name)


class _Wired:
    source: BillSource = NoSource()


def wire(source: BillSource) -> None:
    """Say from where runs come; called once by the assembly."""
    _Wired.source = source


def source() -> BillSource:
    """From where runs come."""
    return _Wired.source
