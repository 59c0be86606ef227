"""How conveyances say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ConveyanceUnknown(Refusal):
    """There is no conveyance here for this actor."""

    code: ClassVar[str] = "conveyances.unknown"
    ref: str


class NotAConveyance(Refusal):
    """The item had no settled rules by which registration and taxes are worked on at once."""

    code: ClassVar[str] = "conveyances.not_a_conveyance"


class ConveyanceDeclared(Refusal):
    """It is declared already: what changed is corrected, with the reason."""

    code: ClassVar[str] = "conveyances.declared"


class TaxesPaid(Refusal):
    """The taxes have been paid: what they were worked out from stays as it is."""

    code: ClassVar[str] = "conveyances.taxes_paid"


class LevyChanged(Refusal):
    """What the rules come to now is another sum than the one that was looked at."""

    code: ClassVar[str] = "conveyances.levy_changed"
    yuan: str


class ConveyanceStopped(Refusal):
    """It has been stopped: nothing is worked out, drawn or paid any more."""

    code: ClassVar[str] = "conveyances.stopped"


class NothingCorrected(Refusal):
    """The correction says the same as before."""

    code: ClassVar[str] = "conveyances.nothing_corrected"


class AreaMeasured(Refusal):
    """The surveyors have measured the home: no correction says another area than their plan."""

    code: ClassVar[str] = "conveyances.area_measured"
    area: str


class ApplicantTakesNothing(Refusal):
    """The applicant is one of those who take a share: in their name the certificate is issued."""

    code: ClassVar[str] = "conveyances.applicant_takes_nothing"


class RuleWithdrawn(Refusal):
    """What stands was levied under a rule that was withdrawn: nobody pays it, the window has it worked out anew."""

    code: ClassVar[str] = "conveyance.rule_withdrawn"
