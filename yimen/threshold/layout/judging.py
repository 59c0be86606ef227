"""Which blanks of a template a browser drops."""

from yimen.threshold.layout.pieces import BLOCK_TAGS, EDGE, THROUGH, WORD, Nest, Row, Seen
from yimen.threshold.layout.reading import met

_EDGE = frozenset({EDGE})


def judge(row: Row, before: Seen, after: Seen) -> None:
    """Say of each gap of the row whether it is free; `before` and `after` are what may be met around it."""
    row.gaps = []
    for n, blank in enumerate(row.blanks):
        left, right = met(row.nodes[:n][::-1], -1, before), met(row.nodes[n:], 1, after)
        free = left == _EDGE or right == _EDGE
        row.gaps.append("free" if free else "kept" if blank else "none")
    for n, node in enumerate(row.nodes):
        if isinstance(node, Nest):
            _judge_within(node, met(row.nodes[:n][::-1], -1, before), met(row.nodes[n + 1 :], 1, after))


def _judge_within(nest: Nest, before: Seen, after: Seen) -> None:
    if nest.kind == EDGE or nest.kind in BLOCK_TAGS:
        before, after = frozenset({WORD}) if nest.labelled == "yes" else _EDGE, _EDGE
    elif nest.kind not in THROUGH:
        before = after = frozenset({WORD})
    elif nest.kind == "for":
        # One round follows the other.
        rounds = nest.parts[0].nodes
        before |= met(rounds[::-1], -1, frozenset())
        after |= met(rounds, 1, frozenset())
    for part in nest.parts:
        judge(part, before, after)
