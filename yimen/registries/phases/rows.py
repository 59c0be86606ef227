"""What the phases show: frozen rows, never models."""

from datetime import date

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience


@snapshot
class PhaseRow:
    """A phase of a place for natural or legal persons."""

    ref: str
    served: Audience
    begins: date
    standing: str
    """reached: its day has come; planned."""
    document: str
    exception: str


@snapshot
class ItemSet:
    """The items of natural or legal persons at a place, with its phase; None: not planned."""

    served: Audience
    items: int
    phase: PhaseRow | None


@snapshot
class PlacePhases:
    """A place with its two item sets: of natural persons, then of legal persons."""

    place_ref: str
    place_name: str
    above_name: str
    level: int
    sets: tuple[ItemSet, ...]


@snapshot
class LevelReached:
    """How many places of a level handle the items of these applicants through one door already."""

    level: int
    served: Audience
    reached: int
    planned: int
    places: int
