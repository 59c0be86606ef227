"""What is done with portals: registered, closed, entered by, bound to, and their old addresses set and followed."""

from yimen.engine.exchange.portals.operations.entering import (
    PortalArrived,
    PortalBound,
    bind_portal,
    end_binding,
    enter_by_portal,
)
from yimen.engine.exchange.portals.operations.following import OldLinkFollowed, follow_old_link
from yimen.engine.exchange.portals.operations.keeping import (
    PortalKept,
    PortalOpened,
    close_portal,
    open_portal,
    renew_portal_key,
    set_old_links,
)

__all__ = [
    "OldLinkFollowed",
    "PortalArrived",
    "PortalBound",
    "PortalKept",
    "PortalOpened",
    "bind_portal",
    "close_portal",
    "end_binding",
    "enter_by_portal",
    "follow_old_link",
    "open_portal",
    "renew_portal_key",
    "set_old_links",
]
