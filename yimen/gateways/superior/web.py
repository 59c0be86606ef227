"""The platforms above over HTTPS: words are posted to /words, the counts of a day are asked at /counts; both signed."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import date
from typing import Any

from yimen.kernel.refusal import Unavailable

PATIENCE = 20.0
MOST = 100_000
SIGNATURE = "X-System-Signature"


class _Staying(urllib.request.HTTPRedirectHandler):
    """Follows nobody to another house: what is told is told to whom it was addressed."""

    def redirect_request(self, *facts: Any) -> None:
        return None


class WebAbove:
    """Platforms that are reached by their addresses. What is no answer is nobody answering."""

    def __init__(self) -> None:
        self._opener = urllib.request.build_opener(_Staying)

    def hear(self, address: str, words: bytes, signature: str) -> int:
        """Post the words; the answer says up to which number they are taken."""
        taken = self._asked(f"{address.rstrip('/')}/words", signature, words).get("taken")
        if not isinstance(taken, int) or isinstance(taken, bool) or not 0 <= taken < 10**15:
            raise Unavailable("superior.failing", "the answer does not say up to which number")
        return taken

    def counted(self, address: str, day: date, signature: str) -> Mapping[str, int]:
        """Ask for the counts of a day."""
        told = self._asked(f"{address.rstrip('/')}/counts?day={day.isoformat()}", signature)
        return {str(kind): n for kind, n in told.items() if isinstance(n, int) and 0 <= n < 2**31}

    def _asked(self, address: str, signature: str, body: bytes | None = None) -> Mapping[str, Any]:
        headers = {SIGNATURE: signature, "Content-Type": "application/json"}
        request = urllib.request.Request(address, body, headers)
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                told = json.loads(answer.read(MOST))
        except (OSError, ValueError) as trouble:
            raise Unavailable("superior.away", type(trouble).__name__) from trouble
        if not isinstance(told, dict):
            raise Unavailable("superior.failing", "the answer is no object")
        return told
