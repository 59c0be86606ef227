"""The pages and the JSON of cooperation: sent from the case's page, done on the unit's own, read by the applicant."""

import pytest

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.cooperating import WORK, a_body, a_unit
from tests.operations.errand import later
from yimen.engine.parallel.subtasks import queries

pytestmark = pytest.mark.django_db


@covers("S-211", "S-260")
def test_a_reviewer_sends_a_piece_and_the_unit_returns_it_on_a_page_of_its_own(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, unit = errand.in_department(office), a_unit(office)
    desk = at_the_desk(office.reviewer, later(5), monkeypatch)
    page = f"/desk/cooperation/cases/{ref}"

    form = {
        "act": "send", "office": unit.office, "kind": "decide", "work": "公共场所卫生许可", "question": "请依法决定。",
        "amount": "2", "unit_of_time": "working_day", "material": ["id", "plan"], "seen": "", "key": "k1",
    }  # fmt: skip
    assert "区县级" in desk.get(page).content.decode()
    assert desk.post(page, {**form, "amount": "9"}).status_code == 422
    assert desk.post(page, form).status_code == 302
    assert unit.name in desk.get(page).content.decode()
    assert "等协办回复" in desk.get(f"/desk/cases/{ref}").content.decode()

    there = at_the_desk(unit.reviewer, later(5), monkeypatch)
    (row,) = queries.waiting(unit.reviewer, later(5)).rows
    assert "公共场所卫生许可" in there.get("/desk/cooperation/").content.decode()
    task = f"/desk/cooperation/{row.ref}"
    assert there.post(task, {"act": "take_up", "key": "k2"}).status_code == 302
    signer = at_the_desk(unit.signer, later(6), monkeypatch)
    shown = signer.get(task).content.decode()
    assert "滨河街36号" in shown and "plan.png" in shown and "转其他单位协办" in shown
    wrong = {"act": "return", "finding": "against", "result": "不符。", "basis": "", "key": "k3"}
    assert signer.post(task, wrong).status_code == 422
    assert signer.post(task, {**wrong, "finding": "favour", "result": "符合。"}).status_code == 302
    stranger = at_the_desk(a_unit(office, "滨河县卫生健康局", 2).reviewer, later(6), monkeypatch)
    assert stranger.get(task).status_code == 404

    mine = at_the_desk(office.citizen, later(7), monkeypatch).get(f"/mine/{ref}").content.decode()
    assert "另一项决定：准予" in mine and "您不用做什么" in mine


@covers("S-089")
def test_the_json_door_has_a_list_for_the_outside_body_and_says_no_to_every_wrong_role(
    office: errand.Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())
    ref, body, unit = errand.in_department(office), a_body(office), a_unit(office)
    reviewer, inspector, window = caller(office.reviewer), caller(body.reviewer), caller(office.clerk)
    seen = said(reviewer.get(f"/cases/{ref}"))["seq"]
    asked = {
        "seen": seen, "office": body.office, "kind": "verify", "work": WORK, "question": "请实地核查。", "amount": "2",
        "unit": "working_day", "materials": ["plan"],
    }  # fmt: skip

    assert window.post(f"/cases/{ref}/subtasks", asked).status_code == 403
    assert code(reviewer.post(f"/cases/{ref}/subtasks", {**asked, "kind": "decide"})) == "subtask.body_cannot_decide"
    sent = said(reviewer.post(f"/cases/{ref}/subtasks", asked))
    (row,) = said(inspector.get("/subtasks"))["rows"]
    assert (row["ref"], row["outside"], row["lamp"]) == (sent["ref"], "institution", "green")
    for wrong in (window, caller(unit.reviewer), reviewer):
        assert code(wrong.post(f"/subtasks/{row['ref']}/take-up", {})) == "subtask.unknown"
    assert inspector.post(f"/subtasks/{row['ref']}/take-up", {}).status_code == 200
    done = {"finding": "favour", "result": "设施符合标准。"}
    assert inspector.post(f"/subtasks/{row['ref']}/return", done).status_code == 200
    assert [one["state"] for one in said(reviewer.get(f"/cases/{ref}/subtasks"))] == ["returned"]
    told = said(caller(office.citizen).get(f"/cases/{ref}/other-decisions"))
    assert [(one["state"], one["result"]) for one in told] == [("returned", "")]
    assert code(inspector.post("/bodies", {"office": unit.office, "kind": "institution", "works": ["测"], "basis": "试",
                                           "begins": "2026-11-20"})) == "people.not_allowed"  # fmt: skip
