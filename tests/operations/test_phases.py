"""Phases of the one door: natural persons first, towns first, unless a document allows otherwise."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.terms import Audience
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.phases import operations, queries
from yimen.registries.phases.models import Phase
from yimen.registries.phases.refusals import PersonsFirst, PhaseBegun, PhasePlanned, PhaseUnknown, TownsFirst
from yimen.registries.regions import operations as regions

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=30)


@dataclass(frozen=True)
class Land:
    """A county with two towns, in a city, and who plans."""

    office: errand.Office
    county: str
    towns: tuple[str, str]
    planner: Actor


def a_land() -> Land:
    office = errand.an_office()
    towns = tuple(
        regions.found_region(
            f"99010110{n}000", f"河口镇{n}", 4, office.town.county, BEGAN, "设镇", by=SYSTEM, now=NOW
        ).ref
        for n in (1, 2)
    )
    planner = town.signed_on(town.an_officer(office.town, "administrator", "802"), "phases.planner")
    return Land(office, office.town.county, (towns[0], towns[1]), planner)


def planned(land: Land, places: tuple[str, ...], served: str = "person", exception: str = "", days: int = 0) -> int:
    day = TODAY + timedelta(days=days)
    return operations.plan_phases(
        places, served, day, "推进方案第一号", exception, by=land.planner, now=NOW
    ).places  # fmt: skip


@standing
def land() -> Land:
    return a_land()


@covers("S-165")
def test_natural_persons_come_before_legal_persons_and_towns_before_their_district(land: Land) -> None:
    with pytest.raises(PersonsFirst):
        planned(land, land.towns, "organisation")
    with pytest.raises(TownsFirst):
        planned(land, (land.county,))
    planned(land, land.towns[:1])
    with pytest.raises(TownsFirst) as refused:
        planned(land, (land.county,))
    assert refused.value.below == "河口镇2"
    assert planned(land, land.towns[1:], days=10) == 1
    with pytest.raises(TownsFirst):
        planned(land, (land.county,), days=9)
    planned(land, (land.county,), days=10)
    with pytest.raises(PersonsFirst):
        planned(land, land.towns, "organisation", days=9)
    planned(land, land.towns, "organisation", days=10)

    told = {place.place_name: place for place in queries.phases(NOW)}
    first, second = told["河口镇1"].sets
    assert (first.served, first.phase and first.phase.standing) == (Audience.PERSON, "reached")
    assert (second.served, second.phase and second.phase.standing) == (Audience.ORGANISATION, "planned")
    figures = {(row.level, row.served.value): (row.reached, row.planned, row.places) for row in queries.reached(NOW)}
    assert figures[4, "person"] == (1, 2, 2) and figures[3, "person"] == (0, 1, 1)
    assert figures[2, "organisation"] == (0, 0, 1)


def test_a_document_that_allows_otherwise_is_named_and_kept(land: Land) -> None:
    planned(land, (land.county,), "organisation", "市政府专题会议纪要〔2026〕3号")

    row = Phase.objects.get()
    assert row.exception == "市政府专题会议纪要〔2026〕3号"
    with pytest.raises(PersonsFirst):
        planned(land, land.towns, "organisation")


@covers("S-165")
def test_each_kind_of_applicant_has_its_own_set_of_items_and_a_place_says_whether_it_is_reached(land: Land) -> None:
    planned(land, land.towns)

    city = next(place for place in queries.phases(NOW) if place.level == 2)
    assert [one.items for one in city.sets] == [1, 1]
    said = queries.at_places([*land.towns, land.county], "both", NOW)
    assert set(said) == set(land.towns) and [row.standing for row in said[land.towns[0]]] == ["reached"]
    assert queries.at_places(land.towns, "organisation", NOW) == {}


def test_what_has_begun_stays_and_what_others_wait_for_is_called_off_last(land: Land) -> None:
    planned(land, land.towns, days=1)
    planned(land, (land.county,), days=2)
    county = Phase.objects.get(region__ref=land.county)
    first = Phase.objects.get(region__ref=land.towns[0])

    with pytest.raises(TownsFirst):
        operations.call_off_phase(first.ref, "调整方案", by=land.planner, now=NOW)
    operations.call_off_phase(county.ref, "调整方案", by=land.planner, now=NOW)
    operations.call_off_phase(first.ref, "调整方案", by=land.planner, now=NOW)
    with pytest.raises(PhaseUnknown):
        operations.call_off_phase(first.ref, "调整方案", by=land.planner, now=NOW)
    second = Phase.objects.get(region__ref=land.towns[1])
    with pytest.raises(PhaseBegun):
        operations.call_off_phase(second.ref, "调整方案", by=land.planner, now=NOW + timedelta(days=1))
    assert Phase.objects.filter(called_off_on=None).count() == 1


def test_only_planners_plan_and_a_plan_is_whole(land: Land) -> None:
    for stranger in (land.office.clerk, land.office.decider, land.office.citizen):
        with pytest.raises(NotAllowed):
            operations.plan_phases(land.towns, "person", TODAY, "方案", by=stranger, now=NOW)
    with pytest.raises(NotInList):
        planned(land, land.towns, "both")
    with pytest.raises(NoSuchThing):
        planned(land, (*land.towns, "0000000000000000"))
    with pytest.raises(Missing):
        planned(land, ())
    with pytest.raises(Missing):
        operations.plan_phases(land.towns, "person", TODAY, " ", by=land.planner, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.plan_phases(land.towns, "person", TODAY.replace(year=1800), "方案", by=land.planner, now=NOW)
    assert Phase.objects.count() == 0
    planned(land, land.towns)
    with pytest.raises(PhasePlanned):
        planned(land, land.towns[:1])
