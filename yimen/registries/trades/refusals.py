"""How the trades say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TradeTaken(Refusal):
    """Another trade bears this name, or the same one is said anew for that very day."""

    code: ClassVar[str] = "trades.taken"


class OwnerMissing(Refusal):
    """A trade without permits has nobody who supervises it: that has to be said."""

    code: ClassVar[str] = "trades.owner_missing"


class DoubleOwner(Refusal):
    """Who approves supervises: the permits of a trade belong to another office than the one that is to supervise it."""

    code: ClassVar[str] = "trades.double_owner"
    item: str


class ConcreteTaken(Refusal):
    """A concrete business falls under another trade already."""

    code: ClassVar[str] = "trades.concrete_taken"
    concrete: str
    trade: str


class PriorNotListed(Refusal):
    """A permit comes before the licence only when the legal office has put it on the list of prior permits."""

    code: ClassVar[str] = "trades.prior_not_listed"
    item: str


class AlreadyKept(Refusal):
    """It is kept already at that time."""

    code: ClassVar[str] = "trades.already_kept"


class RegistrationInterlocked(Refusal):
    """A registration asks for the result of an item that is not on the list of prior permits."""

    code: ClassVar[str] = "trades.interlocked"
    item: str


class CapitalReportDemanded(Refusal):
    """A registration demands a report that capital was paid in; capital is subscribed and needs none."""

    code: ClassVar[str] = "trades.capital_report_demanded"
    material: str


class FormLacks(Refusal):
    """The form of the item does not ask for what the register keeps."""

    code: ClassVar[str] = "trades.form_lacks"
    field: str


class TradeOptionUnknown(Refusal):
    """A form offers a category of business that is no trade in force."""

    code: ClassVar[str] = "trades.option_unknown"
    option: str


class ChildPromisesLonger(Refusal):
    """An item of the bundle promises more time than the whole has, or promises nothing."""

    code: ClassVar[str] = "trades.child_promises_longer"
    item: str


class NotInBundle(Refusal):
    """Results that come out together belong to items of the bundle."""

    code: ClassVar[str] = "trades.not_in_bundle"
