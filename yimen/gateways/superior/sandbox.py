"""The sandbox of the higher level: it keeps what it is told in a folder, once for each key, and gives receipts."""

import os
from pathlib import Path

from yimen.kernel.refusal import Unavailable


class SandboxSuperior:
    """A province that only plays at being one. Nothing leaves the machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, record: bytes, key: str) -> str:
        """A receipt that follows from the key: told twice, it is the same one."""
        path = self._folder / f"{key}.json"
        draft = path.with_suffix(".draft")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(record)
            draft.replace(path)
        except OSError as trouble:
            raise Unavailable("superior.failing", trouble.strerror or "the disk does not answer") from trouble
        return f"sandbox:{key}"
