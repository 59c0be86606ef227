"""How the figures say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NothingToCount(Refusal):
    """No item of the set has both sides of the measure, so that there is no rate to keep."""

    code: ClassVar[str] = "figure.nothing_to_count"


class BeforeMissing(Refusal):
    """A measure of before and after needs the moment of before, and it lies in the past."""

    code: ClassVar[str] = "figure.before_missing"


class TargetOutOfReach(Refusal):
    """A target is at least one step, and fewer than the item has."""

    code: ClassVar[str] = "figure.target_out_of_reach"
    steps: int
