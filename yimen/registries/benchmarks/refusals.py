"""How the benchmarks say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ReferenceTwice(Refusal):
    """The same of the same city as of the same day stands already: it is corrected, not entered again."""

    code: ClassVar[str] = "benchmark.twice"


class ReferenceWithdrawn(Refusal):
    """The reference was withdrawn and is read only."""

    code: ClassVar[str] = "benchmark.withdrawn"


class SameAsBefore(Refusal):
    """A correction says another value or another source than the one it corrects."""

    code: ClassVar[str] = "benchmark.same_as_before"
