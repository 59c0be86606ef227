"""Signing in the hall on a phone, without a script too; and what the desk and the receipt show of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand
from tests.operations.errand import later
from tests.operations.test_signatures import DRAWN, SIGNED, Telephone
from yimen.assembly import wiring
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.messages import ports as messages

pytestmark = pytest.mark.django_db


def a_picture(content: bytes = DRAWN) -> SimpleUploadedFile:
    return SimpleUploadedFile("signature.png", content, "image/png")


@covers("S-338")
def test_on_the_phone_an_application_is_begun_left_signed_and_is_the_same_case_as_one_from_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wiring.wire()
    office = errand.an_office(SIGNED)
    aftermath.wired()
    telephone = Telephone()
    draft, revision = errand.a_draft(office)
    me, page = at_the_desk(office.citizen, later(1), monkeypatch), f"/drafts/{draft}/sign"
    me.cookies["yimen_language"] = "zh-hans"
    messages.wire(telephone, telephone, telephone)
    handing = {"revision": revision, "then": "submit", "centre": office.town.centre, "key": "k"}

    check = me.get(f"/drafts/{draft}/check").content.decode()
    assert page in check and "还没有签名" in check and "提交申请" not in check
    assert me.post(f"/drafts/{draft}/check", handing).status_code == 422
    shown = me.get(page)
    assert "sign.js" in shown.content.decode() and "one-time-code" in shown.content.decode()
    assert "'unsafe-inline'" not in shown.headers["Content-Security-Policy"].split("script-src")[1].split(";")[0]
    assert me.post(page, {"then": "draw", "key": "a"}).status_code == 422
    assert me.post(page, {"then": "code", "code": "000000", "key": "b"}).status_code == 422
    assert me.post(page, {"then": "draw", "picture": a_picture(), "key": "c"}).status_code == 302
    drawn = me.get(f"{page}/picture")
    assert (drawn.status_code, drawn.headers["Content-Type"]) == (200, "image/png")
    upload = {"files": a_picture(errand.PNG), "key": "d"}
    assert me.post(f"/drafts/{draft}/materials/id", upload).status_code == 302
    assert "签名已作废" in me.get(f"/drafts/{draft}/check").content.decode()
    assert me.post(f"/drafts/{draft}/check", {**handing, "key": "k2"}).status_code == 422
    assert me.post(page, {"then": "send", "key": "e"}).status_code == 302
    assert me.post(page, {"then": "code", "code": telephone.code(), "key": "f"}).status_code == 302
    assert me.post(f"/drafts/{draft}/check", {**handing, "key": "k3"}).status_code == 302

    (row,) = cases.mine(office.citizen, later(2)).rows
    assert "短信验证码签名" in me.get(f"/mine/{row.ref}/receipt").content.decode()
    at_window = errand.taken_in(office, office.clerk, now=later(1.1))
    desk, paper = at_the_desk(office.clerk, later(2), monkeypatch), f"/desk/cases/{at_window}"
    assert "短信验证码签名" in desk.get(f"/desk/cases/{row.ref}").content.decode()
    assert "签了字的申请表" in desk.get(paper).content.decode()
    assert desk.post(f"{paper}/signature", {"file": a_picture(), "key": "g"}).status_code == 302
    signed = desk.get(paper).content.decode()
    assert "纸上签名" in signed and f"/desk/cases/{at_window}/files/" in signed
    by_program, _ = errand.a_draft(office)
    program, counter = caller(office.citizen), caller(office.clerk)
    assert program.get(f"/drafts/{by_program}/signature").status_code == 404
    assert program.sends(f"/drafts/{by_program}/signature", {"file": a_picture(errand.PNG)}).status_code == 422
    assert program.sends(f"/drafts/{by_program}/signature", {"file": a_picture()}).status_code == 201
    assert said(program.get(f"/drafts/{by_program}/signature"))["binds"] == "yes"
    assert program.post(f"/drafts/{by_program}/signature/code", {}).status_code == 201
    assert program.post(f"/drafts/{by_program}/signature/by-code", {"code": "no"}).status_code == 422
    assert said(counter.get(f"/cases/{row.ref}/signature"))["how"] == "code"
    again = f"/cases/{at_window}/signature/paper"
    assert code(counter.sends(again, {"file": a_picture()})) == "signature.there"
    one, other = (cases.find(ref, office.clerk, later(2)) for ref in (row.ref, at_window))
    assert one is not None and other is not None
    assert (one.item_name, one.form, one.applicant_name, one.state) == (
        other.item_name, other.form, other.applicant_name, other.state,
    )  # fmt: skip
