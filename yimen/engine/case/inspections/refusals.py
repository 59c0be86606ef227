"""How the inspections say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class InspectionUnknown(Refusal):
    """There is no such inspection for this actor."""

    code: ClassVar[str] = "inspection.unknown"
    ref: str


class InspectionOpen(Refusal):
    """An inspection is arranged for this case already."""

    code: ClassVar[str] = "inspection.open"


class TwoOfficersNeeded(Refusal):
    """At least two formal officers in service look at a place, each named once (licensing law art. 34)."""

    code: ClassVar[str] = "inspection.two_officers_needed"


class InspectorInvolved(Refusal):
    """One of the officers named has an interest in the case."""

    code: ClassVar[str] = "inspection.inspector_involved"


class InspectionClosed(Refusal):
    """The inspection is concluded or called off."""

    code: ClassVar[str] = "inspection.closed"


class NothingToSign(Refusal):
    """There is no conclusion yet, or this officer has signed it."""

    code: ClassVar[str] = "inspection.nothing_to_sign"


class FindingMissing(Refusal):
    """Every point that was to be looked at has what was found."""

    code: ClassVar[str] = "inspection.finding_missing"
    check: str


class PhotographMissing(Refusal):
    """A conclusion stands on at least one photograph of the place, or says why none could be taken."""

    code: ClassVar[str] = "inspection.photograph_missing"
