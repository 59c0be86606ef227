"""Pages go out packed 压缩: a village's thin line carries a quarter of the bytes.

Files that people keep are never touched: they are packed already, or signed byte by byte. A page bears a random share
of padding (Django's own), so that its length tells little of what stands in it. What repeats words of its address to
somebody who is signed in goes unpacked: whoever made them open it could guess at the rest of it by its length.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from yimen.kernel.actor import NOBODY

_WORTH_PACKING = "text/html"


class PackedPages(GZipMiddleware):
    """Middleware: packs pages and pieces of pages for browsers that can unpack them."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, packed if it is a page."""
        if not response.get("Content-Type", "").startswith(_WORTH_PACKING) or _could_be_guessed(request):
            return response
        packed: HttpResponseBase = super().process_response(request, response)
        return packed


def _could_be_guessed(request: HttpRequest) -> bool:
    return bool(request.META.get("QUERY_STRING")) and getattr(request, "actor", NOBODY) != NOBODY
