"""Portals 门户: pages of districts and departments that lead here, and where an old address of theirs goes now. Pure.

An old address never leads to an address: it leads to an item or to one of the pages that are named here.
"""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal

GOOD_FOR = timedelta(minutes=2)
"""So long an assertion of a portal opens the door; portals' clocks may be fast by as much."""
LONGEST_PATH = 300
MOST_UNKNOWN = 500
"""So many old addresses of a day that nobody registered are counted one by one; the rest together."""


class PortalPage(StrEnum):
    """Pages of the hall to which an old address may lead."""

    HOME = "home"
    SEARCH = "search"
    PROGRESS = "progress"
    VERIFY = "verify"
    SITES = "sites"
    CENTRES = "centres"
    CONTACT = "enquiries"


class AssertionForged(Refusal):
    """The assertion is not the portal's, or there is no such portal; neither is told apart."""

    code: ClassVar[str] = "portal.forged"


class AssertionOver(Refusal):
    """The assertion is too old, comes from the future, or was used before: it opens the door once."""

    code: ClassVar[str] = "portal.over"


def must_be_fresh(issued_at: datetime, now: datetime) -> None:
    """Refuses with AssertionOver."""
    if not now - GOOD_FOR <= issued_at <= now + GOOD_FOR:
        raise AssertionOver()


def plain_path(typed: str) -> str:
    """An old address as it is looked up: without host, fragment, doubled or closing slashes; its query stays."""
    path = re.sub(r"^[a-z]+://[^/]*", "", typed.strip(), flags=re.IGNORECASE).partition("#")[0]
    path, mark, query = path.partition("?")
    path = re.sub(r"/+", "/", "/" + path).rstrip("/") or "/"
    return f"{path}{mark}{query}"[:LONGEST_PATH]


_ORIGIN = re.compile(r"https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[1-9][0-9]{0,4})?", re.ASCII)


def is_origin(typed: str) -> bool:
    """https, a host, perhaps a port, and nothing behind it."""
    return _ORIGIN.fullmatch(typed) is not None
