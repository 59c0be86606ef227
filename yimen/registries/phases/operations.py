"""Plan phases of the one door and call them off; the order is weighed over the whole plan, or a document lets it be."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience
from yimen.kernel.villages.phases import LEVELS, SERVED, PhasePlace, PlannedPhase, disorders
from yimen.kernel.writing import Missing, NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.phases.models import Phase
from yimen.registries.phases.refusals import PersonsFirst, PhaseBegun, PhasePlanned, PhaseUnknown, TownsFirst
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionRow

PLANNERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class PhasesPlanned:
    """How many places were planned together."""

    places: int


@snapshot
class PhaseKept:
    """A phase by its reference."""

    ref: str


@operation
def plan_phases(
    place_refs: tuple[str, ...], served: str, begins: date, document: str, exception: str = "", *, by: Actor,
    now: datetime,
) -> PhasesPlanned:  # fmt: skip
    """Plan from which day places handle whose items through one door, all of them or none, by a document.

    `exception` names the document that allows them out of the order. By the reform office or an administrator. Refuses
    with NotAllowed, NotInList, Missing, ImpossibleDates, NoSuchThing, PhasePlanned, PersonsFirst or TownsFirst.
    """
    must_hold(by, *PLANNERS)
    if served not in SERVED:
        raise NotInList(field="served")
    span(begins, None)
    said, allowed = named(document, "document"), written(exception, "exception")
    places = _places(now)
    chosen = [places[ref] for ref in dict.fromkeys(place_refs) if ref in places]
    if not place_refs:
        raise Missing(field="place")
    if len(chosen) != len(set(place_refs)):
        raise NoSuchThing(what="region")
    _alone()
    for place in chosen:
        with refusing(phase_one_per_place_and_served=PhasePlanned(place=place.name)):
            row = Phase.objects.create(
                ref=new_ref(), region_id=place.id, served=served, begins=begins, document=said, exception=allowed,
                planned_on=day_of(now),
            )  # fmt: skip
        body = {"place": place.ref, "served": served, "begins": begins, "document": said, "exception": allowed}
        tell(_subject(row), Line("plan_phase", body, now), by)
    _must_be_in_order(places.values())
    return PhasesPlanned(len(chosen))


@operation
def call_off_phase(ref: str, document: str, *, by: Actor, now: datetime) -> PhaseKept:
    """Call a phase off that has not begun; what waits for it is called off before it.

    Refuses with NotAllowed, PhaseUnknown, PhaseBegun, Missing, PersonsFirst or TownsFirst.
    """
    must_hold(by, *PLANNERS)
    _alone()
    row = Phase.objects.select_for_update().filter(ref=ref, called_off_on=None).first()
    if row is None:
        raise PhaseUnknown()
    if row.begins <= day_of(now):
        raise PhaseBegun()
    row.called_off_on, row.end_document = day_of(now), named(document, "document")
    row.save(update_fields=["called_off_on", "end_document"])
    tell(_subject(row), Line("call_off_phase", {"document": row.end_document}, now), by)
    _must_be_in_order(_places(now).values())
    return PhaseKept(ref)


def _must_be_in_order(places: Iterable[RegionRow]) -> None:
    """Everything that is planned, weighed together; refuses with the first that is out of its order."""
    by_id = {place.id: place for place in places}
    ids = {place.ref: place.id for place in by_id.values()}
    planned = [
        PlannedPhase(one.region_id, Audience(one.served), one.begins, "yes" if one.exception else "no")
        for one in Phase.objects.filter(called_off_on=None, region_id__in=by_id)
    ]
    wrong = next(disorders(planned, [PhasePlace(one.id, ids.get(one.parent_ref)) for one in by_id.values()]), None)
    if wrong is None:
        return
    place = by_id[wrong.place].name
    if wrong.waits_for == wrong.place:
        raise PersonsFirst(place=place)
    raise TownsFirst(place=place, below=by_id[wrong.waits_for].name)


def _places(now: datetime) -> Mapping[str, RegionRow]:
    """The places that take the one door up: towns, counties and the city, by reference."""
    return {row.ref: row for row in regions.tree(day_of(now)) if row.level in LEVELS}


def _alone() -> None:
    """One plan at a time: two that are each in order may not be so together."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('phases', 0))")


def _subject(row: Phase) -> Subject:
    return Subject("phase", "phases_phase", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
