"""Writing a template down in lines."""

import re
from collections.abc import Iterator

from yimen.threshold.layout.pieces import BLANK, EDGE, RAW, Nest, Piece, Row, element, word

WIDTH = 120
_STEP = "  "
_SAID = re.compile(
    r"(?:\{%.*?%\}|\{\{.*?\}\}|\"(?:\{%.*?%\}|\{\{.*?\}\}|[^\"])*\"|'(?:\{%.*?%\}|\{\{.*?\}\}|[^'])*'|[^ \t\n])+", re.S
)


def flat(row: Row) -> str:
    """All on one line, without what a browser drops."""
    told = [_blank(row.gaps[0])]
    for node, gap in zip(row.nodes, row.gaps[1:], strict=True):
        told += [_flat(node), _blank(gap)]
    return "".join(told)


def _flat(node: Piece | Nest) -> str:
    if isinstance(node, Piece):
        return node.text
    return "".join(head + flat(part) for head, part in zip(node.heads, node.parts, strict=True)) + node.tail


def _blank(gap: str) -> str:
    return " " if gap == "kept" else ""


def lines(row: Row, depth: int) -> Iterator[str]:
    """The row, indented: what must stand together stands on one line, or what is within it is broken."""
    indent, line = _STEP * depth, ""
    for n, node in enumerate(row.nodes):
        together = len(_flat(node).split("\n")[0] + _glued(row, n))
        if row.gaps[n] != "none" and line.strip(BLANK):
            apart = _stands_apart(node) or _stands_apart(row.nodes[n - 1])
            if apart or len(line) + len(_blank(row.gaps[n])) + together > WIDTH:
                yield line
                if row.blanks[n].count("\n") > 1:
                    yield ""
                line = indent
            else:
                line += _blank(row.gaps[n])
        line = line or indent
        if len(line) + together <= WIDTH and "\n" not in _flat(node) and not _wants_lines(node):
            line += _flat(node)
        else:
            *done, line = _broken(node, depth, line)
            yield from done
    if line.strip(BLANK):
        yield line


def _glued(row: Row, n: int) -> str:
    """What must follow a node on its line."""
    told = ""
    for node, gap in zip(row.nodes[n + 1 :], row.gaps[n + 1 :], strict=False):
        if gap != "none":
            break
        told += _flat(node)
    return told


def _stands_apart(node: Piece | Nest) -> bool:
    """Whether it has a line of its own: a block, and a tag with blocks in it."""
    return EDGE in node.first | node.last or (isinstance(node, Piece) and word(node.text) in ("extends", "load"))


def _wants_lines(node: Piece | Nest) -> bool:
    """Several blocks side by side are easier to read below each other, though they would fit."""
    if isinstance(node, Piece) or len(_flat(node)) <= WIDTH * 2 // 3:
        return False
    return sum(_stands_apart(one) for part in node.parts for one in part.nodes) > 1


def _broken(node: Piece | Nest, depth: int, line: str) -> Iterator[str]:
    """The node over several lines, the first of which goes on after `line`."""
    if isinstance(node, Piece):
        yield from _wrapped(line, node.text, depth)
        return
    for head, part in zip(node.heads, node.parts, strict=True):
        *done, line = _wrapped(line, head, depth)
        yield from done
        if not part.nodes:
            line += _blank(part.gaps[0])
            continue
        inner = list(lines(part, depth + 1))
        if part.gaps[0] == "none":
            inner[0] = line + inner[0].lstrip(BLANK)
        else:
            yield line
        line = _STEP * depth
        if part.gaps[-1] == "none":
            *inner, line = inner
        yield from inner
    yield line + node.tail


def _wrapped(line: str, told: str, depth: int) -> Iterator[str]:
    """What follows on the line; a tag that is too wide goes on below."""
    if not re.match(r"<[a-z]", told) or len(line) + len(told) <= WIDTH or element(told) in RAW:
        yield from (line + told).split("\n")
        return
    for n, said in enumerate(_SAID.findall(told)):
        if n and len(line) + 1 + len(said) > WIDTH:
            yield line
            line = _STEP * (depth + 2) + said
        else:
            line += f" {said}" if n else said
    yield line
