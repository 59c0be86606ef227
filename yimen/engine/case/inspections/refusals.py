"""How the inspections say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class InspectionUnknown(Refusal):
    """There is no such inspection for this actor."""

    code: ClassVar[str] = "inspection.unknown"
    ref: str


@dataclass(eq=False)
class InspectionOpen(Refusal):
    """An inspection is arranged for this case already."""

    code: ClassVar[str] = "inspection.open"


@dataclass(eq=False)
class TwoOfficersNeeded(Refusal):
    """At least two formal officers in service look at a place, each named once (licensing law art. 34)."""

    code: ClassVar[str] = "inspection.two_officers_needed"


@dataclass(eq=False)
class InspectorInvolved(Refusal):
    """One of the officers named has an interest in the case."""

    code: ClassVar[str] = "inspection.inspector_involved"


@dataclass(eq=False)
class InspectionClosed(Refusal):
    """The inspection is concluded or called off."""

    code: ClassVar[str] = "inspection.closed"


@dataclass(eq=False)
class NothingToSign(Refusal):
    """There is no conclusion yet, or this officer has signed it."""

    code: ClassVar[str] = "inspection.nothing_to_sign"


@dataclass(eq=False)
class FindingMissing(Refusal):
    """Every point that was to be looked at has what was found."""

    code: ClassVar[str] = "inspection.finding_missing"
    check: str


@dataclass(eq=False)
class PhotographMissing(Refusal):
    """A conclusion stands on at least one photograph of the place, or says why none could be taken."""

    code: ClassVar[str] = "inspection.photograph_missing"
