"""The pages of the zones: templates of the reform office, a matter level by level, and what the applicant sees."""

import pytest

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_subtasks import read_at_once
from tests.operations.test_zones import DOCUMENT, ZONE, Zone, followed, founded, zone
from tests.operations.town import TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.parallel.subtasks import queries as tasks

pytestmark = pytest.mark.django_db
__all__ = ("founded", "read_at_once", "zone")
PAGE = "/desk/cooperation/zones"


@covers("S-545")
def test_the_reform_office_lays_down_and_the_station_sees_the_four_levels(
    zone: Zone, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = zone.city
    staff = town.an_officer(city.town, "reform_office", "545")
    reform = at_the_desk(town.signed_on(staff, "zone.reform"), later(0.1), monkeypatch)
    form = {
        "act": "lay_down", "zone": ZONE, "station": city.town.centre, "item": city.item, "document": DOCUMENT,
        "begins": TODAY.isoformat(), "turn_1": "2", "key": "z1",
    }  # fmt: skip
    levels = {
        name: value
        for level, unit in zone.units.items()
        for name, value in ((f"office_{level}", unit.office), (f"work_{level}", "决定"), (f"days_{level}", "1"))
    }
    assert reform.post(PAGE, {**form, **levels, "office_4": zone.units[3].office}).status_code == 422
    clerk = at_the_desk(city.clerk, later(0.1), monkeypatch)
    assert clerk.post(PAGE, {**form, **levels, "key": "z2"}).status_code == 422
    assert "设一个模板" not in clerk.get(PAGE).content.decode()
    assert reform.post(PAGE, {**form, **levels, "key": "z3"}).status_code == 302
    assert "事项的承办部门" in reform.get(PAGE).content.decode()

    ref = errand.accepted(city)
    followed(1.5)
    cases.hand_over(ref, by=city.clerk, now=later(2))
    followed(2.5)
    station = at_the_desk(city.clerk, later(3), monkeypatch)
    assert "0 / 4 级" in station.get(PAGE).content.decode()
    shown = station.get(f"{PAGE}/{ref}").content.decode()
    assert all(unit.name in shown for unit in zone.units.values()) and "办理中" in shown
    level = at_the_desk(zone.units[1].signer, later(3), monkeypatch)
    assert level.get(f"{PAGE}/{ref}").status_code == 200
    (task,) = tasks.waiting(zone.units[4].signer, later(3)).rows
    town_level = at_the_desk(zone.units[4].reviewer, later(3), monkeypatch)
    page = f"/desk/cooperation/{task.ref}"
    assert "不归我单位办" not in town_level.get(page).content.decode()
    assert town_level.post(page, {"act": "decline", "reason": "不归我们", "key": "z4"}).status_code == 422
    program = said(caller(city.citizen).get(f"/cases/{ref}/levels"))
    assert [(one["level"], one["state"]) for one in program] == [
        (1, "waiting"), (2, "under_way"), (3, "under_way"), (4, "under_way")
    ]  # fmt: skip
    stranger = at_the_desk(zone.neighbour, later(3), monkeypatch)
    assert stranger.get(f"{PAGE}/{ref}").status_code == 404
    mine = at_the_desk(city.citizen, later(3), monkeypatch).get(f"/mine/{ref}").content.decode()
    assert "各级决定" in mine and zone.units[4].name in mine
