"""How the delegations say no, beyond what the kernel's rules refuse."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class NotReformOffice(Refusal):
    """Only who keeps the city's catalogue hands powers down: reform office, administrator, the city's own editor."""

    code: ClassVar[str] = "delegations.not_reform_office"


@dataclass(eq=False)
class NumberInUse(Refusal):
    """Another document was announced under this number."""

    code: ClassVar[str] = "delegations.number_in_use"
    number: str


@dataclass(eq=False)
class NothingAnnounced(Refusal):
    """A document that hands nothing down announces nothing."""

    code: ClassVar[str] = "delegations.nothing_announced"


@dataclass(eq=False)
class EqualMeansDevolved(Refusal):
    """Equal authority is a power of the other office's own: only what is devolved can be equal."""

    code: ClassVar[str] = "delegations.equal_means_devolved"


@dataclass(eq=False)
class NotAnnounced(Refusal):
    """The item stands on no document published by that day with this mode, so no unit may be given it."""

    code: ClassVar[str] = "delegations.not_announced"
    item: str


@dataclass(eq=False)
class AlreadyDelegated(Refusal):
    """The unit has the item during those days already; end that first."""

    code: ClassVar[str] = "delegations.already_delegated"
    item: str


@dataclass(eq=False)
class WrongUnit(Refusal):
    """Devolved and entrusted items go to an office that can decide; the other modes to a place where people come."""

    code: ClassVar[str] = "delegations.wrong_unit"
    mode: str


@dataclass(eq=False)
class OwnOffice(Refusal):
    """An office needs nobody's delegation for its own items."""

    code: ClassVar[str] = "delegations.own_office"


@dataclass(eq=False)
class AlreadyEnded(Refusal):
    """The delegation has ended already."""

    code: ClassVar[str] = "delegations.already_ended"


@dataclass(eq=False)
class NoDivision(Refusal):
    """The office has no approval division on that day that could take the item over."""

    code: ClassVar[str] = "delegations.no_division"


@dataclass(eq=False)
class NotTheirItem(Refusal):
    """An approval division takes over items of its own office and of the offices under it."""

    code: ClassVar[str] = "delegations.not_their_item"
