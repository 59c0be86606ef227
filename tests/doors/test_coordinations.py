"""Coordination meetings at the desk: called, signed in, said, minuted, signed and issued on the pages."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import PNG, later
from yimen.engine.supervision.coordinations import queries
from yimen.engine.supervision.directives import queries as directives

pytestmark = pytest.mark.django_db


@covers("S-255", "S-526")
def test_a_meeting_goes_its_way_on_the_pages(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    other = errand.another_office(office, 2)
    convener = places.signed_on(places.an_officer(office.town, "reform_office", "330"), "reform.330")
    head = places.signed_on(places.an_officer(other.town, "office_head", "331"), "head.331")
    calls = at_the_desk(convener, later(1), monkeypatch)
    there = at_the_desk(head, later(1), monkeypatch)
    assert there.get("/desk/coordinations/call").status_code == 403
    standing = "/desk/coordinations/standing"
    assert calls.post(standing, {"act": "name", "office": other.town.office, "basis": ""}).status_code == 422
    named = {"act": "name", "office": other.town.office, "basis": "示政办〔2026〕21号"}
    assert calls.post(standing, named).status_code == 302
    assert "示政办〔2026〕21号" in calls.get(standing).content.decode()
    (seat,) = queries.standing(later(1))
    assert calls.post(standing, {"act": "end", "seat": seat.ref, "basis": "机构改革"}).status_code == 302
    call = {
        "kind": "departments", "title": "器材会商", "place": "二楼", "begins_at": "2026-11-20T13:00",
        "offices": [office.town.office], "brought_office": other.town.office, "brought_title": "器材归谁",
        "brought_told": "两家都说归对方",
    }  # fmt: skip
    again = calls.post("/desk/coordinations/call", {**call, "begins_at": "2026-11-19T13:00"})
    assert again.status_code == 422 and "器材归谁" in again.content.decode()
    assert "记录里没有卡住的事" in calls.get("/desk/coordinations/call").content.decode()
    assert calls.post("/desk/coordinations/call", call).status_code == 302
    assert "器材会商" in there.get("/desk/coordinations/").content.decode()
    ref = queries.coming(head, later(1))[0].ref
    one = f"/desk/coordinations/{ref}"
    assert at_the_desk(office.clerk, later(1), monkeypatch).get(one).status_code == 404

    there, calls = at_the_desk(head, later(3.5), monkeypatch), at_the_desk(convener, later(3.5), monkeypatch)
    paper = SimpleUploadedFile("plan.png", PNG, "image/png")
    assert there.post(one, {"act": "material", "title": "目录", "file": paper}).status_code == 302
    assert there.get(f"/desk/coordinations/materials/{queries.one(ref, head, later(4)).materials[0].ref}").content  # type: ignore[union-attr]
    assert there.post(one, {"act": "sign_in"}).status_code == 302
    assert there.post(one, {"act": "say", "number": "1", "stance": "agree", "text": "归我们"}).status_code == 302
    minutes = {
        "act": "minute", "minutes": "归第2局", "decision": ["归第2局办"], "task_point": ["1", "1"],
        "task_title": ["改目录", ""], "task_office": [other.town.office, ""], "task_due": ["2026-12-01", ""],
    }  # fmt: skip
    assert calls.post(one, {**minutes, "task_due": ["", ""]}).status_code == 422
    assert calls.post(one, minutes).status_code == 302
    assert there.post(one, {"act": "issue"}).status_code == 422
    assert there.post(one, {"act": "sign"}).status_code == 422
    (read,) = re.findall(r'name="seen" value="(\w+)"', there.get(one).content.decode())
    assert there.post(one, {"act": "sign", "seen": read}).status_code == 302
    assert calls.post(one, {"act": "issue"}).status_code == 302
    (task,) = directives.open_ones(head, later(4))
    shown = there.get(one).content.decode()
    assert "归第2局办" in shown and f"/desk/directives/{task.ref}" in shown
    assert "部门到会和落实" in calls.get("/desk/coordinations/").content.decode()
