"""Sparing 精简: what a process asked before and asks now, at both ends of its limits, in papers and in trips. Pure.

A process is a named set of items: a licence with all its items, a list, an office. "From 20–50 to 10–25 days" is said
of its shortest and its longest limit, each compared with its own; what the cases really took stands beside.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from yimen.kernel.reform.figures import Reduction, minutes_of
from yimen.kernel.reform.reductions import ItemLine
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import StepTerm
from yimen.kernel.time.limit import DAY_MINUTES

AROUND = frozenset({"apply", "accept", "issue", "deliver"})
"""Steps that are no review and no approval: they stand around the two."""
REVIEW, APPROVE = "review", "decide"


@snapshot
class Ends:
    """The shortest and the longest limit of a process in working days, before and now."""

    before: tuple[Decimal, Decimal]
    now: tuple[Decimal, Decimal]

    @property
    def compressed(self) -> tuple[Fraction | None, Fraction | None]:
        """By how much each end came down."""
        shortest, longest = (_gone(was, is_) for was, is_ in zip(self.before, self.now, strict=True))
        return shortest, longest


def _gone(before: Decimal, now: Decimal) -> Fraction | None:
    return Fraction(before - now) / Fraction(before) if before else None


def ends(lines: Iterable[ItemLine]) -> Ends | None:
    """The ends of the promises of a process over the items that had one before and have one now; None without any."""
    both = [
        (was, is_)
        for line in lines
        if line.before is not None
        and (was := minutes_of(line.before.promised)) is not None
        and (is_ := minutes_of(line.now.promised)) is not None
    ]
    if not both:
        return None
    return Ends(*((_days(min(side)), _days(max(side))) for side in zip(*both, strict=True)))


def _days(minutes: Decimal) -> Decimal:
    return (minutes / DAY_MINUTES).quantize(Decimal("0.1"))


@snapshot
class Papers:
    """What the materials of some items come to: how many, of which necessity, in how many copies and pages at most."""

    materials: int = 0
    required: int = 0
    optional: int = 0
    tolerable: int = 0
    sheets: int = 0
    """Originals and copies that are asked for."""
    pages: int = 0
    """Pages at most, as the item allows them."""

    def __add__(self, other: "Papers") -> "Papers":
        pairs = zip(_parts(self), _parts(other), strict=True)
        return Papers(*(mine + its for mine, its in pairs))


def _parts(one: Papers) -> tuple[int, ...]:
    return (one.materials, one.required, one.optional, one.tolerable, one.sheets, one.pages)


PARTS: Sequence[str] = ("materials", "required", "optional", "tolerable", "sheets", "pages")


def fewer(before: Papers, now: Papers) -> dict[str, Reduction]:
    """By how much each part came down; 26 materials to 11 are 57.7 %."""
    return {
        name: Reduction(Decimal(was), Decimal(is_), 1, 0)
        for name, was, is_ in zip(PARTS, _parts(before), _parts(now), strict=True)
    }


def is_one_and_one(steps: Iterable[StepTerm]) -> bool:
    """Whether an item is reviewed once and approved once 一审一核, with nothing between."""
    return sorted(code for step in steps if (code := step.code) not in AROUND) == [APPROVE, REVIEW]
