"""Five levels in one tree: how far each reaches, and pieces of cases that pass between any two of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.cooperating import Asked, a_unit, asking
from tests.operations.errand import later
from tests.operations.levels import a_town_below, an_authority
from tests.operations.town import BEGAN, NOW
from yimen.assembly import database
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.insight.levels import queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.subtask_life import Finding
from yimen.registries.offices import operations as offices
from yimen.registries.regions import operations as regions


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    """A city asks a county and a town; the county answers, the town lets its time pass. One village has no point."""
    with fresh_database():
        aftermath.wired()
        found = errand.an_office()
        below = a_town_below(found)
        for number, name in ((1, "临江村"), (2, "山后村")):
            village = regions.found_region(
                f"99010100120{number}", name, 5, below.region, BEGAN, "设村", by=SYSTEM, now=NOW
            ).ref
            if number == 1:
                offices.open_centre(
                    "临江村便民服务站", "village", village, "national", "村口1号", "", "", BEGAN, "", by=SYSTEM, now=NOW
                )
        ref, county = errand.in_department(found), a_unit(found)
        in_town = Asked(below.government, "", below.reviewer, below.decider)
        to_county = subtasks.send_subtask(ref, asking(county), by=found.reviewer, now=later(3))
        subtasks.send_subtask(ref, asking(in_town), by=found.reviewer, now=later(3))
        subtasks.take_up_subtask(to_county.ref, by=county.reviewer, now=later(4))
        subtasks.return_subtask(to_county.ref, Finding.FAVOUR, "情况属实。", by=county.reviewer, now=later(5))
        yield found


@covers("S-030", "S-480")
def test_every_level_tells_how_far_it_reaches_and_what_passed_between_any_two(office: errand.Office) -> None:
    report = queries.report(NOW + timedelta(days=7))

    cover = {row.level: (row.regions, row.covered, row.percent) for row in report.levels}
    assert cover == {1: (0, 0, 0), 2: (1, 1, 100), 3: (1, 0, 0), 4: (1, 1, 100), 5: (2, 1, 50)}
    assert [(one.level, one.name, one.above) for one in report.uncovered] == [
        (3, "滨河县", "示范市"), (5, "山后村", "示范1镇"),
    ]  # fmt: skip
    assert [(one.from_level, one.to_level, one.subtasks, one.returned, one.in_time) for one in report.passed] == [
        (2, 3, 1, 1, 1), (2, 4, 1, 0, 0),
    ]  # fmt: skip
    city, county, town_level = report.levels[1:4]
    assert (city.sent, city.taken_in, city.items) == (2, 1, 1)
    assert (county.done, county.late, town_level.done, town_level.late) == (1, 0, 1, 1)


@covers("S-030")
def test_a_county_hands_a_piece_up_as_a_city_hands_one_down(office: errand.Office) -> None:
    there = replace(office.town, office=an_authority("滨河县民政局", office.town.county, 871))
    county = errand.staffed(there, errand.TERMS, 7, office.clerk)
    city = Asked(office.town.office, "", office.reviewer, office.decider)
    ref = errand.in_department(county)

    sent = subtasks.send_subtask(ref, asking(city), by=county.reviewer, now=later(3))
    subtasks.take_up_subtask(sent.ref, by=office.reviewer, now=later(4))

    up = [one for one in queries.report(later(5)).passed if (one.from_level, one.to_level) == (3, 2)]
    assert [one.subtasks for one in up] == [1]


def test_the_page_of_the_levels_is_for_who_watches(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    watching = town.signed_on(town.an_officer(office.town, "supervisor", "1888"), "watching.one")

    page = at_the_desk(watching, later(5), monkeypatch).get("/oversight/levels")
    barred = at_the_desk(office.reviewer, later(5), monkeypatch).get("/oversight/levels")

    assert page.status_code == 200 and "山后村" in page.content.decode() and "50%" in page.content.decode()
    assert barred.status_code == 403
