"""Villages and towns as their records show them: the seven ones, the five marks, four modes, and who had to travel."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import connections

from tests.covers import covers
from tests.operations import aftermath, errand, villages
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW
from tests.operations.villages import Village
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.visits import operations as visits
from yimen.insight.villages import queries
from yimen.kernel.actor import SYSTEM
from yimen.registries.points import operations as points
from yimen.registries.points.operations import HasIt, NotAPoint

SINCE = NOW - timedelta(days=30)


@pytest.fixture(scope="module")
def village(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[Village]:
    """A village with an agent whose villager handed in there, and then was made to come to the town."""
    with fresh_database():
        aftermath.wired()
        found = villages.a_served_village()
        ref = villages.filed(found)
        points.state_feature(found.point, "plate", "照片 P-1", BEGAN, by=SYSTEM, now=NOW)
        visits.open_visit(found.office.party, "补签字", by=found.office.clerk, now=later(1))
        for material in ("id", "plan", "rules"):
            cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=found.agent, now=later(1.5))
        cases.accept(ref, by=found.office.clerk, now=later(2))
        for line in aftermath.lines_of(ref):
            visits.bind_act(line, by=SYSTEM, now=later(3))
        yield found
        connections.close_all()


@covers("S-039")
def test_what_a_point_lacks_of_the_seven_is_named(village: Village) -> None:
    (row,) = queries.points(later(4))

    assert (row.missing, row.complete) == (("rules",), 6)
    assert row.agents == ("村代1",) and row.items == 1


def test_a_point_has_each_thing_once_and_a_town_none(village: Village) -> None:
    with pytest.raises(HasIt):
        points.state_feature(village.point, "plate", "照片 P-2", BEGAN, by=SYSTEM, now=NOW)
    with pytest.raises(NotAPoint):
        points.state_feature(village.below.centre, "plate", "照片 P-2", BEGAN, by=SYSTEM, now=NOW)
    assert queries.points(later(4))[0].missing == ("rules",)


@covers("S-204")
def test_a_town_is_marked_by_its_own_records(village: Village) -> None:
    (row,) = queries.towns(later(4))

    assert (row.staffed_windows, row.points, row.points_without_agent, row.late) == (1, 1, 0, 0)
    assert row.missing == ()


@covers("S-168")
def test_a_village_tells_for_each_item_how_and_where(village: Village) -> None:
    view = queries.village(village.point, later(4))

    assert view is not None and view.after is None
    (mode,) = view.modes
    assert (mode.near, mode.online, mode.agency) == ("示范1村便民服务站", "yes", "村代1")
    assert mode.once == "示范1镇便民服务中心"
    assert queries.village(village.below.centre, later(4)) is None


@covers("S-220")
def test_who_handed_in_at_the_village_and_was_made_to_travel_is_counted(village: Village) -> None:
    found = queries.presence(SINCE, later(4))

    assert (found.handed_in, found.violations) == (1, 1)
    assert {(row.village_name, row.centre_name) for row in found.rows} == {("示范1村便民服务站", "示范市行政服务中心")}
    assert queries.presence(SINCE, NOW - timedelta(days=1)).violations == 0
