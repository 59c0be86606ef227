"""Zones 园区四级审批: a template lays down who decides what at one station; each level decides under its own seal."""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.cooperating import Asked, a_unit
from tests.operations.errand import GRANT, later
from tests.operations.levels import a_town_below, an_authority
from tests.operations.test_subtasks import read_at_once
from tests.operations.town import BEGAN, NOW, SINCE, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.documents import queries as documents
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.subtasks import queries as tasks
from yimen.engine.parallel.subtasks.refusals import LevelDecides, SubtaskUnknown
from yimen.engine.parallel.zones import operations, queries
from yimen.engine.parallel.zones.refusals import NoLevels, TemplateStands, TemplateUnknown
from yimen.engine.parallel.zones.rows import LevelSaid
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import Rank
from yimen.kernel.offices.stamps import NoStampUsable
from yimen.kernel.offices.zones import LevelOfAnother, LevelTwice, SealOfAnother
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.subtask_life import Finding, SubtaskOutstanding
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList
from yimen.registries.grants import operations as grants
from yimen.registries.regions import operations as regions
from yimen.registries.stamps import operations as stamps

pytestmark = pytest.mark.django_db
__all__ = ("read_at_once",)
ZONE, DOCUMENT = "示范高新区", "示府〔2026〕45号"


@dataclass(frozen=True)
class Zone:
    """The city's office with the units of the other three levels: province, county, town."""

    city: errand.Office
    units: dict[int, Asked]
    neighbour: Actor
    """Who works at a window that is not the zone's."""

    def said(self) -> list[LevelSaid]:
        """Province last, county and town beside each other before it."""
        return [
            LevelSaid(level, unit.office, f"第{level}级决定", Decimal(1), 2 if level == 1 else 1)
            for level, unit in self.units.items()
        ]


@standing
def founded() -> Zone:
    aftermath.wired()
    office = errand.an_office()
    above = regions.found_region("990000000000", "示范省", 1, None, BEGAN, "设省", by=SYSTEM, now=NOW).ref
    below = a_town_below(office)
    units = {
        1: a_unit(office, "示范省科学技术厅", 1, above),
        3: a_unit(office, "滨河县科学技术局", 2),
        4: a_unit(office, "示范1镇经济发展办公室", 3, below.region),
    }
    return Zone(office, units, below.clerk)


@pytest.fixture
def zone(founded: Zone, read_at_once: None) -> Zone:
    return founded


@covers("S-545")
def test_four_levels_decide_at_one_station_by_the_template_each_under_its_own_seal(
    zone: Zone, monkeypatch: pytest.MonkeyPatch
) -> None:
    city, county = zone.city, zone.units[3]
    with pytest.raises(NotAllowed):
        laid(zone, by=city.clerk)
    laid(zone)
    with pytest.raises(TemplateStands):
        laid(zone)
    ref = errand.accepted(city)
    followed(1.5)
    cases.hand_over(ref, by=city.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "材料齐全，符合条件。", by=city.reviewer, now=later(3))
    with pytest.raises(SubtaskOutstanding):
        cases.decide(ref, GRANT, by=city.decider, now=later(3.1))
    followed(3.2)
    assert states(ref, city.decider) == [(1, "waiting"), (2, "under_way"), (3, "under_way"), (4, "under_way")]

    task = taken_up(zone, 3, 3.5)
    for wrong in (zone.units[1].signer, zone.units[4].signer, city.decider):
        with pytest.raises(SubtaskUnknown):
            said_yes(task, wrong, 3.6)
    with pytest.raises(LevelDecides):
        subtasks.call_off_subtask(task, "不等了", by=city.decider, now=later(3.6))
    said_yes(task, county.signer, 3.7)
    said_yes(taken_up(zone, 4, 3.7), zone.units[4].signer, 3.8)
    with pytest.raises(SubtaskOutstanding):
        cases.decide(ref, GRANT, by=city.decider, now=later(3.9))
    followed(4)
    assert states(ref, city.decider)[0] == (1, "under_way")
    said_yes(taken_up(zone, 1, 4.1), zone.units[1].signer, 4.2)
    followed(4.3)
    cases.decide(ref, GRANT, by=city.decider, now=later(5))
    aftermath.derive(ref, later(6))

    view = queries.matter(ref, city.clerk, later(6))
    assert view is not None and (view.row.levels, view.row.decided) == (4, 4)
    assert [(one.level, one.state) for one in view.levels] == [(level, "granted") for level in (1, 2, 3, 4)]
    assert all(one.seal and one.decided_at and one.document for one in view.levels)
    assert {one.seal for one in view.levels if one.level != 2} == {"专用章"}
    assert queries.levels(ref, city.citizen, later(6)) == view.levels
    numbers = {one.document: one.level for one in view.levels}
    papers = [one for one in documents.of_case(ref, city.citizen) if one.number in numbers]
    sealed = {numbers[one.number]: seal_of(one.ref, city) for one in papers}
    assert sealed == {2: city.town.office, **{level: unit.office for level, unit in zone.units.items()}}
    assert queries.matter(ref, city.citizen, later(6)) is None
    assert queries.levels(ref, county.signer, later(6)) == ()
    assert queries.matter(ref, county.signer, later(6)) is not None


@covers("S-545")
def test_a_level_that_names_anothers_seal_does_not_decide_and_one_that_says_no_ends_the_turns(zone: Zone) -> None:
    city, town_unit, county = zone.city, zone.units[4], zone.units[3]
    made = stamps.make_stamp(county.office, city.town.centre, "县科技审批章", by=SYSTEM, now=NOW)
    laid(zone)
    ref = errand.accepted(city)
    followed(1.5)
    cases.hand_over(ref, by=city.clerk, now=later(2))
    followed(2.5)
    task = taken_up(zone, 4, 3)

    borrowed = a_signer(zone, 4, made.code)
    with pytest.raises(SealOfAnother):
        said_yes(task, borrowed, 3.5)
    with pytest.raises(LevelDecides):
        subtasks.decline_subtask(waiting(zone, 3, 3), "不归我们", by=county.reviewer, now=later(3))
    with pytest.raises(NoStampUsable):
        said_yes(taken_up(zone, 3, 3), county.signer, 3.5)
    subtasks.return_subtask(
        task, Finding.AGAINST, "不符合园区规划。", "城乡规划法第三十八条", by=town_unit.signer, now=later(3.6)
    )
    (told,) = [one for one in tasks.of_case(ref, city.reviewer, later(4)) if one.zone_level == 4]
    assert (told.seal, told.state) == ("专用章", "returned")
    followed(4)
    assert states(ref, city.decider) == [(1, "waiting"), (2, "under_way"), (3, "under_way"), (4, "denied")]


@covers("S-545")
def test_a_template_lays_each_level_once_at_an_office_of_that_level_in_one_line(zone: Zone) -> None:
    said = zone.said()
    elsewhere = regions.found_region("990102000000", "邻县", 3, zone.city.town.city, BEGAN, "设县", by=SYSTEM, now=NOW)
    other = an_authority("邻县科学技术局", elsewhere.ref, 899)
    wrong: tuple[tuple[type[Refusal], list[LevelSaid]], ...] = (
        (NoLevels, []),
        (LevelTwice, [*said, said[0]]),
        (LevelTwice, [*said, replace(said[0], level=2, office=zone.city.town.office)]),
        (LevelOfAnother, [replace(said[1], level=4), said[0]]),
        (LevelOfAnother, [said[0], replace(said[1], office=other), said[2]]),
        (NotInList, [replace(said[0], turn=5)]),
        (NotInList, [replace(said[0], days=Decimal(0))]),
    )
    for refusal, levels in wrong:
        with pytest.raises(refusal):
            laid(zone, levels)

    ref = laid(zone)
    with pytest.raises(ImpossibleDates):
        operations.end_zone_template(ref, TODAY, DOCUMENT, by=SYSTEM, now=later(1))
    operations.end_zone_template(ref, TODAY + timedelta(days=1), DOCUMENT, by=SYSTEM, now=later(1))
    (row,) = queries.templates(later(1))
    assert row.ends == TODAY + timedelta(days=1) and [one.level for one in row.levels] == [1, 3, 4]
    with pytest.raises(TemplateUnknown):
        operations.follow_zones(by=zone.city.clerk, now=later(1))


def laid(zone: Zone, levels: list[LevelSaid] | None = None, by: Actor = SYSTEM) -> str:
    said = zone.said() if levels is None else levels
    facts = (ZONE, zone.city.town.centre, zone.city.item, said, DOCUMENT, TODAY)
    return operations.lay_down_zone_template(*facts, by=by, now=NOW).ref


def followed(hour: float) -> None:
    while operations.follow_zones(by=SYSTEM, now=later(hour)).done:
        pass


def waiting(zone: Zone, level: int, hour: float) -> str:
    (row,) = tasks.waiting(zone.units[level].signer, later(hour)).rows
    return row.ref


def taken_up(zone: Zone, level: int, hour: float) -> str:
    ref = waiting(zone, level, hour)
    subtasks.take_up_subtask(ref, by=zone.units[level].reviewer, now=later(hour))
    return ref


def said_yes(task: str, by: Actor, hour: float) -> None:
    subtasks.return_subtask(task, Finding.FAVOUR, "符合本级条件。", by=by, now=later(hour))


def a_signer(zone: Zone, level: int, seal: str) -> Actor:
    """One more decider of a level, whose letter names this seal."""
    office = zone.units[level].office
    staff = town.an_officer(replace(zone.city.town, office=office), "decider", "999")
    grants.issue_letter(staff, office, Rank.DIRECTOR, (), seal, SINCE, None, by=SYSTEM, now=NOW)
    return town.signed_on(staff, "borrowed.seal")


def states(ref: str, me: Actor) -> list[tuple[int, str]]:
    return [(one.level, one.state) for one in queries.levels(ref, me, later(4))]


def seal_of(document: str, city: errand.Office) -> str:
    """Whose seal the paper bears, as the press of the tests writes it."""
    found = documents.paper(document, city.citizen)
    assert found is not None
    return found[1].decode().split()[1]
