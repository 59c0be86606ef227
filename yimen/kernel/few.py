"""Few 小数不显示: a count of one to four people is told to nobody who may not see them, nor can it be worked out.

Nought says nothing of anybody and is told. Where one count alone of a whole that is told would be hidden, the smallest
of the others is hidden with it: the difference would say it. Pure.
"""

from collections.abc import Sequence

FEWEST = 5
HIDDEN = "＜5"


def hidden(counts: Sequence[int]) -> tuple[bool, ...]:
    """Which of the parts of one whole are not told."""
    few = [0 < one < FEWEST for one in counts]
    if few.count(True) == 1:
        others = [(one, at) for at, one in enumerate(counts) if one and not few[at]]
        if others:
            few[min(others)[1]] = True
    return tuple(few)


def told(counts: Sequence[int]) -> tuple[int | None, ...]:
    """The parts of one whole as they are told; None: hidden."""
    return tuple(None if few else one for one, few in zip(counts, hidden(counts), strict=True))
