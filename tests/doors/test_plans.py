"""Plans and bulletins on the pages, at the desk and in public."""

import re

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.test_plans import PAPER, keeper_of
from yimen.engine.publication.bulletins import queries as bulletins
from yimen.engine.supervision.plans import queries

pytestmark = pytest.mark.django_db
AT = later(4)


@covers("S-578", "S-579")
def test_plans_and_bulletins_go_their_way_on_the_pages(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, head = keeper_of(office)
    second = places.signed_on(places.an_officer(office.town, "office_head", "653"), "head.653")
    reform, does, signs = (at_the_desk(who, AT, monkeypatch) for who in (keeper, head, second))
    plan = {
        "kind": "action",
        "title": "三年行动计划",
        "basis": PAPER.number,
        "begins": "2026-01-01",
        "ends": "2028-12-31",
        "public": "yes",
    }
    assert does.post("/desk/plans/", plan).status_code == 422
    assert reform.post("/desk/plans/", plan).status_code == 302
    ref = queries.plans(AT)[0].ref
    one = f"/desk/plans/{ref}"
    added = {"act": "add", "title": "窗口全部进驻", "office": office.town.office, "due_on": "2026-11-10"}
    assert reform.post(one, {**added, "due_on": "2031-01-01"}).status_code == 422
    assert reform.post(one, added).status_code == 302
    assert "窗口全部进驻" in does.get("/desk/plans/overdue").content.decode()
    assert "窗口全部进驻" in does.get("/desk/plans/").content.decode()
    assert reform.post(one, {**added, "title": "窗口全部授权", "due_on": "2026-11-12"}).status_code == 302
    for page in ("/desk/plans/overdue", "/desk/plans/"):
        assert "还有更多" not in does.get(page).content.decode()
        with monkeypatch.context() as narrow:
            narrow.setattr(queries, "MOST", 1)
            assert "只列出前 1 条，还有更多" in does.get(page).content.decode(), page
    milestone, _ = queries.before_me(head, AT)
    reported = {"act": "report", "milestone": milestone.ref, "evidence": "名单"}
    assert reform.post(one, reported).status_code == 422
    assert does.post(one, reported).status_code == 302
    assert reform.post(one, {"act": "confirm", "milestone": milestone.ref}).status_code == 302
    assert "50.0%" in Client().get(f"/plans/{ref}").content.decode()

    draft = {"series": "extra", "title": "改革动态", "text": "四个窗口延时", "public": "yes"}
    assert reform.post("/desk/plans/bulletins", {**draft, "text": ""}).status_code == 422
    assert does.post("/desk/plans/bulletins", draft).status_code == 302
    bulletin = bulletins.drafts(head, AT)[0].ref
    page = f"/desk/plans/bulletins/{bulletin}"
    assert does.post(page, {"act": "issue"}).status_code == 422
    assert Client().get(f"/bulletins/{bulletin}").status_code == 404
    assert signs.post(page, {"act": "issue"}).status_code == 422
    (read,) = re.findall(r'name="seen" value="(\w+)"', signs.get(page).content.decode())
    assert signs.post(page, {"act": "issue", "seen": read}).status_code == 302
    assert "改革动态" in signs.get("/desk/plans/bulletins").content.decode()
    assert "改革动态" in Client().get("/plans").content.decode()
    assert "四个窗口延时" in Client().get(f"/bulletins/{bulletin}").content.decode()
