"""Knocking over HTTP: a door answers when its page comes whole, with 200, before patience ends."""

import time
import urllib.error
import urllib.request

PATIENCE = 10.0


class WebProber:
    """Knocks at the public address of this installation. It follows no redirect to another house."""

    def __init__(self, address: str) -> None:
        self._address = address

    def knock(self, path: str) -> tuple[str, int]:
        """Whether the page came, and after how many milliseconds."""
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(f"{self._address}{path}", timeout=PATIENCE) as answer:
                answered = "yes" if answer.status == 200 and answer.read() else "no"
        except (OSError, ValueError):
            answered = "no"
        return answered, round((time.monotonic() - begun) * 1000)
