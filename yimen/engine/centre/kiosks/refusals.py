"""How the kiosks say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class KioskUnknown(Refusal):
    """There is no such kiosk, or not for this actor, or the secret is none's."""

    code: ClassVar[str] = "kiosks.unknown"


class KioskNumbered(Refusal):
    """A kiosk with this number is registered already."""

    code: ClassVar[str] = "kiosks.numbered"
    number: str


class KioskNotStanding(Refusal):
    """The kiosk does not stand where it could do that: planned, installed or retired already."""

    code: ClassVar[str] = "kiosks.not_standing"


class FunctionOffered(Refusal):
    """A function with this code is offered during those days already."""

    code: ClassVar[str] = "kiosks.function_offered"


class FunctionUnknown(Refusal):
    """Kiosks do not offer this function today."""

    code: ClassVar[str] = "kiosks.function_unknown"


class FaultRepaired(Refusal):
    """The fault has been put right already."""

    code: ClassVar[str] = "kiosks.fault_repaired"


class ContractSigned(Refusal):
    """A contract of this number is in the register already."""

    code: ClassVar[str] = "kiosks.contract_signed"
    contract: str


class ContractOver(Refusal):
    """The contract does not run on that day."""

    code: ClassVar[str] = "kiosks.contract_over"
    contract: str


class PartnerUnfit(Refusal):
    """A kiosk for one type of place does not stand with a partner of another."""

    code: ClassVar[str] = "kiosks.partner_unfit"
    place: str
    kind: str


class HostedAlready(Refusal):
    """The kiosk stands with a partner on those days already."""

    code: ClassVar[str] = "kiosks.hosted_already"


class NotHosted(Refusal):
    """The kiosk stands with no partner from that day on."""

    code: ClassVar[str] = "kiosks.not_hosted"
