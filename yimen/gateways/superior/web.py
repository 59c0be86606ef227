"""The platforms above over HTTPS: words are posted to /words, the counts of a day are asked at /counts; both signed."""

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import date
from typing import Any

from yimen.kernel.refusal import Unavailable

PATIENCE = 20.0
"""Seconds for a whole answer, however it drips."""
MOST = 100_000
NO_ANSWER = (OSError, ValueError, RecursionError, http.client.HTTPException)
"""What is no answer: nobody there, a status line that is none, half a body, no JSON, JSON without an end."""
SIGNATURE = "X-System-Signature"


class _Staying(urllib.request.HTTPRedirectHandler):
    """Follows nobody to another house: what is told is told to whom it was addressed."""

    def redirect_request(self, *facts: Any) -> None:
        return None


class WebAbove:
    """Platforms that are reached by their addresses. What is no answer is nobody answering."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
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
        return {str(kind): n for kind, n in told.items() if type(n) is int and 0 <= n < 2**31}

    def _asked(self, address: str, signature: str, body: bytes | None = None) -> Mapping[str, Any]:
        headers = {SIGNATURE: signature, "Content-Type": "application/json"}
        until = time.monotonic() + self._patience
        try:
            request = urllib.request.Request(address, body, headers)
            with self._opener.open(request, timeout=self._patience) as answer:
                told = json.loads(_read(answer, until))
        except NO_ANSWER as trouble:
            raise Unavailable("superior.away", type(trouble).__name__) from trouble
        if not isinstance(told, dict):
            raise Unavailable("superior.failing", "the answer is no object")
        return told


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    """The whole body, read as it comes; one too long or too slow is no answer."""
    body = b""
    while piece := answer.read1(MOST):
        body += piece
        if len(body) > MOST:
            raise ValueError("the answer has no end")
        if time.monotonic() > until:
            raise TimeoutError
    return body
