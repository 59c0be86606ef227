"""How the phases say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PersonsFirst(Refusal):
    """Legal persons at a place before natural persons there, and no document allows it."""

    code: ClassVar[str] = "phases.persons_first"
    place: str


class TownsFirst(Refusal):
    """A place before one right below it, and no document allows it."""

    code: ClassVar[str] = "phases.towns_first"
    place: str
    below: str


class PhasePlanned(Refusal):
    """The place has a phase for these applicants already."""

    code: ClassVar[str] = "phases.planned"
    place: str


class PhaseUnknown(Refusal):
    """There is no such phase, or it was called off."""

    code: ClassVar[str] = "phases.unknown"


class PhaseBegun(Refusal):
    """The phase has begun: people are served so, and it is not called off."""

    code: ClassVar[str] = "phases.begun"
