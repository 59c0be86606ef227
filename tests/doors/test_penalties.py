"""Penalties at their doors: set and recorded at the desk, told and closed under oversight, and by a program."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import town
from tests.operations.town import NOW

pytestmark = pytest.mark.django_db
DESK = "/desk/penalties"
STANDARD = {
    "act": "set", "violation": "无证经营食品", "grade": "lenient", "kind": ["fine", "confiscation"], "least": "500",
    "most": "1000", "basis": "食品安全法 第一百二十二条", "day": "2026-11-20",
}  # fmt: skip
PENALTY = {
    "act": "record", "number": "罚〔2026〕1号", "file_number": "案〔2026〕7号", "violation": "无证经营食品",
    "grade": "lenient", "kind": ["fine"], "amount": "1000.01", "day": "2026-11-20",
}  # fmt: skip


@covers("S-128")
def test_an_office_records_a_penalty_and_supervision_finds_the_alarm_and_closes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = town.a_town()
    head = town.signed_on(town.an_officer(place, "office_head", "304"), "the.head")
    supervisor = town.signed_on(town.an_officer(place, "supervisor", "301"), "the.supervisor")
    desk, above = at_the_desk(head, NOW, monkeypatch), at_the_desk(supervisor, NOW, monkeypatch)
    own = {"office": place.office}
    assert desk.post(DESK, {**own, **STANDARD, "most": "x", "key": "k0"}).status_code == 422
    assert desk.post(DESK, {**own, **STANDARD, "key": "k1"}).status_code == 302
    kept = desk.post(DESK, {**own, **PENALTY, "kind": [], "key": "k2"})
    assert kept.status_code == 422 and "罚〔2026〕1号" in kept.content.decode()

    done = desk.post(DESK, {**own, **PENALTY, "key": "k3"}, follow=True).content.decode()

    assert "处罚已登记" in done and "高于上限" in done and "500.00" in done
    board = 'href="/oversight/"'
    assert board in above.get("/oversight/penalties").content.decode()
    decider = town.signed_on(town.an_officer(place, "decider", "305"), "the.decider")
    answers = at_the_desk(decider, NOW, monkeypatch).get("/oversight/penalties")
    assert answers.status_code == 200 and board not in answers.content.decode(), "no way that ends at a closed door"
    page = above.get("/oversight/penalties").content.decode()
    assert "1 / 1" in page and "罚〔2026〕1号" in page
    address = "/oversight/penalties/" + page.split('href="/oversight/penalties/')[-1].split('"')[0]
    english = desk.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "Supervision will close it" in english and "Above the range" in english
    assert above.post(address, {"answer": "corrected", "note": "", "key": "k4"}).status_code == 422
    assert above.post(address, {"answer": "corrected", "note": "已改正。", "key": "k5"}).status_code == 302
    assert "部门已纠正" in above.get(address).content.decode()
    assert "没有待处理的预警" in above.get("/oversight/penalties").content.decode()
    assert "罚〔2026〕1号" in above.get(f"/oversight/penalties?only=&office={place.office}").content.decode()
    assert Client().get(DESK).status_code == 302


@covers("S-128")
def test_a_program_sets_records_reads_and_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    place = town.a_town()
    head = caller(town.signed_on(town.an_officer(place, "office_head", "304"), "the.head"))
    above = caller(town.signed_on(town.an_officer(place, "supervisor", "301"), "the.supervisor"))
    what = {"office": place.office, "violation": "无证经营", "grade": "ordinary", "kinds": ["fine"]}
    standard = {**what, "least_fen": 100, "most_fen": 200, "basis": "第一百二十二条", "from_day": "2026-11-20"}
    penalty = {**what, "number": "1号", "file_number": "7号", "fen": 99, "day": "2026-11-20"}

    assert code(above.post("/penalties/standards", standard)) == "penalties.not_this_office"
    assert head.post("/penalties/standards", standard).status_code == 201
    recorded = said(head.post("/penalties", penalty))

    assert recorded["finding"] == "below"
    assert said(above.get("/penalties/monitored"))["offices"][0]["open"] == 1
    assert said(above.get("/penalties/standards", office=place.office))["rows"][0]["most_fen"] == 200
    assert said(above.get("/penalties", only="open"))["rows"][0]["number"] == "1号"
    assert said(head.get(f"/penalties/{recorded['ref']}"))["standard"]["least_fen"] == 100
    close = f"/penalties/{recorded['ref']}/close"
    assert code(head.post(close, {"answer": "justified", "note": "理由充分"})) == "people.not_allowed"
    assert said(above.post(close, {"answer": "justified", "note": "理由充分"}))["answer"] == "justified"
    assert code(above.post(close, {"answer": "justified", "note": "理由充分"})) == "penalties.alarm_closed"
