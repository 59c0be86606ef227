"""The pages and the JSON of the phases: planned at the desk, told to everybody."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations.test_phases import a_land
from tests.operations.town import NOW, TODAY

pytestmark = pytest.mark.django_db


@covers("S-165")
def test_a_phase_is_planned_at_the_desk_and_told_on_the_pages_of_the_hall(monkeypatch: pytest.MonkeyPatch) -> None:
    land = a_land()
    desk, public = at_the_desk(land.planner, NOW, monkeypatch), Client()
    form = {
        "act": "plan", "place": f"below:{land.county}", "served": "person", "begins": TODAY.isoformat(),
        "document": "推进方案第一号", "exception": "", "key": "p1",
    }  # fmt: skip

    early = desk.post("/desk/phases/", {**form, "place": land.county})
    assert early.status_code == 422 and "先镇街再区" in early.content.decode()
    assert desk.post("/desk/phases/", {**form, "key": "p2"}).status_code == 302
    assert "11月20日" in desk.get("/desk/phases/").content.decode()
    shown = public.get("/phases").content.decode()
    assert "河口镇1" in shown and "起一门办" in shown and "还没有排期" in shown
    assert "一门式推进<small>2 个镇街" in public.get("/").content.decode()
    where = public.get(f"/items/{land.office.item}/places").content.decode()
    assert "一门式" in where and "还没有实行" in where
    assert at_the_desk(land.office.clerk, NOW, monkeypatch).get("/desk/phases/").status_code == 403


@covers("S-165")
def test_the_json_door_plans_in_order_and_tells_what_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    land = a_land()
    planner, clerk = caller(land.planner), caller(land.office.clerk)
    body = {"places": list(land.towns), "served": "organisation", "begins": "2026-12-01", "document": "方案"}

    assert code(clerk.post("/phases", body)) == "people.not_allowed"
    assert code(planner.post("/phases", body)) == "phases.persons_first"
    assert said(planner.post("/phases", {**body, "served": "person"})) == {"places": 2}
    assert code(planner.post("/phases", {**body, "served": "person"})) == "phases.planned"
    assert code(planner.post("/phases", {**body, "places": [land.county]})) == "phases.towns_first"
    rows = said(NOBODY.get("/phases"))
    phase = next(row for row in rows if row["place_ref"] == land.towns[0])["sets"][0]["phase"]
    assert (phase["begins"], phase["standing"]) == ("2026-12-01", "planned")
    assert said(NOBODY.get("/phases/reached"))[0] == {
        "level": 4, "served": "person", "reached": 0, "planned": 2, "places": 2
    }  # fmt: skip
    assert planner.post(f"/phases/{phase['ref']}/end", {"document": "调整"}).status_code == 200
    assert code(planner.post(f"/phases/{phase['ref']}/end", {"document": "调整"})) == "phases.unknown"
