"""Reading a template into what stands in what."""

import re
from collections.abc import Iterator, Sequence

from yimen.threshold.layout.pieces import (
    BLANKS,
    BLOCK_TAGS,
    BLOCKS,
    EDGE,
    MIDDLE,
    NOTHING,
    RAW,
    SILENT,
    THROUGH,
    VOID,
    WORD,
    Nest,
    Piece,
    Row,
    Seen,
    element,
    piece,
    shown_as,
    word,
)

Token = tuple[str, str]
_IN_TAG = r"\{%.*?%\}|\{\{.*?\}\}"
_QUOTED = rf"\"(?:{_IN_TAG}|[^\"])*\"|'(?:{_IN_TAG}|[^'])*'"
_TOKEN = re.compile(
    r"(?P<comment>\{#.*?#\}|<!--.*?-->)|(?P<tag>\{%.*?%\})|(?P<value>\{\{.*?\}\})|(?P<close></[a-zA-Z][^>]*>)"
    rf"|(?P<open><[a-zA-Z!](?:{_IN_TAG}|{_QUOTED}|[^>\"'])*>)|(?P<text>[^<{{]+|[<{{])",
    re.S,
)
_KEPT_IN_TAG = re.compile(rf"({_QUOTED}|{_IN_TAG})", re.S)
_NAMES = re.compile(r"\sas\s+\w+\s*%\}$")


def row_of(text: str) -> Row:
    """The whole template."""
    return _Reader(list(_tokens(text))).whole()


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None and found.lastgroup is not None
        kind, told, at = found.lastgroup, found[0], found.end()
        raw = kind == "open" and element(told) in RAW
        if raw or (kind == "tag" and word(told) == "comment"):
            end = re.compile(rf"</{element(told)}\s*>" if raw else r"\{%\s*endcomment\s*%\}").search(text, at)
            assert end is not None, f"{told} has no end"
            kind, told, at = "raw" if raw else "comment", text[found.start() : end.end()], end.end()
        yield kind, told


class _Reader:
    """One reading of a template, from its first token to its last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.ends = {word(told)[3:] for kind, told in tokens if kind == "tag" and word(told).startswith("end")}

    def whole(self) -> Row:
        row, at = self.row(0, (), (), "")
        assert at == len(self.tokens), f"{self.tokens[at][1]} ends what did not begin"
        return row

    def row(self, at: int, until: Sequence[str], opened: tuple[str, ...], among: str) -> tuple[Row, int]:
        """What stands side by side from here to whatever ends it.

        `opened` are the elements that may be closed here; what closes any other began in another branch. `among`: what
        the row stands in, when that makes blocks of what it holds (apart) or of its labels (field).
        """
        row = Row()
        while at < len(self.tokens):
            kind, told = self.tokens[at]
            match kind:
                case "close" if element(told) in opened:
                    return row, at
                case "tag" if word(told).startswith("end") or word(told) in until:
                    return row, at
                case "text":
                    _add_text(row, told)
                    at += 1
                case "open":
                    node, at = self.element(at, opened, among)
                    row.add(node)
                case "tag" if word(told) in self.ends:
                    node, at = self.tag(at, among)
                    row.add(node)
                case _:
                    row.add(piece(told, _seen(kind, told)))
                    at += 1
        return row, at

    def element(self, at: int, opened: tuple[str, ...], among: str) -> tuple[Piece | Nest, int]:
        """An element, or its beginning alone when another branch closes it."""
        told, name = _tidy(self.tokens[at][1]), element(self.tokens[at][1])
        # Small print is a block on a desk and runs on behind its word on a phone.
        edge = name in BLOCKS or name.startswith("!") or (name != "small" and shown_as(told, "block|flex|grid"))
        seen = EDGE if edge or among == "apart" or (among == "field" and name == "label") else WORD
        if name in VOID or name.startswith("!") or told.endswith("/>"):
            return piece(told, NOTHING if 'type="hidden"' in told else seen), at + 1
        apart = name in ("select", "datalist") or shown_as(told, "flex|grid|inline-flex|inline-grid")
        within = "apart" if apart else "field" if re.search(r'class="field[ "{]', told) else ""
        inner, end = self.row(at + 1, (), (*opened, name), within)
        if end >= len(self.tokens) or element(self.tokens[end][1]) != name:
            return piece(told, seen), at + 1
        shown = frozenset({seen})
        # Rows that fold on a phone bear their labels, and a crumb its mark, put there by the stylesheet.
        labelled = "yes" if name == "li" or "data-label=" in told else "no"
        return Nest(EDGE if apart else seen, [told], [inner], self.tokens[end][1], shown, shown, labelled), end + 1

    def tag(self, at: int, among: str) -> tuple[Nest, int]:
        """A template tag with its parts, up to its end."""
        kind = word(self.tokens[at][1])
        nest = Nest(kind, [], [], "")
        while word(self.tokens[at][1]) != f"end{kind}":
            nest.heads.append(self.tokens[at][1])
            part, at = self.row(at + 1, MIDDLE.get(kind, ()), (), among)
            nest.parts.append(part)
        nest.tail = self.tokens[at][1]
        if kind in THROUGH:
            nest.first, nest.last = _shown_of(nest, 1), _shown_of(nest, -1)
        else:
            nest.first = nest.last = frozenset({EDGE if kind in BLOCK_TAGS else WORD})
        return nest, at + 1


def _add_text(row: Row, told: str) -> None:
    words = re.split(f"({BLANKS}+)", told)
    for n, said in enumerate(words):
        if n % 2:
            row.blanks[-1] += said
        elif said:
            row.add(piece(said, WORD))


def _seen(kind: str, told: str) -> str:
    match kind:
        case "comment":
            return NOTHING
        case "raw" | "close":
            return EDGE if element(told) in BLOCKS else WORD
        case "tag" if word(told) in SILENT or _NAMES.search(told):
            return NOTHING
        case "tag" if word(told) in BLOCK_TAGS:
            return EDGE
        case _:
            return WORD


def _tidy(tag: str) -> str:
    """The tag with single blanks between what it says."""
    parts = _KEPT_IN_TAG.split(tag)
    return "".join(said if n % 2 else re.sub(f"{BLANKS}+", " ", said) for n, said in enumerate(parts))


def _shown_of(nest: Nest, way: int) -> Seen:
    """What may be met first (1) or last (-1) of a tag of which one part is shown, or none."""
    shown = frozenset[str]().union(*(met(part.nodes[::way], way, frozenset({NOTHING})) for part in nest.parts))
    match nest.kind:
        case "if" | "ifchanged":
            always = any(word(head) == "else" for head in nest.heads)
        case "for":
            always = len(nest.heads) > 1
        case kind:
            always = kind != "if_open"
    return shown if always else shown | {NOTHING}


def met(nodes: Sequence[Piece | Nest], way: int, beyond: Seen) -> Seen:
    """What may be met on going through these nodes, and beyond them when nothing is seen."""
    shown = frozenset[str]()
    for node in nodes:
        here = node.first if way == 1 else node.last
        shown |= here - {NOTHING}
        if NOTHING not in here:
            return shown
    return shown | beyond
