"""Phases of the one door 一门式推进: natural persons before legal ones, towns before districts, those before the city.

A phase says from which day a place handles the items of one kind of applicant through one door. The order is weighed
here over all that is planned; a document that allows otherwise is kept with the phase and takes it out of the question.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience

SERVED = (Audience.PERSON, Audience.ORGANISATION)
"""先自然人再法人: in the order in which a place takes them up."""
CITY, COUNTY, TOWN = 2, 3, 4
LEVELS = (TOWN, COUNTY, CITY)
"""先镇街再区: in the order in which levels take them up."""


@snapshot
class PhasePlace:
    """A place with the one right above it."""

    id: int
    above: int | None


@snapshot
class PlannedPhase:
    """A phase: where, for whom, from which day, and whether a document lets it stand out of the order."""

    place: int
    served: Audience
    begins: date
    excepted: str = "no"


@snapshot
class Disorder:
    """A phase that begins before another it has to wait for: of persons at the same place, or of a place below."""

    place: int
    served: Audience
    waits_for: int
    waits_for_served: Audience


def disorders(planned: Sequence[PlannedPhase], places: Sequence[PhasePlace]) -> Iterator[Disorder]:
    """Everything in a plan that is out of its order; none: the plan stands."""
    begins = {(one.place, one.served): one.begins for one in planned}
    below: dict[int, list[int]] = {}
    for place in places:
        if place.above is not None:
            below.setdefault(place.above, []).append(place.id)
    for one in planned:
        if one.excepted == "yes":
            continue
        before = [(place, one.served) for place in below.get(one.place, ())]
        if one.served is Audience.ORGANISATION:
            before.append((one.place, Audience.PERSON))
        for awaited, served in before:
            day = begins.get((awaited, served))
            if day is None or day > one.begins:
                yield Disorder(one.place, one.served, awaited, served)
