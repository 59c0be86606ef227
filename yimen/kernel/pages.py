"""Personal pages 专属网页: whose page it is, read off the number, and which items are for them. Nobody chooses.

The first sign of a social credit code says who keeps the register, the second which kind of body it is (GB 32100).
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from yimen.kernel.elements import Served


class PageKind(StrEnum):
    """The five pages 五页 beside the one hall."""

    CITIZEN = "citizen"
    ENTERPRISE = "enterprise"
    ORGAN = "organ"
    INSTITUTION = "institution"
    SOCIETY = "society"


class Section(StrEnum):
    """The four sections of an enterprise's page 四个板块."""

    SERVICE = "service"
    TALK = "talk"
    UTILITIES = "utilities"
    AROUND = "around"


SERVED: Mapping[PageKind, tuple[Served, ...]] = {
    PageKind.CITIZEN: (Served.PERSON,),
    PageKind.ENTERPRISE: (Served.ENTERPRISE,),
    PageKind.ORGAN: (Served.AUTHORITY,),
    PageKind.INSTITUTION: (Served.PUBLIC_INSTITUTION,),
    PageKind.SOCIETY: (Served.SOCIETY, Served.OTHER),
}
"""Which items a page shows: those that say they serve its kind (服务对象, table A.4)."""

VISIT = timedelta(minutes=30)
"""Who comes back within it is still on the same visit."""
AHEAD = timedelta(days=90)
"""How far ahead a page tells what falls due."""
_ORGANS = {"11": PageKind.ORGAN, "12": PageKind.INSTITUTION, "19": PageKind.INSTITUTION, "A1": PageKind.INSTITUTION}
_TRADING = ("9", "N")


def page_kind(party_kind: str, number: str) -> PageKind:
    """Whose page it is; two signs of the number are enough, so that a masked one will do."""
    if party_kind == "person":
        return PageKind.CITIZEN
    if number[:1] in _TRADING:
        return PageKind.ENTERPRISE
    # Mass bodies, law firms, foundations, temples, unions: each register beside has its own sign.
    return _ORGANS.get(number[:2], PageKind.SOCIETY)
