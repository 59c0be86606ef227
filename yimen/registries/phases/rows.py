"""What the phases show: frozen rows, never models."""

from dataclasses import dataclass
from datetime import date

from yimen.kernel.terms import Audience


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase of a place for natural or legal persons."""

    ref: str
    served: Audience
    begins: date
    standing: str
    """reached: its day has come; planned."""
    document: str
    exception: str


@dataclass(frozen=True, slots=True)
class ItemSet:
    """The items of natural or legal persons at a place, with its phase; None: not planned."""

    served: Audience
    items: int
    phase: PhaseRow | None


@dataclass(frozen=True, slots=True)
class PlacePhases:
    """A place with its two item sets: of natural persons, then of legal persons."""

    place_ref: str
    place_name: str
    above_name: str
    level: int
    sets: tuple[ItemSet, ...]


@dataclass(frozen=True, slots=True)
class LevelReached:
    """How many places of a level handle the items of these applicants through one door already."""

    level: int
    served: Audience
    reached: int
    planned: int
    places: int
