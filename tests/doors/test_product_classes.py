"""Product classes at the doors: chosen in the hall, decided at the desk, shown to the holder, checked by anybody."""

import re

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import classing
from tests.operations.classing import Works
from tests.operations.errand import FORM, later
from yimen.engine.case.cases import queries as cases
from yimen.engine.papers.certificates import queries as certificates

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str, **asked: str) -> str:
    return client.get(address, asked, headers={"Accept-Language": "zh-CN"}).content.decode()


@covers("S-270")
def test_from_the_choice_of_classes_to_the_certificate_that_lists_them(monkeypatch: pytest.MonkeyPatch) -> None:
    works = classing.works()
    ref = chosen_in_the_hall(works, at_the_desk(works.owner, later(1), monkeypatch))
    classing.carried(works, ref, ("01", "03"), 2)

    desk = at_the_desk(works.office.decider, later(3), monkeypatch)
    page = text_of(desk, f"/desk/cases/{ref}")
    assert "申请的产品类别" in page and "准予哪些产品类别" in page and page.count("decide-class-") == 2
    said = {"decide-outcome": "grant", "decide-classes": "01 03", "decide-class-01": "yes"}
    assert "要写明理由" in desk.post(f"/desk/cases/{ref}/acts/decide", said).content.decode()
    said |= {
        "decide-why-03": "没有检验设备。",
        "decide-law": "《工业产品生产许可证管理条例》",
        "decide-remedies": "可以复议。",
    }
    assert desk.post(f"/desk/cases/{ref}/acts/decide", said).status_code == 302
    assert "没有检验设备。" in text_of(desk, f"/desk/cases/{ref}")

    shown_and_added_to(works, ref, monkeypatch)


def chosen_in_the_hall(works: Works, hall: Client) -> str:
    """The way through the hall: no class is a mistake, and what is chosen is handed in."""
    assert "通用硅酸盐水泥" in text_of(hall, f"/items/{works.office.item}")
    begun = hall.post(f"/items/{works.office.item}/start", {"party": works.party, "answer-form": "form:catering"})
    draft = begun.headers["Location"].rsplit("/", 1)[1]
    assert hall.get(f"/drafts/{draft}").headers["Location"] == f"/drafts/{draft}/classes"
    assert hall.post(f"/drafts/{draft}/classes", {"revision": "1"}).status_code == 422
    hall.post(f"/drafts/{draft}/classes", {"revision": "1", "answer-product": ["product:03", "product:01"]})
    hall.post(f"/drafts/{draft}/form", {f"field-{code}": text for code, text in FORM.items()} | {"revision": "2"})
    seen = cases.draft(draft, works.owner, later(1))
    assert seen is not None and seen.answers == ("form:catering", "product:01", "product:03")
    for material in ("id", "plan"):
        classing.cases.attach(draft, material, "x.png", classing.errand.PNG, by=works.owner, now=later(1))
    page = text_of(hall, f"/drafts/{draft}/check")
    assert "水泥" in page and "广播电视传输设备" in page
    sent = hall.post(f"/drafts/{draft}/check", {"revision": "3", "centre": works.office.town.centre, "then": "submit"})
    assert sent.headers["Location"].endswith("/receipt")
    (row,) = cases.mine(works.owner, later(2)).rows
    return row.ref


def shown_and_added_to(works: Works, first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The holder and anybody who checks it read the classes; the next application is told that it adds to it."""
    (row,) = certificates.mine(works.owner, later(4))
    hall = at_the_desk(works.owner, later(4), monkeypatch)
    for address in ("/certificates", f"/certificates/{row.ref}", f"/verify/{row.verification}"):
        assert "水泥" in text_of(hall, address), address
    ruled = hall.get(f"/api/v1/cases/{first}/classes").json()
    assert [(one["code"], one["outcome"]) for one in ruled] == [("01", "granted"), ("03", "refused")]

    window = at_the_desk(works.office.clerk, later(5), monkeypatch)
    form = text_of(window, f"/desk/window/receive/{works.office.item}", party=works.party)
    assert row.number in form and "本次在原证上增加" in form
    ref = classing.reviewed(works, "04", after=6)
    decider = at_the_desk(works.office.decider, later(7), monkeypatch)
    view = cases.find(ref, works.office.decider, later(7))
    assert view is not None
    body = {"granted": ["04"], "refused": [], "seen": view.seq}
    done = decider.post(
        f"/api/v1/cases/{ref}/acts/decide_classes", body, "application/json", headers={"Idempotency-Key": "adding-04"}
    )
    assert done.status_code == 200, done.content

    assert "这一版已换发" in text_of(Client(), f"/verify/{row.verification}")
    again = text_of(at_the_desk(works.owner, later(8), monkeypatch), f"/certificates/{row.ref}")
    assert "水泥、人民币鉴别仪" in again and re.search("第 2 版", again)
