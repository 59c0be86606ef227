"""Style sheets, scripts and pictures: served from memory, named by their content so that browsers may keep them.

No collecting step and no other server is needed; a city that puts one in front serves the same addresses.
"""

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified

from yimen.kernel.snapshot import snapshot

_WORTH_PACKING = frozenset({"text/css", "text/javascript", "image/svg+xml", "application/json"})
_FOR_GOOD = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"


@snapshot
class Asset:
    """One file as it goes out."""

    kind: str
    body: bytes
    packed: bytes
    tag: str


class NamedByContent(StaticFilesStorage):
    """Adds the content's own mark to every address, so that a new version is a new address."""

    def url(self, name: str | None) -> str:
        address = super().url(name)
        found = asset(name) if name else None
        return f"{address}?v={found.tag}" if found else address


@cache
def asset(name: str) -> Asset | None:
    """A file of the static folders, or None."""
    found = finders.find(name)
    if not found or not Path(found).is_file():
        return None
    body = Path(found).read_bytes()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    packed = gzip.compress(body, mtime=0) if kind in _WORTH_PACKING else b""
    return Asset(kind, body, packed, hashlib.sha256(body).hexdigest()[:12])


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Send one asset."""
    found = asset(path)
    if found is None:
        raise Http404(path)
    if request.headers.get("If-None-Match") == f'"{found.tag}"':
        return HttpResponseNotModified()
    packs = found.packed and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.packed if packs else found.body, content_type=found.kind)
    if packs:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["ETag"] = f'"{found.tag}"'
    response["Cache-Control"] = _FOR_GOOD if request.GET.get("v") == found.tag else _ASK_AGAIN
    return response
