"""The pages and the JSON of joint approval: the rules at the register, the answers at each desk, the lead's board."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, joining
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from yimen.engine.parallel.joint import queries
from yimen.registries.parallels import queries as parallels

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wired(db: None) -> None:
    aftermath.wired()


@covers("S-253", "S-276")
def test_the_lead_writes_rules_on_a_page_and_every_participant_confirms_them(monkeypatch: pytest.MonkeyPatch) -> None:
    joint = joining.a_lead()
    desk = at_the_desk(joint.head, NOW, monkeypatch)
    page = f"/desk/joint/register/{joint.parallel}/"
    form = {
        "act": "propose", "rows": "4", "title": "并联审批操作细则", "text": "一次抄告，同时审查。", "tacit_basis": "",
        "office-1": joint.fire.office, "work-1": "消防安全意见", "amount-1": "2", "material-1": ["rules"],
        "office-3": joint.water.office, "work-3": "排水接入意见", "amount-3": "1", "need-3": ["1"], "key": "k1",
    }  # fmt: skip

    assert "还没有细则" in desk.get(page).content.decode()
    assert "第 7 项" in desk.post(f"{page}propose", {**form, "act": "more"}).content.decode()
    circle = desk.post(f"{page}propose", {**form, "need-1": ["3"]})
    assert circle.status_code == 422 and "互相等" in circle.content.decode()
    assert desk.post(f"{page}propose", {**form, "key": "k2"}).headers["Location"] == f"{page}?done=yes"
    view = parallels.parallel(joint.parallel, joint.head, NOW)
    assert view is not None
    rules = view.rules[0].ref
    assert at_the_desk(joint.lead.reviewer, NOW, monkeypatch).get(f"{page}propose").status_code == 403
    for n, one in enumerate((joint.fire, joint.water)):
        there = at_the_desk(one.head, NOW, monkeypatch)
        assert "代表本部门确认" in there.get(page).content.decode()
        assert there.post(page, {"act": "confirm", "rules": rules, "key": f"c{n}"}).status_code == 302

    shown = desk.get(page).content.decode()
    assert "全部确认" in shown and "不等，同时开始" in shown and "消防安全意见" in shown
    listed = at_the_desk(joint.water.reviewer, NOW, monkeypatch).get("/desk/joint/register/").content.decode()
    assert "第 1 版现行" in listed and "2 项意见，2 组" in listed
    assert at_the_desk(joint.lead.clerk, NOW, monkeypatch).get("/desk/joint/register/").status_code == 403


@covers("S-250", "S-172")
def test_a_department_answers_at_its_desk_and_the_lead_sees_everybody_on_one_board(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    joint = joining.settled()
    ref = errand.in_department(joint.lead)
    lead = at_the_desk(joint.lead.reviewer, later(3), monkeypatch)
    board = f"/desk/joint/cases/{ref}"

    assert "现在抄告各部门" in lead.get(board).content.decode()
    assert lead.post(board, {"act": "begin", "seen": "", "key": "b1"}).status_code == 302
    assert "等部门答复" in lead.get(f"/desk/cases/{ref}").content.decode()
    fire = at_the_desk(joint.fire.reviewer, later(4), monkeypatch)
    (row,) = queries.waiting(joint.fire.reviewer, later(4)).rows
    assert "消防安全意见" in fire.get("/desk/joint/").content.decode()
    page = f"/desk/joint/{row.ref}"
    shown = fire.get(page).content.decode()
    assert "滨河街36号" in shown and "rules.png" in shown and "plan.png" not in shown and "同时抄告 3 个部门" in shown
    assert fire.post(page, {"act": "receive", "key": "a1"}).status_code == 302
    assert fire.post(page, {"act": "answer", "stance": "conditions", "text": "", "key": "a2"}).status_code == 422
    no = {
        "act": "disagree",
        "basis": "《消防法》",
        "explanation": "疏散宽度不足。",
        "guidance": "加宽后再报。",
        "key": "a3",
    }
    assert fire.post(page, no).status_code == 302
    assert "疏散宽度不足" not in lead.get(board).content.decode()
    head = at_the_desk(joint.fire.head, later(5), monkeypatch)
    assert head.post(page, {"act": "confirm", "key": "a4"}).status_code == 302
    lead = at_the_desk(joint.lead.reviewer, later(5), monkeypatch)
    told = lead.get(board).content.decode()
    assert "疏散宽度不足" in told and "处理不同意见" in told and "1 / 3 个部门已答复" in told and "<svg" in told
    deal = {"act": "deal", "opinion": row.ref, "dealing": "followed", "text": "已要求加宽。", "key": "b2"}
    assert lead.post(board, deal).status_code == 302
    air = queries.waiting(joint.air.reviewer, later(5)).rows[0].ref
    assert (
        lead.post(board, {"act": "withdraw", "opinion": air, "reason": "不产生油烟。", "key": "b3"}).status_code == 302
    )
    more = {"act": "add", "office": joint.air.office, "work": "复核", "amount": "1", "unit_of_time": "working_day"}
    assert lead.post(board, {**more, "reason": "涉及排烟口。", "key": "b4"}).status_code == 302
    assert "涉及排烟口" in lead.get(board).content.decode()
    assert at_the_desk(joint.water.reviewer, later(6), monkeypatch).get(board).status_code == 200
    assert at_the_desk(joint.lead.clerk, later(6), monkeypatch).get(page).status_code in (200, 404)
    mine = at_the_desk(joint.lead.citizen, later(6), monkeypatch).get(f"/mine/{ref}").content.decode()
    assert "1 / 3 个部门已答复" in mine and "疏散宽度不足" not in mine


@covers("S-250", "S-252")
def test_the_json_door_keeps_the_register_and_lets_nobody_answer_for_somebody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(3).isoformat())
    joint = joining.settled()
    ref = errand.in_department(joint.lead)
    lead, fire, citizen = caller(joint.lead.reviewer), caller(joint.fire.reviewer), caller(joint.lead.citizen)
    head = caller(joint.head)

    assert code(head.post("/parallels", {"item": joint.lead.item, "document": "再次"})) == "parallels.entered"
    assert code(fire.post("/parallels", {"item": joint.lead.item, "document": "再次"})) == "people.not_allowed"
    (row,) = said(fire.get("/parallels"))["rows"]
    assert (row["ref"], row["participants"], row["groups"]) == (joint.parallel, 3, 2)
    body = {"title": "第二版", "text": "细则", "participants": [
        {"code": "a", "office": joint.fire.office, "work": "消防", "amount": "2", "unit": "working_day"}]}  # fmt: skip
    assert code(fire.post(f"/parallels/{joint.parallel}/rules", body)) == "people.not_allowed"
    rules = said(head.post(f"/parallels/{joint.parallel}/rules", body))
    assert code(lead.post(f"/parallels/rules/{rules['ref']}/confirm", {})) == "people.not_allowed"
    assert head.post(f"/parallels/rules/{rules['ref']}/drop", {"reason": "再想想"}).status_code == 200
    leave = {"on": (TODAY + timedelta(days=9)).isoformat(), "document": "文"}
    assert code(head.post(f"/parallels/{joint.parallel}/leave", leave)) == "people.not_allowed"
    seen = said(lead.get(f"/cases/{ref}"))["seq"]
    assert lead.post(f"/cases/{ref}/joint", {"seen": seen}).status_code == 201
    (notice,) = said(fire.get("/joint/notices"))["rows"]
    answer = f"/joint/opinions/{notice['ref']}/answer"
    for wrong in (lead, caller(joint.air.reviewer), caller(joint.lead.clerk)):
        assert code(wrong.post(answer, {"stance": "agree"})) == "joint.opinion_unknown"
    assert code(fire.post(answer, {"stance": "disagree", "text": "不行"})) == "no.needs_approver"
    assert fire.post(answer, {"stance": "agree"}).status_code == 200
    board = said(lead.get(f"/cases/{ref}/joint"))
    assert (board["asked"], board["answered"]) == (3, 1)
    assert len({one["began_at"] for one in board["groups"][0]["opinions"]}) == 1
    progress = said(citizen.get(f"/cases/{ref}/joint-progress"))
    assert (progress["asked"], progress["answered"]) == (3, 1)
    assert citizen.get(f"/cases/{ref}/joint").status_code == 403
