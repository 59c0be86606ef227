"""What a template is made of, and what a browser meets in it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_STYLES = Path(__file__).resolve().parents[1] / "static"

EDGE, WORD, NOTHING = "edge", "word", "nothing"
"""What a browser meets: the edge of a block, something that stands in a line of text, or nothing that is seen."""

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "col", "colgroup", "dd",
        "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "link", "main", "meta",
        "nav", "ol", "optgroup", "option", "p", "script", "section", "source", "style", "summary", "table",
        "tbody", "td", "template", "tfoot", "th", "thead", "title", "tr", "track", "ul", "video",
    }
)  # fmt: skip
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
RAW = frozenset({"pre", "script", "style", "svg", "textarea"})
"""Elements of which every character counts."""
SILENT = frozenset({"csrf_token", "extends", "load", "regroup", "once", "comment"})
"""Tags that put nothing on the page that takes a place in it."""
BLOCK_TAGS = frozenset(
    {
        "column", "error_summary", "field", "field_of", "fold", "form", "notice", "pager", "panel", "part",
        "table", "timeline",
    }
)  # fmt: skip
"""Tags whose part of the page is a block."""
THROUGH = frozenset({"if", "for", "ifchanged", "with", "block", "if_open"})
"""Tags that add nothing of their own to what stands in them."""
MIDDLE = {"if": ("elif", "else"), "for": ("empty",), "ifchanged": ("else",)}

BLANK, BLANKS = " \t\n", "[ \t\n]"
"""What a browser takes for a blank; the wide blank of Chinese text is a character like any other."""

Seen = frozenset[str]


@dataclass(slots=True)
class Piece:
    """What is not looked into: a word, a value, a tag, an element without content."""

    text: str
    first: Seen
    last: Seen


@dataclass(slots=True)
class Nest:
    """An element or a tag with what stands in it; of the parts of a tag one is shown."""

    kind: str
    heads: list[str]
    parts: list["Row"]
    tail: str
    first: Seen = frozenset()
    """What a browser may meet first of it, and last."""
    last: Seen = frozenset()
    labelled: str = "no"
    """yes: the stylesheet may put words before what stands in it, so a blank at its beginning is seen."""


@dataclass(slots=True)
class Row:
    """What stands side by side, and the blanks before each and after the last."""

    nodes: list[Piece | Nest] = field(default_factory=list)
    blanks: list[str] = field(default_factory=lambda: [""])
    gaps: list[str] = field(default_factory=list)
    """Of each blank: free (a browser drops it), kept (there is one, and it is seen) or none (there must be none)."""

    def add(self, node: Piece | Nest) -> None:
        self.nodes.append(node)
        self.blanks.append("")


def piece(told: str, seen: str) -> Piece:
    return Piece(told, frozenset({seen}), frozenset({seen}))


def element(tag: str) -> str:
    """The name of an element by its opening or closing tag."""
    found = re.match(r"</?([a-zA-Z!][\w-]*)", tag)
    return found[1].lower() if found else ""


def word(tag: str) -> str:
    """The first word of a template tag."""
    found = re.match(r"\{%\s*(\w+)", tag)
    return found[1] if found else ""


def shown_as(tag: str, way: str) -> bool:
    """Whether the stylesheets always show an element so (`block|flex`) by one of its classes."""
    found = re.search(r'class="([^"]*)"', tag)
    classes = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", found[1]).split() if found else []
    return not _classes(way).isdisjoint(classes)


@lru_cache
def _classes(way: str) -> frozenset[str]:
    told = "".join(sheet.read_text(encoding="utf-8") for sheet in sorted(_STYLES.glob("*.css")))
    always = re.sub(r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", told, flags=re.S)
    display = re.compile(rf"(?<![\w-])display:\s*({way})(?![\w-])")
    selectors = {
        selector.strip()
        for said, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", always)
        if display.search(rule)
        for selector in said.split(",")
    }
    return frozenset(one[1:] for one in selectors if re.fullmatch(r"\.[\w-]+", one))
