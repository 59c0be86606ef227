"""Addresses: where a page lies, by its name. Django searches its table for every link; a list has sixty of them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, zip_longest

from django.conf import settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, get_script_prefix, reverse

_PLAIN = re.compile(r"[\w.-]+", re.ASCII)
_MARK = "~ref~"


def address(name: str, args: Sequence[object] = ()) -> str:
    """The address of the page with this name; refs are put into its pattern, anything else is left to Django."""
    texts = [str(arg) for arg in args]
    table = (get_script_prefix(), settings.ROOT_URLCONF)
    pieces = _pieces(table, name, len(texts)) if all(map(_PLAIN.fullmatch, texts)) else None
    if pieces is None:
        return reverse(name, args=list(args))
    return "".join(chain.from_iterable(zip_longest(pieces, texts, fillvalue="")))


@lru_cache(maxsize=2048)
def _pieces(table: tuple[str, str], name: str, places: int) -> tuple[str, ...] | None:
    """The address around its refs, in one table; None when the page wants something narrower than a ref."""
    try:
        pieces = reverse(name, args=[_MARK] * places).split(_MARK)
    except NoReverseMatch:
        return None
    return tuple(pieces) if len(pieces) == places + 1 else None


@lru_cache(maxsize=2048)
def readers(name: str) -> str:
    """For whom the page with this name is, as its view declares it: `all`, `citizen`, `staff:window`…"""
    room, _, page = name.partition(":")
    found = next(one for one in _pages(get_resolver(), room) if one.name == page)
    return str(found.callback.authority)  # type: ignore[attr-defined]


def _pages(resolver: URLResolver, room: str, within: str = "") -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _pages(one, room, one.namespace or within)
        elif within == room:
            yield one
