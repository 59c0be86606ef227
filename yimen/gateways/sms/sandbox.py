"""The sandbox of SMS and mail: it sends nothing and keeps what it would have sent, one file a message.

The address is kept masked: what lies here is for reading along in a demonstration, not a list of phones.
"""

import json
import os
from pathlib import Path

from yimen.kernel.identity import mask_phone
from yimen.kernel.refusal import Unavailable

SHOWN = 3


class Sandbox:
    """A carrier that keeps everything in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def carry(self, address: str, subject: str, text: str, key: str) -> str:
        """Keep the text under its key; asked again, it is the same one. Raises Unavailable when the disk is away."""
        told = {"to": _masked(address), "subject": subject, "text": text}
        path = self._folder / f"{key}.json"
        draft = path.with_suffix(".draft")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False)
            draft.replace(path)
        except OSError as trouble:
            raise Unavailable("sandbox.failing", trouble.strerror or "the disk does not answer") from trouble
        return f"sandbox:{key}"


def _masked(address: str) -> str:
    name, at, domain = address.partition("@")
    return f"{name[:SHOWN]}***@{domain}" if at else mask_phone(address)
