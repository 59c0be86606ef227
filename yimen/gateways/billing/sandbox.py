"""The sandbox of bills: a folder of runs that only play at being sent. A city's own exchange fills the same port.

A run is a file `*.jsonl`: its first line says number, kind, period, issuer and lines; every other one is a bill with
number, fen, parts and, when there is one, due (docs/exchange.md).
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from yimen.kernel.page_bills import RunUnsound, SentBill, SentRun

_HEAD = ("number", "kind", "period", "issuer")


class FolderOfBills:
    """Runs in a folder, each read whole; what was taken in stays where it is and is known by its number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def waiting(self) -> Sequence[str]:
        """The runs that lie ready, by name."""
        return sorted(path.name for path in self._folder.glob("*.jsonl"))

    def run(self, name: str) -> tuple[SentRun, Sequence[SentBill]]:
        """One run whole; refuses with RunUnsound at the first line that cannot be read."""
        said = list(_said(self._folder / name))
        if not said:
            raise RunUnsound(line=0)
        head, *lines = said
        try:
            number, kind, period, issuer = (str(head[name]) for name in _HEAD)
            run = SentRun(number, kind, period, issuer, int(head["lines"]))
        except (KeyError, TypeError, ValueError, OverflowError) as wrong:
            raise RunUnsound(line=0) from wrong
        return run, [_bill(one, at) for at, one in enumerate(lines, start=1)]


def _said(path: Path) -> Iterator[Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise RunUnsound(line=0) from wrong
    for at, line in enumerate(text.splitlines()):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError) as wrong:
            raise RunUnsound(line=at) from wrong


def _bill(said: Any, at: int) -> SentBill:
    try:
        parts = tuple((str(what), int(fen)) for what, fen in said["parts"])
        due = date.fromisoformat(said["due"]) if said.get("due") else None
        return SentBill(str(said["number"]), int(said["fen"]), parts, due)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as wrong:
        raise RunUnsound(line=at) from wrong
