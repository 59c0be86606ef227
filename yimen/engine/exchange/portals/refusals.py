"""How the portals say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PortalUnknown(Refusal):
    """There is no such portal for this actor, or it is closed."""

    code: ClassVar[str] = "portal.unknown"


class PortalNamedAlready(Refusal):
    """A portal of this name is registered."""

    code: ClassVar[str] = "portal.named_already"


class PortalBoundAlready(Refusal):
    """Who they are at the portal is bound to another account."""

    code: ClassVar[str] = "portal.bound_already"


class NotThePerson(Refusal):
    """The portal means another person than whose account this is."""

    code: ClassVar[str] = "portal.not_the_person"


class OldLinkUnreadable(Refusal):
    """A line of the register of old addresses names no item and no page."""

    code: ClassVar[str] = "portal.link_unreadable"
    line: int


class TooManyOldLinks(Refusal):
    """More lines of the register than are set at once, for the portal lets nobody in meanwhile."""

    code: ClassVar[str] = "portal.too_many_links"
    most: int
