"""Style sheets as `python -m tools.layout` lays them out: a rule a line, or a declaration a line where it is too wide.

What stands in a sheet and in which order stays as it was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BY_HAND = ("tokens.css",)
"""A table with its remarks beside it."""
WIDTH = 120
_PIECE = re.compile(
    r"(?P<comment>/\*.*?\*/)|(?P<string>\"[^\"]*\"|'[^']*')|(?P<mark>[{};()\[\]])|(?P<text>[^/\"'{};()\[\]]+|/)",
    re.S,
)


@dataclass
class Rule:
    """A rule, a declaration or a comment; only a rule holds others. `apart` is what an empty line stands before."""

    head: str
    held: "list[Rule] | None" = None
    apart: bool = False


def laid_out(text: str) -> str:
    """The sheet, laid out."""
    rules = _read(list(_pieces(text)))
    return "\n".join(_lines(rules, 0)) + "\n"


def same_sheet(one: str, other: str) -> bool:
    """Whether two texts are one sheet: the same rules, declarations and remarks in the same order."""
    return _said(_read(list(_pieces(one)))) == _said(_read(list(_pieces(other))))


def _said(rules: list[Rule]) -> list[object]:
    return [(_tidy(one.head), None if one.held is None else _said(one.held)) for one in rules]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for found in _PIECE.finditer(text):
        yield found.lastgroup or "", found[0]


def _read(pieces: list[tuple[str, str]]) -> list[Rule]:
    """What stands side by side up to the end of the block; `pieces` are used up."""
    rules: list[Rule] = []
    told, depth, apart = "", 0, False
    while pieces:
        kind, piece = pieces.pop(0)
        if kind == "comment" and not told.strip():
            rules.append(Rule(piece, None, apart or _parted(told)))
            told, apart = "", False
        elif kind != "mark" or depth or piece in "()[]":
            depth += (piece in ("(", "[")) - (piece in (")", "]")) if kind == "mark" else 0
            told += piece
        elif piece == "}":
            if told.strip():
                rules.append(Rule(_tidy(told)))
            return rules
        else:
            parted = _parted(told[: len(told) - len(told.lstrip())])
            rules.append(Rule(_tidy(told), _read(pieces) if piece == "{" else None, parted))
            told = ""
    return rules


def _parted(blanks: str) -> bool:
    return blanks.count("\n") > 1


def _tidy(told: str) -> str:
    return re.sub(r"\s+", " ", told).strip()


def _lines(rules: list[Rule], indent: int) -> Iterator[str]:
    for n, rule in enumerate(rules):
        if rule.apart and n:
            yield ""
        yield from _written(rule, indent)


def _written(rule: Rule, indent: int) -> Iterator[str]:
    margin = "  " * indent
    if rule.held is None:
        yield from (f"{margin}{line}" for line in _wrapped(rule.head))
        return
    plain = all(one.held is None and not one.head.startswith("/*") for one in rule.held)
    short = f"{margin}{rule.head} {{ {' '.join(f'{one.head};' for one in rule.held)} }}"
    if plain and len(short) <= WIDTH:
        yield short
        return
    *heads, last = _parts(rule.head, indent)
    yield from (f"{margin}{head}," for head in heads)
    yield f"{margin}{last} {{"
    yield from _lines(rule.held, indent + 1)
    yield f"{margin}}}"


def _parts(head: str, indent: int) -> list[str]:
    """The selectors of a rule, one a line where they are too wide together."""
    if len(head) + 2 * indent + 2 <= WIDTH or head.startswith("@"):
        return [head]
    found, depth = [""], 0
    for letter in head:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [one.strip() for one in found]


def _wrapped(told: str) -> Iterator[str]:
    """A comment as it stands, a declaration with its end."""
    if told.startswith("/*"):
        first, *rest = told.split("\n")
        yield from (first, *(f"   {line.strip()}" for line in rest))
    else:
        yield f"{told};"
