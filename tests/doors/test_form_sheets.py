"""Sheets of forms at their doors: laid out at the desk, taken along from the guide and the kiosk, read by programs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import PNG, later
from tests.operations.test_form_sheets import TERMS, an_editor


@covers("S-112")
@pytest.mark.django_db
def test_a_sheet_is_laid_out_at_the_desk_and_taken_along_from_guide_and_kiosk(monkeypatch: pytest.MonkeyPatch) -> None:
    office = errand.an_office(TERMS)
    editor = an_editor(office)
    desk, program = at_the_desk(editor, later(1), monkeypatch), caller(editor)
    address = "/desk/item_lists/form-sheets/"
    before = desk.get(address).content.decode()
    form = {"item": office.item, "material": "promise", "which": "blank"}

    refused = desk.post(address, {**form, "key": "k1"})
    done = desk.post(address, {**form, "key": "k2", "file": SimpleUploadedFile("空白.png", PNG)}, follow=True)
    body = {"material": "promise", "which": "filled", "file": SimpleUploadedFile("样表.png", PNG)}
    by_program = said(program.sends(f"/form-sheets/items/{office.item}", body))

    assert "承诺书" in before and "还缺" in before and refused.status_code == 422
    assert "已经放上去" in done.content.decode()
    offered = {one["material"]: one for one in said(NOBODY.get(f"/form-sheets/items/{office.item}"))}
    blank, filled = offered["promise"]["blank"]["ref"], offered["promise"]["filled"]["ref"]
    assert filled == by_program["ref"] and offered["apply"]["drawn"] == "yes"
    for page in (f"/items/{office.item}", f"/kiosk/items/{office.item}/forms"):
        told = Client().get(page).content.decode()
        assert f"/sheets/{blank}" in told and f"/sheets/{filled}" in told
        assert f"/items/{office.item}/notices/form.pdf" in told
    assert f"/kiosk/items/{office.item}/forms" in Client().get(f"/kiosk/items/{office.item}").content.decode()
    answer = Client().get(f"/sheets/{blank}")
    assert answer.content == PNG and answer.headers["Content-Disposition"].startswith("attachment")
    assert NOBODY.get(f"/form-sheets/files/{blank}").content == PNG
    assert said(program.get("/form-sheets/lacking"))["rows"] == [] == said(program.get("/form-sheets/lacking/offices"))
    assert said(program.post(f"/form-sheets/files/{blank}/take-back"))["which"] == "blank"
    assert Client().get(f"/sheets/{blank}").status_code == 404
    plan = {**body, "material": "plan", "file": SimpleUploadedFile("样表.png", PNG)}
    assert code(program.sends(f"/form-sheets/items/{office.item}", plan)) == "forms.not_a_form"
