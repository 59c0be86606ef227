"""A form is offered blank, as a filled sample and online, from the same fields, in the version valid on the day."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, said
from tests.operations import aftermath, errand
from tests.operations.errand import TERMS, later
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import FieldKind, FieldTerm
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft

pytestmark = pytest.mark.django_db


@covers("S-200")
def test_blank_sample_and_online_form_change_together_on_the_day_of_a_new_version(
    office: errand.Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    aftermath.wired()
    seats = FieldTerm("seats", "就餐座位数", FieldKind.NUMBER, max_length=10)
    terms = replace(TERMS, fields=(*TERMS.fields, seats))
    draft = Draft("食品经营许可（新办）", "01", terms, theme="trade", life_event="open_restaurant")
    version = catalogue.draft_version(office.item, draft, by=SYSTEM, now=later(1)).ref
    catalogue.publish(version, later(48), by=SYSTEM, now=later(1))
    monkeypatch.setenv("YIMEN_NOW", later(2).isoformat())
    page = f"/items/{office.item}/notices"

    blank, sample = (Client().get(f"{page}/{one}").content.decode() for one in ("form", "sample"))
    coming = Client().get(f"{page}/sample?on=2026-11-25").content.decode()

    for now in (blank, sample):
        assert "经营场所" in now and "就餐座位数" not in now and "第 1 版" in now
    assert "张样例" not in blank and "张样例" in sample
    assert "就餐座位数" in coming and "第 2 版" in coming
    assert Client().get(f"{page}/form?on=someday").status_code == 404
    assert Client().get(f"{page}/form.pdf").content.startswith(b"%PDF")
    asked = [row[1] for row in said(NOBODY.get(f"/catalogue/items/{office.item}/notices/form"))["sections"][1]["rows"]]
    fields = [one["label"] for one in said(NOBODY.get(f"/catalogue/items/{office.item}/situation"))["fields"]]
    assert asked == fields == ["经营场所", "经营面积"]
    guide = Client().get(f"/items/{office.item}").content.decode()
    assert "填好的申请表" in guide and f"{page}/form" in guide
    monkeypatch.setenv("YIMEN_NOW", later(72).isoformat())
    assert "就餐座位数" in Client().get(f"{page}/form").content.decode()
