"""Icons: the drawn set, each symbol inlined once on a page, however often it is used."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_SHEET = Path(__file__).parent / "static" / "icons.svg"
_SYMBOL = re.compile(r'<symbol id="i-([a-z0-9-]+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)

ICONS: Mapping[str, str] = dict(_SYMBOL.findall(_SHEET.read_text(encoding="utf-8")))


def use(name: str) -> SafeString:
    """A reference to the symbol on the page's sheet."""
    assert name in ICONS, f"no icon {name}"
    return format_html('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>', name)


def drawn(name: str) -> SafeString:
    """The icon itself: for a piece of a page that comes later and cannot rely on the sheet."""
    return mark_safe(f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>')


def sheet(names: Iterable[str]) -> SafeString:
    """The symbols of a page, once each."""
    symbols = "".join(f'<symbol id="i-{name}" viewBox="0 0 24 24">{ICONS[name]}</symbol>' for name in sorted(names))
    return mark_safe(f'<svg width="0" height="0" class="sheet" aria-hidden="true"><defs>{symbols}</defs></svg>')
