"""What the portals show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
"""Who keeps the register of portals and of their old addresses."""
READERS = (*KEEPERS, Role.SUPERVISOR, Role.CENTRE_MANAGER)


@snapshot
class PortalShown:
    """A portal, with what comes by it."""

    ref: str
    name: str
    office_name: str
    region_ref: str
    region_name: str
    origin: str
    opened_at: datetime
    closed_at: datetime | None
    close_basis: str
    bound: int
    entered: int
    """How often somebody was signed on by it in thirty days."""
    links: int
    followed: int
    """How often old addresses were followed in thirty days."""
    unknown: int
    """How many of those nobody had registered."""


@snapshot
class OldLinkRow:
    """An old address and where it leads; without either nobody has registered it."""

    path: str
    item_ref: str
    item_name: str
    page: str
    count: int
    """How often it was followed in thirty days."""


@snapshot
class BindingRow:
    """A portal to which an account is bound."""

    ref: str
    portal_name: str
    bound_at: datetime
