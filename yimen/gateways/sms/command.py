"""SMS and mail by a program of the city's own: every province has its own platform, and the house knows none of them.

The program gets one message as JSON on its standard input and ends with 0 when it was handed over; the first line that
it prints is the receipt. The same `key` may come twice after a crash and is one message.
"""

import json
import subprocess

from yimen.kernel.refusal import Unavailable

PATIENCE = 20.0


class Command:
    """A carrier that is a program of this machine."""

    def __init__(self, program: str, way: str) -> None:
        self._program, self._way = program, way

    def carry(self, address: str, subject: str, text: str, key: str) -> str:
        """Hand one message to the program. Raises Unavailable when it fails, is not there or takes too long."""
        told = {"way": self._way, "to": address, "subject": subject, "text": text, "key": key}
        asked = json.dumps(told, ensure_ascii=False).encode()
        try:
            done = subprocess.run([self._program], input=asked, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired) as trouble:
            raise Unavailable("carrier.away", type(trouble).__name__) from trouble
        if done.returncode != 0:
            raise Unavailable("carrier.failed", f"status {done.returncode}: {_last_line(done.stderr)}")
        return _last_line(done.stdout.splitlines()[0] if done.stdout else b"")[:200] or key


class NoCarrier:
    """Nobody carries: what should have gone out counts as not gone, and never as sent."""

    def carry(self, address: str, subject: str, text: str, key: str) -> str:
        """Raises Unavailable."""
        raise Unavailable("carrier.none", "no program is set up")


def _last_line(told: bytes) -> str:
    lines = told.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
