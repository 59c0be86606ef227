"""Few 小数不显示: a count of one to four people is told to nobody who may not see them, nor can it be worked out.

Nought says nothing of anybody and is told. A reader knows what they oversee, and subtracts it: of a count that is told,
what remains must be no small one either. Where what is hidden would follow from the whole that is told, the smallest of
the others is hidden with it. Pure.
"""

from collections.abc import Sequence

from yimen.kernel.snapshot import snapshot

FEWEST = 5
HIDDEN = "＊"
"""It does not say that a number is small: the one that is hidden along with it looks the same."""


@snapshot
class Part:
    """One count of a whole, as somebody would read it who oversees some of it."""

    count: int
    known: int = 0
    """How many of them the reader may see."""
    besides: int = 0
    """How many the reader may not see that ended otherwise, where it is told how many ended."""

    @property
    def rest(self) -> int:
        return self.count - self.known

    @property
    def few(self) -> bool:
        return any(0 < one < FEWEST for one in (self.count, self.rest)) or (self.count > 0 and self.besides == 1)


def hidden(parts: Sequence[Part]) -> tuple[bool, ...]:
    """Which of the parts of one whole are not told."""
    hides = [one.few for one in parts]
    while _follows([one.rest for one, hid in zip(parts, hides, strict=True) if hid and one.rest]):
        others = [(one.rest, at) for at, one in enumerate(parts) if one.rest and not hides[at]]
        if not others:
            break
        hides[min(others)[1]] = True
    return tuple(hides)


def _follows(rests: Sequence[int]) -> bool:
    """Whether the sum of what is hidden says each of them: it is one alone, or all of them are ones."""
    return len(rests) == 1 or 0 < sum(rests) == len(rests)


def told(parts: Sequence[Part]) -> tuple[int | None, ...]:
    """The parts of one whole as they are told; None: hidden."""
    return tuple(None if hid else one.count for one, hid in zip(parts, hidden(parts), strict=True))
