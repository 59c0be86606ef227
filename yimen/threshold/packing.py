"""Pages go out packed 压缩: a village's thin line carries a quarter of the bytes.

Files that people keep are never touched: they are packed already, or signed byte by byte. A page bears a random share
of padding (Django's own), so that its length tells nobody what stands in it.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_WORTH_PACKING = "text/html"


class PackedPages(GZipMiddleware):
    """Middleware: packs pages and pieces of pages for browsers that can unpack them."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, packed if it is a page."""
        if not response.get("Content-Type", "").startswith(_WORTH_PACKING):
            return response
        packed: HttpResponseBase = super().process_response(request, response)
        return packed
