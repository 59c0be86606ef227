"""Asking a door without a network: the WSGI application of the house, called in this process like a server would."""

import io
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode

from django.core.handlers.wsgi import WSGIHandler

Handler = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_ADDRESSES = count(1)


def door() -> Handler:
    """The application with its middleware, as the web server runs it."""
    return WSGIHandler()


PIECE: Mapping[str, str] = {"HTTP_HX_REQUEST": "true"}
"""What a page sends along when it fetches a piece of itself."""


def asked(
    handler: Handler, path: str, query: Mapping[str, str], headers: Mapping[str, str] | None = None
) -> tuple[float, bytes]:
    """One request from an address of its own (the doors count comings): milliseconds, and what came back."""
    number = next(_ADDRESSES)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "PATH_INFO": quote(path), "QUERY_STRING": urlencode(query), "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "REMOTE_ADDR": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}", "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_LANGUAGE": "zh-CN", **(headers or {}),
    }  # fmt: skip
    said: list[str] = []
    started = time.perf_counter()
    answer = handler(environ, lambda status, headers, trouble=None: said.append(status))
    body = b"".join(answer)
    took = (time.perf_counter() - started) * 1000
    getattr(answer, "close", lambda: None)()
    if said[0] != "200 OK":
        raise SystemExit(f"{path} {query} answered {said[0]}: {body[:200]!r}")
    return took, body


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
