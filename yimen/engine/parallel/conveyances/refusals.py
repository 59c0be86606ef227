"""How conveyances say no, beyond what the kernel's rules refuse."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class ConveyanceUnknown(Refusal):
    """There is no conveyance here for this actor."""

    code: ClassVar[str] = "conveyances.unknown"
    ref: str


@dataclass(eq=False)
class NotAConveyance(Refusal):
    """The item had no settled rules by which registration and taxes are worked on at once."""

    code: ClassVar[str] = "conveyances.not_a_conveyance"


@dataclass(eq=False)
class ConveyanceDeclared(Refusal):
    """It is declared already: what changed is corrected, with the reason."""

    code: ClassVar[str] = "conveyances.declared"


@dataclass(eq=False)
class TaxesPaid(Refusal):
    """The taxes have been paid: what they were worked out from stays as it is."""

    code: ClassVar[str] = "conveyances.taxes_paid"


@dataclass(eq=False)
class LevyChanged(Refusal):
    """What the rules come to now is another sum than the one that was looked at."""

    code: ClassVar[str] = "conveyances.levy_changed"
    yuan: str


@dataclass(eq=False)
class ConveyanceStopped(Refusal):
    """It has been stopped: nothing is worked out, drawn or paid any more."""

    code: ClassVar[str] = "conveyances.stopped"


@dataclass(eq=False)
class NothingCorrected(Refusal):
    """The correction says the same as before."""

    code: ClassVar[str] = "conveyances.nothing_corrected"


@dataclass(eq=False)
class AreaMeasured(Refusal):
    """The surveyors have measured the home: no correction says another area than their plan."""

    code: ClassVar[str] = "conveyances.area_measured"
    area: str


@dataclass(eq=False)
class ApplicantTakesNothing(Refusal):
    """The applicant is one of those who take a share: in their name the certificate is issued."""

    code: ClassVar[str] = "conveyances.applicant_takes_nothing"


@dataclass(eq=False)
class RuleWithdrawn(Refusal):
    """What stands was levied under a rule that was withdrawn: nobody pays it, the window has it worked out anew."""

    code: ClassVar[str] = "conveyance.rule_withdrawn"
