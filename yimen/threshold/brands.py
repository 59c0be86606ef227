"""The brand at the threshold: read once a day, told to every template, served as a style sheet and as a picture.

No page names a colour, and none brings a style of its own: what a brand changes are the tokens of tokens.css.
"""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.engine.publication.brands import queries
from yimen.engine.publication.brands.rows import HOUSE, BrandRow
from yimen.kernel.brands import shades
from yimen.registries.dated import day_of
from yimen.threshold import clock

_YEAR = "public, max-age=31536000, immutable"


_READ: dict[date, BrandRow] = {}


def brand() -> BrandRow:
    """The brand of today. It is set before the day begins and not changed on it, so that it is read once."""
    today = day_of(clock.now())
    if today not in _READ:
        row = queries.on(today)
        _READ.clear()
        _READ[today] = row
    return _READ[today]


def known() -> BrandRow:
    """The brand that was read last, for a page that has to come when nothing can be read."""
    return next(iter(_READ.values()), HOUSE)


@require_safe
def style(request: HttpRequest, ref: str) -> HttpResponse:
    """The tokens of a brand; its reference stands in the address, so that a browser may keep it."""
    row = next((one for one in queries.every() if one.ref == ref), None)
    if row is None:
        raise Http404
    told = "".join(f"--{name}: {colour};" for name, colour in shades(row.colour).items())
    return HttpResponse(f":root{{{told}}}\n", content_type="text/css", headers={"Cache-Control": _YEAR})


@require_safe
def mark(request: HttpRequest, sha256: str) -> HttpResponse:
    """A mark, by its hash."""
    content = queries.mark(sha256[:64])
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": _YEAR})
