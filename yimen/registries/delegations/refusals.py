"""How the delegations say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotReformOffice(Refusal):
    """Only who keeps the city's catalogue hands powers down: reform office, administrator, the city's own editor."""

    code: ClassVar[str] = "delegations.not_reform_office"


class NumberInUse(Refusal):
    """Another document was announced under this number."""

    code: ClassVar[str] = "delegations.number_in_use"
    number: str


class NothingAnnounced(Refusal):
    """A document that hands nothing down announces nothing."""

    code: ClassVar[str] = "delegations.nothing_announced"


class EqualMeansDevolved(Refusal):
    """Equal authority is a power of the other office's own: only what is devolved can be equal."""

    code: ClassVar[str] = "delegations.equal_means_devolved"


class NotAnnounced(Refusal):
    """The item stands on no document published by that day with this mode, so no unit may be given it."""

    code: ClassVar[str] = "delegations.not_announced"
    item: str


class AlreadyDelegated(Refusal):
    """The unit has the item during those days already; end that first."""

    code: ClassVar[str] = "delegations.already_delegated"
    item: str


class WrongUnit(Refusal):
    """Devolved and entrusted items go to an office that can decide; the other modes to a place where people come."""

    code: ClassVar[str] = "delegations.wrong_unit"
    mode: str


class OwnOffice(Refusal):
    """An office needs nobody's delegation for its own items."""

    code: ClassVar[str] = "delegations.own_office"


class AlreadyEnded(Refusal):
    """The delegation has ended already."""

    code: ClassVar[str] = "delegations.already_ended"


class NoDivision(Refusal):
    """The office has no approval division on that day that could take the item over."""

    code: ClassVar[str] = "delegations.no_division"


class NotTheirItem(Refusal):
    """An approval division takes over items of its own office and of the offices under it."""

    code: ClassVar[str] = "delegations.not_their_item"
