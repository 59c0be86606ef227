"""How the rule orders say no. Nothing of this is ever said to an applicant: their case goes to a person."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class OrderUnknown(Refusal):
    """There is no such rule order for this reader."""

    code: ClassVar[str] = "ruleorders.unknown"


class OrderStands(Refusal):
    """An order for this item is in force or signed for those days; it is withdrawn before another is signed."""

    code: ClassVar[str] = "ruleorders.stands"


class OrderEnded(Refusal):
    """The order has ended."""

    code: ClassVar[str] = "ruleorders.ended"


class NotDrawn(Refusal):
    """There is no such grant that was drawn to be looked at, for this reader."""

    code: ClassVar[str] = "ruleorders.not_drawn"


class LookedAt(Refusal):
    """Somebody has looked at this grant and said what they found."""

    code: ClassVar[str] = "ruleorders.looked_at"


class OwnOrder(Refusal):
    """Who signed the order does not look at what was granted by it."""

    code: ClassVar[str] = "ruleorders.own"


class NoOrderInForce(Refusal):
    """Only what is granted by rule can be done without a clerk, and no order for this item is in force."""

    code: ClassVar[str] = "ruleorders.none_in_force"


class FeeAtTheWindow(Refusal):
    """The item's fee is taken by a cashier alone: whoever did it at a terminal would have to queue all the same."""

    code: ClassVar[str] = "ruleorders.fee_at_the_window"


class ListedAlready(Refusal):
    """The item stands on the self-service list for these days."""

    code: ClassVar[str] = "ruleorders.listed"


class NotListed(Refusal):
    """The item has been taken off the self-service list."""

    code: ClassVar[str] = "ruleorders.not_listed"
