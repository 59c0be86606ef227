"""The sandbox of the platforms above: each keeps the words it is told, in order and once, and counts them by the day.

It checks no signature and hides nothing: whoever develops against it reads the words as files. Nothing leaves the
machine. An address that ends in `/away` never answers.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from yimen.kernel.refusal import Unavailable


class SandboxAbove:
    """Platforms of a level above that only play at being there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hear(self, address: str, words: bytes, signature: str) -> int:
        """Take the words whose turn it is; those it has are known, one ahead of its turn is not taken."""
        home = self._home(address)
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            last = self._last(home)
            for word in json.loads(words)["words"]:
                if word["number"] == last + 1:
                    self._keep(home / f"{word['number']:012d}.json", json.dumps(word, ensure_ascii=False))
                    last += 1
        except OSError as trouble:
            raise Unavailable("superior.failing", trouble.strerror or "the disk does not answer") from trouble
        return last

    def counted(self, address: str, day: date, signature: str) -> Mapping[str, int]:
        """How many words of each kind lie there of a day."""
        found = Counter[str]()
        for path in sorted(self._home(address).glob("*.json")):
            word = json.loads(path.read_text(encoding="utf-8"))
            if word["day"] == day.isoformat():
                found[word["kind"]] += 1
        return found

    def _home(self, address: str) -> Path:
        if address.endswith("/away"):
            raise Unavailable("superior.away", "the sandbox plays at being away")
        return self._folder / hashlib.sha256(address.encode()).hexdigest()[:16]

    def _last(self, home: Path) -> int:
        return max((int(path.stem) for path in home.glob("*.json")), default=0)

    def _keep(self, path: Path, word: str) -> None:
        draft = path.with_suffix(".draft")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(word)
        draft.replace(path)
