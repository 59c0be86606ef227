"""Directives at the desk: a problem goes its way on the pages, and a voice becomes a directive."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code
from tests.doors.calling import said as told
from tests.doors.desk import at_the_desk
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.voicing import Desk, a_desk, raised, staff_of
from tests.standing import standing
from yimen.engine.supervision.directives import queries

pytestmark = pytest.mark.django_db


@standing
def desk() -> Desk:
    return a_desk()


@covers("S-394", "S-395", "S-572")
def test_problems_decisions_and_voices_go_their_way_on_the_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    watcher = supervision(desk.office)
    clerk, reform, head, above = (
        at_the_desk(who, later(2), monkeypatch) for who in (desk.office.clerk, desk.member, desk.head, watcher)
    )
    problem = {"act": "raise", "origin": "window", "title": "取号机慢", "told": "要等一分钟"}
    assert clerk.post("/desk/directives/problems", {**problem, "title": ""}).status_code == 422
    assert clerk.post("/desk/directives/problems", problem).status_code == 302
    ref = queries.problems(desk.member, later(2))[0].ref
    office = {"office": desk.office.town.office, "due_on": "2026-11-30", "title": "取号机", "told": "换快的"}
    assert reform.post("/desk/directives/problems", {"act": "assign", "problem": ref, **office}).status_code == 302
    one = f"/desk/directives/{queries.open_ones(desk.head, later(2))[0].ref}"
    assert "取号机" in head.get("/desk/directives/").content.decode()
    assert head.post(one, {"act": "report", "report": "换了"}).status_code == 302
    assert head.post(one, {"act": "close", "effect": "好了"}).status_code == 422
    assert clerk.post(one, {"act": "close", "effect": "五秒一张"}).status_code == 302
    assert "解决 1 个" in clerk.get("/desk/directives/problems").content.decode()
    assert at_the_desk(desk.office.decider, later(2), monkeypatch).get(one).status_code == 404

    group = "/desk/directives/group"
    for who, role in ((desk.manager, "head"), (watcher, "executive")):
        named = {"act": "name", "staff": staff_of(who), "role": role, "seat": "区委", "basis": "常委会纪要"}
        assert reform.post(group, named).status_code == 302
    present = [row.ref for row in queries.group(later(2))]
    met = {"act": "meet", "title": "第一次会议", "held_on": "2026-11-20", "present": present, "minutes": "研究延时"}
    assert reform.post(group, met).status_code == 302
    meeting = queries.meetings(watcher, later(2))[0].ref
    assert above.post(group, {"act": "decide", "meeting": meeting, **office}).status_code == 302
    assert "第一次会议" in above.get(group).content.decode()

    voice = f"/desk/civic/voices/{raised(desk).ref}"
    assert "转督办" in above.get(voice).content.decode()
    directed = {"act": "direct", "office": office["office"], "due_on": "2026-11-30", "title": "查一查", "words": "查清"}
    assert above.post(voice, {**directed, "due_on": ""}).status_code == 422
    assert above.post(voice, directed).status_code == 302
    assert "查一查" in above.get(voice).content.decode()


@covers("S-394", "S-572")
def test_programs_raise_a_problem_and_follow_its_directive_until_it_is_closed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_desk(desk.office.clerk, later(2), monkeypatch)
    clerk, reform, head, stranger = (
        caller(who) for who in (desk.office.clerk, desk.member, desk.head, desk.office.citizen)
    )
    problem = {"origin": "window", "title": "取号机慢", "told": "要等一分钟"}
    assert code(stranger.post("/directives/problems", problem)) == "request.not_for_you"
    ref = told(clerk.post("/directives/problems", problem))["ref"]
    given = {"office": desk.office.town.office, "due_on": "2026-11-30", "title": "取号机", "told": "换快的"}
    assert code(clerk.post(f"/directives/problems/{ref}/assign", given)) == "people.not_allowed"
    assert reform.post(f"/directives/problems/{ref}/assign", given).status_code == 200

    (row,) = told(head.get("/directives"))
    one = f"/directives/{row['ref']}"
    assert code(clerk.post(f"{one}/report", {"report": "换了"})) == "directives.not_the_verifier"
    assert told(head.post(f"{one}/report", {"report": "换了"}))["state"] == "reported"
    assert told(clerk.post(f"{one}/close", {"effect": "五秒一张"}))["state"] == "closed"

    assert told(clerk.get("/directives/problems"))[0]["state"] == "closed"
    assert [each["title"] for each in told(head.get("/directives/closed"))] == ["取号机"]
    assert told(reform.get("/directives/standing"))[0]["given"] == 1
    assert code(caller(desk.office.decider).get(one)) == "request.nothing_here"
    public = Client().get("/voices/suggestions").content.decode()
    assert "建议采纳" in public and "查一查" not in public
