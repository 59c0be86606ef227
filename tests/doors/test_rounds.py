"""Rounds at the desk: planned with a lot, walked with a checklist, mended by the unit."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.evaluating import supervision, the_manager
from tests.operations.town import NOW
from tests.operations.voicing import staff_of
from yimen.engine.supervision.rounds import queries

pytestmark = pytest.mark.django_db


@covers("S-383", "S-384")
def test_an_inspector_walks_with_the_checklist_and_the_unit_mends_on_its_page(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    watcher, manager = supervision(office), the_manager(office)
    above, house = (at_the_desk(who, NOW, monkeypatch) for who in (watcher, manager))
    plan = {"act": "plan", "kind": "style", "title": "作风检查", "centre": office.town.centre, "how_many": "1"}
    days = {"first": "2026-11-20", "last": "2026-11-20", "inspectors": [staff_of(watcher)]}
    assert house.post("/desk/rounds/", {**plan, **days}).status_code == 422
    assert above.post("/desk/rounds/", {**plan, **days, "how_many": "两"}).status_code == 422
    assert above.post("/desk/rounds/", {**plan, **days}).status_code == 302
    visit = queries.mine(watcher, NOW)[0].ref
    assert "我要去的" in above.get("/desk/rounds/").content.decode()
    assert house.get(f"/desk/rounds/visits/{visit}").status_code == 404
    photo = SimpleUploadedFile("desk.png", errand.PNG)
    walked = {"present": "一人", "told_tidy": "没有样表", "staff_tidy": "", "photo_tidy": photo}
    assert "没有样表" in above.post(f"/desk/rounds/visits/{visit}", walked).content.decode()
    found = queries.findings(manager, NOW)[0].ref
    one = f"/desk/rounds/findings/{found}"
    assert house.get(f"{one}/photo").content == errand.PNG
    assert house.post(one, {"act": "mend", "mended": " "}).status_code == 422
    program, stranger = caller(manager), caller(office.decider)
    seen = f"/window-rounds/findings/{found}"
    assert [row["told"] for row in said(program.get("/window-rounds/findings"))] == ["没有样表"]
    assert code(stranger.get(seen)) == "request.nothing_here"
    assert code(stranger.post(f"{seen}/mended", {"mended": "补齐"})) == "rounds.unknown"
    assert program.post(f"{seen}/mended", {"mended": "补齐"}).status_code == 200
    assert said(program.get(seen))["state"] == "mended"
    assert above.post(one, {"act": "look", "outcome": "close", "looked": "齐了"}).status_code == 302
    assert "复查通过" in house.get(one).content.decode()
    assert at_the_desk(office.reviewer, NOW, monkeypatch).get(one).status_code == 404
    later = at_the_desk(watcher, NOW + timedelta(days=1), monkeypatch)
    ref = queries.rounds(watcher, NOW)[0].ref
    assert later.post("/desk/rounds/", {"act": "close", "round": ref}).status_code == 302
    assert queries.rounds(manager, NOW)[0].secret in later.get("/desk/rounds/").content.decode()


def test_a_plan_that_is_sent_twice_by_one_form_is_one_round(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    watcher = supervision(office)
    above = at_the_desk(watcher, NOW, monkeypatch)
    assert 'name="key"' in above.get("/desk/rounds/").content.decode()
    plan = {"act": "plan", "kind": "style", "title": "作风检查", "centre": office.town.centre, "how_many": "1"}
    plan |= {"first": "2026-11-20", "last": "2026-11-20", "inspectors": staff_of(watcher)}

    for key in ("a-form-1", "a-form-1", "a-form-2"):
        assert above.post("/desk/rounds/", {**plan, "key": key}).status_code == 302

    assert len(queries.rounds(watcher, NOW)) == 2
