"""How a template stands in its file: one element a line, indented by what it stands in.

    python -m tools.layout           lay out every template anew
    python -m tools.layout --check   tell which ones are not laid out so

A page does not change by it. Blanks are put, or taken away, only where a browser drops them: beside the edge of a
block. Where they would be seen (between two words, two buttons, a number and its unit), what stood together stays
together. A gap is judged by what may come before and after it on the page, through every branch and every round of a
loop (docs/decisions/0196).
"""

from yimen.threshold.layout.judging import judge
from yimen.threshold.layout.pieces import BLANK, EDGE, WORD, Row
from yimen.threshold.layout.reading import row_of
from yimen.threshold.layout.writing import flat, lines


def laid_out(text: str) -> str:
    """The template, laid out."""
    return "\n".join(line.rstrip(BLANK) for line in lines(_judged(text), 0)).strip("\n") + "\n"


def lean(text: str) -> str:
    """The template without any blank that is not seen, on one line: what is compiled and sent."""
    return flat(_judged(text))


def same_page(text: str) -> str:
    """The same without what lies around it: two templates that make one page have the same."""
    return lean(text).strip(BLANK)


def _judged(text: str) -> Row:
    """A template of its own begins where a block does; a piece that others include may stand within a line."""
    whole = text.lstrip(BLANK).startswith(("{% extends", "<!doctype", "<!DOCTYPE"))
    around = frozenset({EDGE if whole else WORD})
    row = row_of(text)
    judge(row, around, around)
    return row
