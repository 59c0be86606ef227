"""Complaining through the doors: without an account by number and code, with one by message; handled at the desk."""

import pytest
from django.db import connection
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db


@covers("S-386")
def test_a_complaint_without_an_account_goes_to_its_answer_and_to_the_level_above(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, nobody = the_manager(office), Client()
    desk = at_the_desk(manager, later(1), monkeypatch)
    form = {"kind": "attitude", "told": "窗口的人不理人", "officer": "二号窗"}
    assert "投诉举报" in nobody.get("/complain").content.decode()
    lost = nobody.post("/complain", form)
    assert lost.status_code == 422 and "窗口的人不理人" in lost.content.decode()
    page = nobody.post("/complain", {**form, "centre": office.town.centre}).headers["Location"]
    shown = nobody.get(page).content.decode()
    number = page.rpartition("/")[2].partition("?")[0]
    digits = shown.partition("查询码</dt>")[2].partition('"code">')[2][:8]
    assert digits.isdigit() and "最晚" in shown and digits not in nobody.get(f"/complaints/{number}").content.decode()

    stranger = Client()
    assert stranger.get(f"/complaints/{number}").status_code == 404
    assert stranger.post("/complaints", {"number": number, "code": "12345678"}).status_code == 422
    assert stranger.post(f"/complaints/{number}", {"act": "withdraw"}).status_code == 404
    assert stranger.post("/complaints", {"number": number, "code": digits}).headers["Location"].endswith(number)

    listed = desk.get("/desk/voice/complaints").content.decode()
    ref = listed.partition("/desk/voice/complaints/")[2][:16]
    assert number in listed and "没有留名" in listed
    one = f"/desk/voice/complaints/{ref}"
    assert desk.post(one, {"act": "name", "staff": "0" * 16}).status_code == 422
    assert desk.post(one, {"act": "acknowledge", "kind": "attitude"}).status_code == 302
    member = people.staff_member(manager.staff_id or 0)
    clerk = people.staff_member(office.clerk.staff_id or 0)
    assert member is not None and clerk is not None and member.ref in desk.get(one).content.decode()
    assert desk.post(one, {"act": "name", "staff": member.ref}).status_code == 302
    assert "这次查看已经留痕" in desk.post(one, {"act": "show"}).content.decode()
    answer = {"act": "answer", "found": "upheld", "answer": "属实，已道歉", "measure": "轮岗培训"}
    assert desk.post(one, {**answer, "measure": ""}).status_code == 422
    assert desk.post(one, answer).status_code == 302

    assert "轮岗培训" in stranger.get(f"/complaints/{number}").content.decode()
    assert stranger.post(f"/complaints/{number}", {"act": "content", "content": "no"}).status_code == 302
    assert stranger.post(f"/complaints/{number}", {"act": "appeal", "why": "没有人道歉"}).status_code == 302
    assert "上一级复核" in stranger.get(f"/complaints/{number}").content.decode()
    above = at_the_desk(supervision(office), later(1), monkeypatch)
    assert "安排谁核查" in above.get(one).content.decode()
    assert "安排谁核查" not in desk.get(one).content.decode()


def test_who_is_signed_in_and_wants_no_name_leaves_none_among_the_attempts(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, program = at_the_desk(office.citizen, later(1), monkeypatch), caller(office.citizen)

    form = {"kind": "integrity", "told": "有人收礼"}
    assert home.post("/complain", {**form, "who": "nobody"}).status_code == 422
    assert code(program.post("/complaints", form)) == "complaints.nobody_complained_of"

    with connection.cursor() as cursor:
        cursor.execute("select distinct actor_ref from journal_attempt where operation = 'lodge_complaint'")
        assert cursor.fetchall() == [("anonymous",)]


def test_a_window_records_what_it_hears_and_sees_nothing_else(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = at_the_desk(office.clerk, later(1), monkeypatch)
    form = {"way": "phone", "kind": "delay", "told": "等了两个小时", "centre": office.town.centre, "contact": "王女士"}

    made = window.post("/desk/voice/complaints", form).content.decode()

    assert "已登记" in made and "TS-" in made and "等了两个小时" not in made
    assert window.post("/desk/voice/complaints", {**form, "way": "web"}).status_code == 422
    assert window.post("/desk/voice/complaints", {**form, "number": "110"}).status_code == 422
    assert at_the_desk(office.reviewer, later(1), monkeypatch).get("/desk/voice/complaints").status_code == 403


@covers("S-386")
def test_a_program_complains_of_a_case_and_hears_what_came_of_it(office: errand.Office) -> None:
    case, mine = errand.granted(office), caller(office.citizen)
    manager = the_manager(office)
    desk, member = caller(manager), people.staff_member(manager.staff_id or 0)
    assert member is not None
    body = {"kind": "delay", "told": "拖了三天", "case": case, "party": office.party}
    assert code(NOBODY.post("/complaints", {**body, "party": None})) == "case.unknown"
    assert code(NOBODY.post("/complaints", {"kind": "delay", "told": "拖"})) == "complaints.nobody_complained_of"

    lodged = said(mine.post("/complaints", body))

    own = f"/complaints/own/{lodged['number']}"
    assert said(NOBODY.post(own, {"code": lodged["code"]}))["told"] == "拖了三天"
    assert NOBODY.post(own, {"code": "00000000"}).status_code == 404
    ref = f"/complaints/{lodged['ref']}"
    assert [row["number"] for row in said(desk.get("/complaints/handled"))] == [lodged["number"]]
    assert code(caller(office.reviewer).post(f"{ref}/acknowledge", {"kind": "delay"})) == "complaints.unknown"
    assert desk.post(f"{ref}/acknowledge", {"kind": "delay"}).status_code == 200
    reviewer = people.staff_member(office.reviewer.staff_id or 0)
    assert reviewer is not None
    assert code(desk.post(f"{ref}/investigator", {"staff": reviewer.ref})) == "complaints.too_near"
    assert desk.post(f"{ref}/investigator", {"staff": member.ref}).status_code == 200
    assert said(desk.post(f"{ref}/complainant"))["name"] == "陈小禾"
    told = {"found": "partly", "answer": "晚了一天", "measure": "加人"}
    assert desk.post(f"{ref}/answer", told).status_code == 200
    assert mine.post(f"{own}/content", {"content": "no"}).status_code == 200
    assert code(NOBODY.post(f"{own}/appeal", {"why": "不认可"})) == "complaints.unknown"
    assert mine.post(f"{own}/appeal", {"why": "不认可"}).status_code == 200
    assert mine.post(f"{own}/withdraw", {}).status_code == 200
    assert [row["content"] for row in said(mine.get("/complaints"))] == ["no"]
    assert said(NOBODY.get("/complaints/standing"))["lodged"] == 1
    assert said(desk.get(ref))["withdrawn_at"] and said(desk.get("/complaints/against")) == []
