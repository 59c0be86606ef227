"""Certificates in place of papers at the doors: one tap at home, a pull at the window, a look under a task."""

import pytest
from django.db import connection

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations.errand import later
from tests.operations.test_certificate_uses import a_draft, at_the_window, handed_in, revoked
from tests.operations.using import FOOD, Both, SealedPress, an_office_that_takes_a_certificate
from tests.standing import standing
from yimen.engine.papers.certificates import ports as papers

pytestmark = pytest.mark.django_db


@standing
def both() -> Both:
    return an_office_that_takes_a_certificate()


def sealed() -> None:
    papers.wire(SealedPress(), papers.cases())


@covers("S-206")
def test_the_page_of_materials_says_what_need_not_be_uploaded_and_one_tap_takes_it(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = a_draft(both)
    home = at_the_desk(both.citizen, later(5), monkeypatch)
    sealed()
    page = f"/drafts/{ref}/materials"
    form = {"material": "licence", "certificate": both.held.ref, "key": "k1"}

    assert "您已有《食品经营许可证》，不用上传" in home.get(page).content.decode()
    assert home.post(f"/drafts/{ref}/certificates", {**form, "material": "plan", "key": "k0"}).status_code == 422
    assert home.post(f"/drafts/{ref}/certificates", form).status_code == 302
    shown = home.get(page).content.decode()
    assert "用您的电子证照《食品经营许可证》" in shown and "不用上传</b>" not in shown
    revoked(both, 5.5)
    assert "您选用的《食品经营许可证》已失效" in home.get(page).content.decode()


@covers("S-287", "S-297")
def test_the_window_pulls_and_looks_up_on_the_page_beside_the_case(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = at_the_window(both)
    desk = at_the_desk(both.taking.clerk, later(6), monkeypatch)
    sealed()
    page = f"/desk/certificates/cases/{ref}"
    pull = {"act": "pull", "material": "licence", "consent": "spoken", "purpose": "核对申请材料", "key": "p1"}

    assert page in desk.get(f"/desk/cases/{ref}").content.decode()
    assert "替申请人调取证照" in desk.get(page).content.decode()
    assert desk.post(page, {**pull, "consent": "online", "key": "p0"}).status_code == 422
    assert desk.post(page, pull).status_code == 302
    assert "电子证照代替，不收纸质" in desk.get(f"/desk/cases/{ref}").content.decode()
    assert desk.post(page, {"act": "look_up", "type": FOOD, "why": " ", "key": "l0"}).status_code == 422
    looked = desk.post(page, {"act": "look_up", "type": FOOD, "why": "核对许可范围", "key": "l1"}).content.decode()
    assert both.held.number in looked and "滨河街36号" in looked
    others = desk.post(page, {"act": "approvals", "why": "核对关联许可", "key": "l2"}).content.decode()
    assert "食品经营许可（新办）" in others
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from journal_erranddone where key in ('l1', 'l2')")
        assert cursor.fetchone() == (0,)
    mine = at_the_desk(both.citizen, later(7), monkeypatch).get("/certificates/readings").content.decode()
    assert "核对许可范围" in mine and "核对关联许可" in mine and "核对申请材料" in mine
    elsewhere = at_the_desk(both.issuing.reviewer, later(7), monkeypatch)
    assert elsewhere.get(page).status_code == 404


@covers("S-288")
def test_a_revoked_certificate_stands_on_the_page_of_the_case_and_at_its_desk(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = handed_in(both)
    desk = at_the_desk(both.taking.clerk, later(8), monkeypatch)
    before = desk.get("/desk/certificates/lost").content.decode()

    revoked(both)

    assert "没有证照失效的办件" in before
    assert "材料已撤下" in desk.get("/desk/certificates/lost").content.decode()
    piece = desk.get("/desk/certificates/lost", headers={"HX-Request": "true"}).content.decode()
    assert "1 件用到的证照失效" in piece
    assert "请申请人换一张有效的证照" in desk.get(f"/desk/cases/{ref}").content.decode()
    assert "用到的证照失效了" in at_the_desk(both.citizen, later(8), monkeypatch).get(f"/mine/{ref}").content.decode()


@covers("S-282", "S-287")
def test_other_departments_ask_the_json_door_under_the_same_rule(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(6).isoformat())
    draft, case = a_draft(both), at_the_window(both)
    citizen, clerk = caller(both.citizen), caller(both.taking.clerk)
    reviewer, stranger = caller(both.taking.reviewer), caller(both.issuing.reviewer)

    (offer,) = said(citizen.get(f"/drafts/{draft}/certificates"))
    assert (offer["material"], offer["ref"]) == ("licence", both.held.ref)
    use = {"material": "licence", "certificate": offer["ref"]}
    assert said(citizen.post(f"/drafts/{draft}/certificates", use))["filled"] == ["address"]
    assert code(citizen.post(f"/drafts/{draft}/certificates", use)) == "certificate.used_already"
    pull = {"material": "licence", "purpose": "核对申请材料", "consent": "signed"}
    assert said(clerk.post(f"/cases/{case}/certificates/pull", pull))["certificate"] == both.held.ref
    (row,) = said(clerk.get(f"/cases/{case}/certificate-uses"))
    assert (row["state"], row["consent"]) == ("valid", "signed")
    asked = {"type": FOOD, "purpose": "核对许可范围"}
    assert said(clerk.post(f"/cases/{case}/certificates/look-up", asked))["certificates"][0]["state"] == "valid"
    assert code(reviewer.post(f"/cases/{case}/certificates/look-up", asked)) == "certificate.no_open_task"
    assert code(stranger.post(f"/cases/{case}/certificates/look-up", asked)) == "case.unknown"
    assert said(clerk.post(f"/cases/{case}/approvals/look-up", {"purpose": "核对"}))["approvals"]
    assert len(said(clerk.get(f"/cases/{case}/certificate-readings"))) == 3
    assert len(said(citizen.get("/certificate-readings"))) == 3
    revoked(both)
    (lost,) = said(clerk.get("/certificate-uses/lost"))
    assert (lost["case_ref"], lost["lost_as"], lost["taken_off"]) == (case, "revoked", "yes")
