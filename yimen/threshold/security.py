"""Security headers: a page of this house loads nothing but its own files and is framed by nobody else.

No inline script and no inline style is allowed, so no nonce is needed; templates use classes.
"""

from collections.abc import Callable, Iterator
from typing import cast
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from yimen.threshold import errors

PAGE_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
    )
)
POWERS = "camera={camera}, microphone=(), geolocation=(), payment=()"
CAMERA_HERE = POWERS.format(camera="(self)")
"""For the pages on which a counter takes papers with its document camera; no other page may ask for one."""
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox"
"""For a file that came from outside: nothing in it may run or load, and only our own pages may show it."""


class SecurityHeaders:
    """Middleware: the headers of every answer. An answer that set its own policy (a file) keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = errors.bad_request(request) if _hides_something(request) else self.get_response(request)
        answer.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("Referrer-Policy", "same-origin")
        answer.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        answer.headers.setdefault("Permissions-Policy", POWERS.format(camera="()"))
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            answer.headers.setdefault("Cache-Control", "private, no-cache")
        return answer


def _hides_something(request: HttpRequest) -> bool:
    """A NUL in an address or a form is no text of anybody, and no database takes it."""
    if request.path_info.startswith("/api/"):
        return False  # the JSON door answers for itself, in its own form
    told = [request.path_info, *(value for values in request.GET.lists() for value in (values[0], *values[1]))]
    if request.method == "POST" and request.content_type == "application/x-www-form-urlencoded":
        told += [value for values in request.POST.lists() for value in (values[0], *values[1])]
    return any("\x00" in text for text in told)


def as_attachment(content: bytes, filename: str, kind: str = "application/octet-stream") -> HttpResponse:
    """A file to keep: downloaded, never opened as a page."""
    return _file(content, filename, kind, "attachment")


def as_stream(pieces: Iterator[bytes], filename: str, kind: str) -> HttpResponse:
    """A file to keep that is made while it is sent, so that nobody holds it whole."""
    answer = cast("HttpResponse", StreamingHttpResponse(pieces, content_type=kind))
    return _as_file(answer, filename, "attachment")


def as_preview(content: bytes, filename: str, kind: str) -> HttpResponse:
    """A file to look at inside one of our own pages (the desk's viewer): images and PDF only."""
    assert kind in ("application/pdf", "image/jpeg", "image/png"), kind
    answer = _file(content, filename, kind, "inline")
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    if kind == "application/pdf":
        # A sandbox would keep the browser's own PDF viewer from starting.
        answer.headers["Content-Security-Policy"] = FILE_POLICY.removesuffix("; sandbox")
    return answer


def _file(content: bytes, filename: str, kind: str, disposition: str) -> HttpResponse:
    return _as_file(HttpResponse(content, content_type=kind), filename, disposition)


def _as_file(answer: HttpResponse, filename: str, disposition: str) -> HttpResponse:
    answer.headers["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(filename, safe='')}"
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
