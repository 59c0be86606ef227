"""Projects through the doors: set up and opened at home, begun at the window, brought to a joint acceptance."""

from decimal import Decimal

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import projecting
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.projecting import CODE, Site, a_site, whole
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.parallel.projects import queries

pytestmark = pytest.mark.django_db


@standing
def site() -> Site:
    return a_site()


@covers("S-524", "S-536", "S-542")
def test_an_owner_sees_every_stage_with_its_clock_and_for_whom_it_waits(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = at_the_desk(site.owner, NOW, monkeypatch)
    form = {
        "code": "2613-990101-04-01-000001", "name": "滨河食品厂", "kind": "enterprise_filing", "funding": "private",
        "project_class": "industry", "place": "滨河街36号", "model": site.model, "party": site.first.party,
    }  # fmt: skip
    assert "2505-330354" in home.get("/projects").content.decode()
    lost = home.post("/projects", form)
    assert lost.status_code == 422 and "滨河食品厂" in lost.content.decode()
    page = home.post("/projects", {**form, "code": CODE}).headers["Location"]
    ref = page.rpartition("/")[2]
    assert Client().get(page).status_code == 302
    assert at_the_desk(site.second.citizen, NOW, monkeypatch).get(page).status_code == 404
    home = at_the_desk(site.owner, NOW, monkeypatch)
    assert home.post(page, {"act": "open", "stage": "2"}).status_code == 422

    assert home.post(page, {"act": "open", "stage": "1"}).headers["Location"].endswith("/form")
    assert home.post(page, {"act": "open", "stage": "1"}).status_code == 422
    matter = whole(ref, site.owner, NOW).stages[0].matter_ref
    projecting.filled(site, matter, NOW)
    window = at_the_desk(site.first.clerk, later(1), monkeypatch)
    desk = f"/desk/projects/{ref}"
    assert "滨河食品厂" in window.get("/desk/projects/").content.decode()
    assert "同组一起受理并移交" in window.get(desk).content.decode()
    assert window.post(desk, {"act": "start", "stage": "1"}).status_code == 302
    assert window.post(desk, {"act": "start", "stage": "1"}).status_code == 422

    shown = at_the_desk(site.owner, later(2), monkeypatch).get(page).content.decode()
    assert "同时开始" in shown and "现在等：" in shown and "示范市第2局" in shown and "45 个工作日" in shown
    seen = at_the_desk(site.second.reviewer, later(2), monkeypatch).get(desk).content.decode()
    assert "改革前" in seen and "200 个工作日" in seen and "同组一起受理并移交" not in seen

    program, reviewer = caller(site.owner), caller(site.second.reviewer)
    assert [row["code"] for row in said(program.get("/projects/mine"))] == [CODE]
    assert said(program.get(f"/projects/{ref}"))["stages"][0]["standing"] == "open"
    assert said(program.get(f"/projects/{ref}/sites")) == []
    assert said(reviewer.get("/projects"))["rows"][0]["ref"] == ref
    assert code(caller(site.second.citizen).get(f"/projects/{ref}")) == "request.nothing_here"


@covers("S-254", "S-537")
def test_an_acceptance_is_asked_once_and_signed_by_every_office_on_its_own_page(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ref = projecting.to_accept(site)
    page, desk = f"/projects/{ref}", f"/desk/projects/{ref}"
    home = at_the_desk(site.owner, NOW, monkeypatch)
    ask = {"act": "ask", "stage": "1", "kind": "acceptance", "note": "已完工"}
    assert "申请联合验收" in home.get(page).content.decode()
    assert home.post(page, {**ask, "note": ""}).status_code == 422
    assert home.post(page, ask).status_code == 302
    sitting = whole(ref, site.owner, NOW).stages[0].sittings[0]
    said = {"act": "speak", "sitting": sitting.ref, "view": "pass", "text": "符合"}

    for office in (site.first, site.second):
        officer = at_the_desk(office.reviewer, later(1), monkeypatch)
        assert "联合验收" in officer.get("/desk/projects/").content.decode()
        wrong = officer.post(desk, {**said, "office": office.town.office, "view": "mend"})
        assert wrong.status_code == 422
        assert officer.post(desk, {**said, "office": office.town.office}).status_code == 302
    lead = at_the_desk(site.first.reviewer, later(72), monkeypatch)
    assert lead.post(desk, {"act": "conclude", "sitting": sitting.ref, "report": "合格"}).status_code == 302

    shown = at_the_desk(site.owner, later(73), monkeypatch).get(page).content.decode()
    (measured,) = queries.measured_sittings(site.first.clerk, NOW)
    # The clock of a demonstration runs on between the acts: some tenths of a day, and the same ones on both pages.
    assert measured.ended == 1 and Decimal("0.1") <= measured.average <= Decimal("0.5")
    assert "通过" in shown and "8.3 个工作日" in shown and f"{measured.average} 个工作日" in shown


@covers("S-525", "S-547")
def test_the_reform_office_writes_a_model_and_the_list_as_text(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = places.signed_on(places.an_officer(site.first.town, "reform_office", "601"), "reform.601")
    desk = at_the_desk(keeper, NOW, monkeypatch)
    lines = (
        f"阶段 项目决策 | 示范市市场监督管理局 | 10\n1 | {site.items['a']}\n2 可选 | {site.items['b']}\n"
        f"阶段 竣工验收 | 示范市第2局 | 9.5\n1 简化免 | {site.items['c']}\n1 | {site.items['d']}\n"
        "联合验收 | 示范市第2局 | 示范市市场监督管理局、示范市第2局 | 8.3"
    )
    form = {
        "act": "issue",
        "name": "小型项目",
        "days": "30",
        "stages": lines,
        "begins": "2026-11-01",
        "document": "示政办",
    }
    assert desk.post("/desk/projects/models", {**form, "stages": "1 | x"}).status_code == 422
    assert desk.post("/desk/projects/models", {**form, "stages": lines.replace("8.3", "8.33")}).status_code == 422
    assert desk.post("/desk/projects/models", form).status_code == 302
    assert desk.post("/desk/projects/models", form).status_code == 422
    entry = {"act": "enter", "project_class": "road", "begins": "2026-11-01", "document": "示政办"}
    assert desk.post("/desk/projects/models", entry).status_code == 302
    assert desk.post("/desk/projects/models", entry).status_code == 422

    shown = desk.get("/desk/projects/models").content.decode()

    assert "2 个阶段，4 个事项，3 个并联组" in shown and "8.3 个工作日" in shown and "道路桥梁" in shown
    window = at_the_desk(site.first.clerk, NOW, monkeypatch)
    assert window.get("/desk/projects/models").status_code == 403
