"""How the spot checks say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class DrawUnknown(Refusal):
    """There is no such draw, or not for this actor."""

    code: ClassVar[str] = "spots.draw_unknown"


class DrawnBefore(Refusal):
    """A draw is drawn once."""

    code: ClassVar[str] = "spots.drawn_before"


class WitnessTooNear(Refusal):
    """Who announced a draw, inspects in it or belongs to its office does not say the word for it."""

    code: ClassVar[str] = "spots.witness_too_near"


class DrawTooLate(Refusal):
    """After its last day nothing is drawn any more; another draw is announced."""

    code: ClassVar[str] = "spots.draw_too_late"


class InspectorsUnfit(Refusal):
    """Who announces a draw, has left service or is not on the establishment inspects in none."""

    code: ClassVar[str] = "spots.inspectors_unfit"
    people: int


class TooManyListed(Refusal):
    """A draw has so many points and so many inspectors at most."""

    code: ClassVar[str] = "spots.too_many_listed"
    points: int
    inspectors: int


class DrawTooShort(Refusal):
    """A draw lasts a few working days at least."""

    code: ClassVar[str] = "spots.draw_too_short"
    least: int


class ChecksAhead(Refusal):
    """A draw is closed when all is signed, or its last day is over and no record is young enough to be signed yet."""

    code: ClassVar[str] = "spots.checks_ahead"


class SpotCheckUnknown(Refusal):
    """There is no such check for this actor."""

    code: ClassVar[str] = "spots.unknown"


class InspectorNear(Refusal):
    """Who approved the permit, or has an interest in its holder, does not look at it."""

    code: ClassVar[str] = "spots.inspector_near"


class NobodyLeft(Refusal):
    """Of those who may look at this permit nobody is left to take over."""

    code: ClassVar[str] = "spots.nobody_left"


class NotTheOther(Refusal):
    """What one of the two wrote down is signed or contradicted by the other."""

    code: ClassVar[str] = "spots.not_the_other"


class FindingsBeyond(Refusal):
    """There are more findings than points of the draw; none of them is dropped unsaid."""

    code: ClassVar[str] = "spots.findings_beyond"
    points: int


class PointWithoutFinding(Refusal):
    """For every point that was to be looked at something is written."""

    code: ClassVar[str] = "spots.point_without_finding"
    point: str


class PhotographNeeded(Refusal):
    """What was not sound is shown on a photograph at least."""

    code: ClassVar[str] = "spots.photograph_needed"


class NoPromiseGiven(Refusal):
    """A promise is found false only where the permit was granted on one."""

    code: ClassVar[str] = "spots.no_promise_given"
