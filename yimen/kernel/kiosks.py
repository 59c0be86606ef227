"""Kiosks 市民之窗: where they stand, what of them may fail, when one is offline, and who lives near one. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


class KioskPlace(StrEnum):
    """At what kind of place a kiosk stands."""

    CENTRE = "centre"
    BANK = "bank"
    SUPERMARKET = "supermarket"
    COMMUNITY = "community"
    VILLAGE = "village"
    HOSPITAL = "hospital"
    STATION = "station"
    OTHER = "other"


class KioskPart(StrEnum):
    """What of a kiosk may fail; offline is the whole of it."""

    PAPER = "paper"
    PRINTER = "printer"
    SCANNER = "scanner"
    CARD_READER = "card_reader"
    POS = "pos"
    SCREEN = "screen"
    OFFLINE = "offline"


class FunctionKind(StrEnum):
    """What a function of a kiosk does."""

    ASK = "ask"
    PRINT = "print"
    PAY = "pay"
    BOOK = "book"
    FILE = "file"


class KioskStanding(StrEnum):
    """How a kiosk stands."""

    PLANNED = "planned"
    INSTALLED = "installed"
    ONLINE = "online"
    OFFLINE = "offline"
    RETIRED = "retired"


CODE_LETTERS = 20
BEAT = timedelta(minutes=5)
"""How often a kiosk says that it works."""
OFFLINE_AFTER = timedelta(minutes=15)
"""Three beats missed: somebody has to go and see."""
WALK = 1200.0
"""Metres in a straight line that one walks in a quarter of an hour, at 80 a minute."""
_EARTH = 6_371_000.0
_HOUR = timedelta(hours=1)


@snapshot
class Spot:
    """A spot on the map in degrees."""

    lat: float
    lon: float


@snapshot
class Living:
    """Where some people live: how many, and the middle of it."""

    name: str
    residents: int
    spot: Spot


def standing(
    installed: date | None, retired: date | None, beat: datetime | None, today: date, now: datetime
) -> KioskStanding:
    """How a kiosk stands: planned until it is installed, online while it is heard of."""
    if retired is not None and retired <= today:
        return KioskStanding.RETIRED
    if installed is None or installed > today:
        return KioskStanding.PLANNED
    if beat is None:
        return KioskStanding.INSTALLED
    return KioskStanding.ONLINE if now - beat <= OFFLINE_AFTER else KioskStanding.OFFLINE


def metres(one: Spot, other: Spot) -> float:
    """How far apart two spots are, along the surface."""
    lat, lon = radians(other.lat - one.lat), radians(other.lon - one.lon)
    half = sin(lat / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(lon / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half)))


def reached(living: Iterable[Living], kiosks: Iterable[Spot]) -> tuple[Share, tuple[Living, ...]]:
    """How many residents have a kiosk within a quarter of an hour on foot, and where those live who have none."""
    spots = tuple(kiosks)
    found = [(one, any(metres(one.spot, spot) <= WALK for spot in spots)) for one in living]
    near = sum(one.residents for one, is_near in found if is_near)
    missed = sorted((one for one, is_near in found if not is_near), key=lambda one: (-one.residents, one.name))
    return Share(near, sum(one.residents for one, _ in found)), tuple(missed)


def beats_expected(begins: datetime, ends: datetime) -> int:
    """How many beats a span of time has."""
    return max(0, int((ends - begins) / BEAT))


def failing(parts: Mapping[str, str]) -> frozenset[KioskPart]:
    """What a beat says is out or broken; a part that it does not know is none."""
    return frozenset(
        KioskPart(name) for name, state in parts.items() if name in set(KioskPart) and state in ("out", "fault")
    )
