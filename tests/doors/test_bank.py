"""The document bank through the doors: kept at the desk, offered while applying, seen and removed at home."""

import pytest

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_bank import at_the_window, scanned
from yimen.engine.case.cases import operations as cases

pytestmark = pytest.mark.django_db


@covers("S-292")
def test_a_card_goes_from_the_counter_into_the_bank_and_from_there_into_the_next_application(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    desk = at_the_desk(office.clerk, later(2), monkeypatch)
    home = at_the_desk(office.citizen, later(2), monkeypatch)
    case = at_the_window(office)
    file = scanned(office, case)
    page = f"/desk/bank/{case}"
    assert page in desk.get(f"/desk/cases/{case}").content.decode()
    keep = {"act": "keep", "file": file, "for_good": "yes", "consent": "spoken"}
    assert desk.post(page, keep).status_code == 422
    assert desk.post(f"/desk/cases/{case}/files/{file}/original").status_code == 302
    assert "居民身份证" in desk.get(page).content.decode()
    assert desk.post(page, keep).headers["Location"] == f"{page}?done=keep"

    draft, _ = errand.a_draft(office, ("plan", "rules"))
    shown = home.get(f"/drafts/{draft}/materials").content.decode()
    paper = shown.partition('name="paper" value="')[2][:16]
    assert "您的材料库里有《身份证明》" in shown
    used = home.post(f"/drafts/{draft}/papers", {"material": "id", "paper": paper})
    assert used.status_code == 302 and "您的材料库里有" not in home.get(f"/drafts/{draft}/materials").content.decode()
    mine = home.get("/me/papers").content.decode()
    assert "食品经营许可（新办）" in mine and "（草稿）" in mine
    assert "/me/papers" in home.get("/me").content.decode()
    assert home.post("/me/papers", {"act": "remove", "paper": "0" * 16}).status_code == 422
    assert home.post("/me/papers", {"act": "remove", "paper": paper}).status_code == 302
    assert home.post(f"/me/papers?case={case}", {"act": "keep", "file": file}).status_code == 422
    assert desk.post(page, keep).status_code == 302

    later_case = at_the_window(office, 2)
    asked = {"act": "pull", "material": "id", "consent": "spoken", "purpose": "核对身份"}
    assert desk.post(f"/desk/bank/{later_case}", {**asked, "purpose": ""}).status_code == 422
    assert desk.post(f"/desk/bank/{later_case}", asked).status_code == 302
    assert "核对身份" in home.get("/me/papers").content.decode()
    assert desk.post(f"/desk/bank/{case}", {"act": "difference", "material": "id"}).status_code == 302
    assert "内容已变" in home.get("/me/papers").content.decode()


def compared_anew(case: str, file: str, office: errand.Office, hour: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """The original is looked at once more, an hour before the programs go on; gives where they keep it."""
    cases.see_original(case, file, by=office.clerk, now=later(hour))
    monkeypatch.setenv("YIMEN_NOW", later(hour + 1).isoformat())
    return f"/cases/{case}/bank"


def test_a_program_keeps_uses_and_removes_papers(monkeypatch: pytest.MonkeyPatch, office: errand.Office) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(2).isoformat())
    clerk, citizen = caller(office.clerk), caller(office.citizen)
    case = at_the_window(office)
    file = scanned(office, case)
    body = {"file": file, "until": "2036-11-20", "consent": "signed"}
    assert code(clerk.post(f"/cases/{case}/bank", body)) == "bank.not_compared"
    cases.see_original(case, file, by=office.clerk, now=later(1))
    paper = said(clerk.post(f"/cases/{case}/bank", body))["ref"]

    draft, _ = errand.a_draft(office, ())
    (offer,) = said(citizen.get(f"/drafts/{draft}/bank"))
    assert offer["ref"] == paper
    assert citizen.post(f"/drafts/{draft}/bank", {"material": "id", "paper": paper}).status_code == 201
    other = at_the_window(office, 2)
    pulled = {"material": "id", "purpose": "核对身份", "consent": "spoken"}
    assert clerk.post(f"/cases/{other}/bank/pull", pulled).status_code == 201
    assert said(clerk.get("/bank/standing"))["uses"] == 2
    assert len(said(citizen.get("/bank"))[0]["uses"]) == 2
    assert clerk.post(f"/cases/{other}/bank/difference", {"material": "id"}).status_code == 200
    assert citizen.post(f"/cases/{case}/bank/own", {"file": file, "for_good": "yes"}).status_code >= 400
    assert code(clerk.post(f"/cases/{case}/bank", body)) == "bank.not_compared"
    again = compared_anew(case, file, office, 3, monkeypatch)
    assert citizen.post(f"/bank/{said(clerk.post(again, body))['ref']}/changed").status_code == 200
    last = said(clerk.post(compared_anew(case, file, office, 5, monkeypatch), body))["ref"]
    assert citizen.post(f"/bank/{last}/remove").status_code == 200
    assert code(citizen.post(f"/bank/{last}/remove")) == "bank.not_banked"
