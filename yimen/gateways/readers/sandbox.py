"""The sandbox of the card readers: whoever lays a card into its folder is read from it, and it says that it plays."""

import json
import os
from datetime import date
from pathlib import Path

from yimen.engine.exchange.vouchers.ports import CardRead
from yimen.kernel.refusal import Unavailable


class SandboxReaders:
    """Readers that only play at being there: one card for every window, laid by the demonstration or a test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lay(self, name: str, number: str, until: date | None) -> None:
        """Lay a card on the readers."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = {"name": name, "number": number, "until": until.isoformat() if until else ""}
        handle = os.open(self._folder / "card.json", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False)

    def read(self, device: str) -> CardRead | None:
        """The card that lies there; a reader that is called `away` never answers."""
        if device == "away":
            raise Unavailable("readers.failing", "the sandbox plays at being away")
        try:
            told = json.loads((self._folder / "card.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as trouble:
            raise Unavailable("readers.failing", "the card cannot be read") from trouble
        until = date.fromisoformat(told["until"]) if told["until"] else None
        return CardRead(told["name"], told["number"], until, "yes")
