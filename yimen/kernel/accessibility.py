"""Accessibility 无障碍: what a machine can see of a page without eyes. Pure: a page's text in, parts of wholes out.

What only people can see (whether the keyboard comes through, whether an old person understands it) is never guessed at
here: people check it and say so.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from html.parser import HTMLParser
from itertools import pairwise

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot

LONG = 60
"""A sentence of more characters than this is a long one …"""
MOST_LONG = 5
"""… and of a hundred sentences of a page at most so many may be."""
CONTROLS = frozenset({"input", "select", "textarea"})
SPOKEN = frozenset({"a", "button"})
UNSEEN = frozenset({"script", "style", "title", "noscript", "svg", "option", "head"})
VOID = frozenset({"input", "img", "br", "hr", "meta", "link", "source", "col", "use", "path"})
_NAMES = ("aria-label", "aria-labelledby", "title")
_BREAKS = frozenset({
    "p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "div", "label", "small", "span", "b", "a", "button",
    "section", "summary", "br", "caption", "legend", "time",
})  # fmt: skip


class Criterion(StrEnum):
    """By what a page is checked."""

    LARGE_PRINT = "large_print"
    """It offers large print, and is in large print when that was chosen."""
    KEYBOARD = "keyboard"
    """What can be clicked can be reached by the keyboard in the order of the page; one key skips the menu."""
    NAMED = "named"
    """Controls, links, buttons and pictures have names that a screen reader says."""
    STRUCTURE = "structure"
    """Language, title, one main heading, and no level of headings left out."""
    PLAIN = "plain"
    """Sentences are short."""
    KEYBOARD_WALKED = "keyboard_walked"
    """Somebody went through it by the keyboard alone."""
    READ_ALOUD = "read_aloud"
    """Somebody listened to it through a screen reader."""
    UNDERSTOOD = "understood"
    """Somebody old, or new to such pages, did what it is for without help."""


BY_MACHINE = (
    Criterion.LARGE_PRINT, Criterion.KEYBOARD, Criterion.NAMED, Criterion.STRUCTURE, Criterion.PLAIN,
)  # fmt: skip
BY_PEOPLE = (Criterion.KEYBOARD_WALKED, Criterion.READ_ALOUD, Criterion.UNDERSTOOD)


@snapshot
class Element:
    """A tag with what it says of itself, and the text inside of it."""

    tag: str
    said: dict[str, str]
    text: list[str]
    labelled: bool
    """It lies inside of a label."""


class _Page(HTMLParser):
    """The tags of a page in their order, each with the text that lies in it, and the pieces of text that are read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.open: list[Element] = []
        self.pieces: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        labelled = any(one.tag == "label" for one in self.open)
        element = Element(tag, {name: value or "" for name, value in attrs}, [], labelled)
        self.found.append(element)
        if tag in _BREAKS:
            self.pieces.append("")
        if tag not in VOID:
            self.open.append(element)
        name = element.said.get("alt") or element.said.get("aria-label")
        for outer in self.open if name else ():
            outer.text.append(name or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.pieces.append("")
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        for outer in self.open:
            outer.text.append(data)
        if not any(outer.tag in UNSEEN for outer in self.open):
            self.pieces[-1] += data


def _read(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    page.close()
    return page


def judged(plain: str, large: str) -> dict[Criterion, Share]:
    """How much of a page is in order by each criterion; the same page as it stands and in large print."""
    page, big = _read(plain), _read(large)
    return {
        Criterion.LARGE_PRINT: _share((_offers_large(page), _is_large(big))),
        Criterion.KEYBOARD: _share(_reached(page)),
        Criterion.NAMED: _share(_named(page)),
        Criterion.STRUCTURE: _share(_structured(page)),
        Criterion.PLAIN: _share(len(one) <= LONG for one in sentences(page.pieces)),
    }


def is_met(criterion: str, found: Share) -> bool:
    """All of it is in order; of sentences nearly all."""
    if criterion == Criterion.PLAIN:
        return (found.whole - found.part) * 100 <= MOST_LONG * found.whole
    return found.part == found.whole


def unmet(found: Mapping[Criterion, Share]) -> tuple[Criterion, ...]:
    """The criteria that a page does not meet, in their order."""
    return tuple(one for one in BY_MACHINE if one in found and not is_met(one, found[one]))


def sentences(pieces: list[str]) -> Iterator[str]:
    """The sentences of a page, without the spaces of its layout."""
    for piece in pieces:
        for one in re.split(r"[。！？；!?;：:]", piece):
            if told := re.sub(r"\s+", "", one):
                yield told


def _share(held: Iterator[bool] | tuple[bool, ...]) -> Share:
    found = list(held)
    return Share(sum(found), len(found))


def _offers_large(page: _Page) -> bool:
    return any(one.tag == "a" and "print=large" in one.said.get("href", "") for one in page.found)


def _is_large(page: _Page) -> bool:
    return any(one.tag == "html" and one.said.get("data-print") == "large" for one in page.found)


def _reached(page: _Page) -> Iterator[bool]:
    """The first link skips to what is there; nothing is clicked that is no control; nothing jumps the order."""
    links = [one for one in page.found if one.tag == "a" and "href" in one.said]
    places = {one.said["id"] for one in page.found if "id" in one.said}
    first = links[0].said["href"] if links else ""
    yield first.startswith("#") and first[1:] in places
    for one in page.found:
        if "onclick" in one.said:
            yield one.tag in SPOKEN | CONTROLS | {"summary"}
        if (stop := one.said.get("tabindex")) is not None:
            yield stop in ("0", "-1")


def _named(page: _Page) -> Iterator[bool]:
    labels = {one.said["for"] for one in page.found if one.tag == "label" and "for" in one.said}
    for one in page.found:
        if one.tag in CONTROLS and one.said.get("type") not in ("hidden", "submit", "button"):
            yield one.labelled or one.said.get("id") in labels or any(one.said.get(name) for name in _NAMES)
        elif one.tag == "img":
            yield "alt" in one.said
        elif (one.tag == "a" and "href" in one.said) or one.tag == "button":
            yield bool("".join(one.text).strip()) or any(one.said.get(name) for name in _NAMES)


def _structured(page: _Page) -> Iterator[bool]:
    yield any(one.tag == "html" and one.said.get("lang") for one in page.found)
    yield any(one.tag == "title" and "".join(one.text).strip() for one in page.found)
    levels = [int(one.tag[1]) for one in page.found if re.fullmatch(r"h[1-6]", one.tag)]
    yield levels.count(1) == 1
    yield all(later <= earlier + 1 for earlier, later in pairwise(levels))
