"""Writes of the points: state that a village point has its plate or its rules, and end it."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.points import Feature
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.dated import days, end_term, refusing, to_close
from yimen.registries.offices import queries as offices
from yimen.registries.points.models import PointFeature

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)


class NotAPoint(Refusal):
    """The seven ones are asked of village points only."""

    code: ClassVar[str] = "points.not_a_point"


class HasIt(Refusal):
    """The point has this during those days already."""

    code: ClassVar[str] = "points.has_it"


@snapshot
class FeatureStated:
    """A point has this since, or until, this day."""

    ref: str
    feature: str
    day: date


@operation
def state_feature(
    centre_ref: str, feature: str, evidence: str, from_day: date, *, by: Actor, now: datetime
) -> FeatureStated:
    """A village point has its plate or its rules from a day on, shown by a photograph's or document's number.

    Refuses with NotInList, NoSuchThing, NotAPoint, HasIt, Missing or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    span(from_day, None)
    if feature not in list(Feature):
        raise NotInList(field="feature")
    centre = offices.centre(centre_ref, from_day)
    if centre is None:
        raise NoSuchThing(what="centre")
    if centre.kind != "village":
        raise NotAPoint()
    with refusing(**{f"point_has_one_{feature}_at_a_time": HasIt()}):
        PointFeature.objects.create(
            centre_id=centre.id, feature=feature, evidence=named(evidence, "evidence"), valid=days(from_day)
        )
    return FeatureStated(centre_ref, feature, from_day)


@operation
def end_feature(centre_ref: str, feature: str, on: date, basis: str, *, by: Actor, now: datetime) -> FeatureStated:
    """A village point has its plate or rules no longer from a day on. Refuses with NoSuchThing or ImpossibleDates."""
    must_hold(by, *KEEPERS)
    mine = PointFeature.objects.select_for_update().filter(centre__ref=centre_ref, feature=feature)
    running = mine.filter(valid__endswith=None).first()
    if running is None:
        raise NoSuchThing(what="feature")
    end_term(running, to_close([running], on)[1], written(basis, "basis"))
    return FeatureStated(centre_ref, feature, on)
