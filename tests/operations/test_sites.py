"""Sites: checked against one map, answered by departments, concluded once, and remembered when they do not fit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.projecting import Site, a_project, a_site
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.parallel.projects import operations, queries
from yimen.engine.parallel.projects.refusals import (
    NoConflict,
    NotAsked,
    NotLead,
    SiteAnswersMissing,
    SiteConcluded,
    SiteFoundUnfit,
    SiteNotFit,
    SiteOpen,
    SiteUnknown,
)
from yimen.kernel.actor import SYSTEM
from yimen.registries.control_lines import operations as control_lines
from yimen.registries.control_lines.operations import LayerNotLater
from yimen.registries.project_models import operations as models
from yimen.registries.project_models.operations import ModelSaid, StageSaid

pytestmark = pytest.mark.django_db
LAND, APART = "0,0 100,0 100,50 0,50", "300,300 400,300 400,350 300,350"


def drawn() -> None:
    """Two of the five lines: a road along the east of the land, and a park that only borders on it."""
    for line, land in (("red", "90,-10 120,-10 120,60 90,60"), ("green", "0,50 100,50 100,90 0,90")):
        control_lines.draw_control_line(line, land, BEGAN, "示政发〔2020〕1号", by=SYSTEM, now=NOW)


def sited() -> tuple[Site, str]:
    """A project whose first stage begins on a site that was found fit."""
    site = a_site()
    drawn()
    items = ((site.items["a"], 1), (site.items["b"], 1))
    stage = StageSaid("项目决策", site.first.town.office, Decimal(10), items, needs_site="yes")
    model = models.issue_project_model(
        ModelSaid("多规合一", Decimal(45), (stage,)), BEGAN, "示政办〔2026〕11号", by=SYSTEM, now=NOW
    ).ref
    site = replace(site, model=model)
    return site, a_project(site)


def asked(site: Site, ref: str) -> list[str]:
    """Both offices are asked about it; the questions by their references."""
    both = ((site.first.town.office, "planning"), (site.second.town.office, "land"))
    operations.ask_about_site(ref, both, by=site.first.reviewer, now=later(1))
    row = queries.site(ref, site.first.reviewer, later(1))
    assert row is not None
    return [one.ref for one in row.opinions]


def offered(ref: str, site: Site) -> tuple[str, ...]:
    """What the first stage offers its owner."""
    view = queries.find(ref, site.owner, later(5))
    assert view is not None
    return view.stages[0].may


@covers("S-527", "S-528", "S-529", "S-533", "S-546", "S-548")
def test_a_project_begins_on_land_that_the_map_and_every_department_found_fit() -> None:
    site, ref = sited()
    with pytest.raises(SiteNotFit):
        operations.open_stage(ref, 1, by=site.owner, now=NOW)
    assert offered(ref, site) == ("choose_site",)
    chosen = operations.choose_site(ref, LAND, by=site.owner, now=NOW)
    assert (chosen.area, chosen.conflicts) == (Decimal("5000.00"), 1)
    with pytest.raises(SiteOpen):
        operations.choose_site(ref, APART, by=site.owner, now=NOW)
    assert queries.site(chosen.ref, site.second.citizen, NOW) is None
    with pytest.raises(SiteUnknown):
        operations.conclude_site(chosen.ref, "可以", by=site.second.citizen, now=NOW)
    with pytest.raises(SiteAnswersMissing):
        operations.conclude_site(chosen.ref, "可以", by=site.first.reviewer, now=NOW)
    first, second = asked(site, chosen.ref)
    (waits,) = queries.waiting_sites(site.second.reviewer, later(2))
    assert (waits.subject, waits.due_at.date().isoformat(), waits.late) == ("land", "2026-11-27", "")
    operations.answer_about_site(first, "fit", "符合规划", by=site.first.reviewer, now=later(2))
    with pytest.raises(NotLead):
        operations.answer_about_site(second, "fit", "有指标", by=site.first.reviewer, now=later(2))
    with pytest.raises(SiteAnswersMissing):
        operations.conclude_site(chosen.ref, "可以", by=site.first.reviewer, now=later(2))
    operations.answer_about_site(second, "fit", "有指标", by=site.second.reviewer, now=later(3))
    with pytest.raises(NotAsked):
        operations.answer_about_site(second, "unfit", "没有指标", by=site.second.reviewer, now=later(3))
    with pytest.raises(NoConflict):
        operations.resolve_conflict(chosen.ref, "green", "文件", "调整", by=site.first.reviewer, now=later(3))
    operations.resolve_conflict(
        chosen.ref, "red", "示自然资〔2026〕3号", "道路东移", by=site.first.reviewer, now=later(3)
    )

    done = operations.conclude_site(chosen.ref, "可以选址", by=site.first.reviewer, now=later(4))

    assert done.result == "fit"
    with pytest.raises(SiteConcluded):
        operations.conclude_site(chosen.ref, "再议", by=site.first.reviewer, now=later(5))
    row = queries.site(chosen.ref, site.owner, later(5))
    assert row is not None
    (conflict,) = row.conflicts
    assert (conflict.line, conflict.version, conflict.overlap, conflict.share) == (
        "red", 1, Decimal("500.00"), Decimal("10.00"),
    )  # fmt: skip
    assert operations.choose_site(ref, LAND, by=site.owner, now=later(5)).ref == chosen.ref
    assert offered(ref, site) == ("open",)
    assert operations.open_stage(ref, 1, by=site.owner, now=later(5)).number == 1


@covers("S-530")
def test_land_that_was_found_unfit_is_chosen_by_nobody_until_the_lines_change(monkeypatch: pytest.MonkeyPatch) -> None:
    site, ref = sited()
    home = at_the_desk(site.owner, NOW, monkeypatch)
    page = f"/projects/{ref}"
    assert home.post(page, {"act": "site", "land": "0,0 1"}).status_code == 422
    assert home.post(page, {"act": "site", "land": LAND}).status_code == 302
    shown = home.get(page).content.decode()
    assert "道路红线" in shown and "压占 500.00 平方米（10.00%）" in shown and "<path" in shown
    chosen = queries.sites_of(ref, site.owner, NOW)[0].ref
    desk, one = at_the_desk(site.first.reviewer, later(1), monkeypatch), f"/desk/projects/sites/{chosen}"
    assert desk.post(one, {"act": "ask", "office": site.second.town.office, "subject": "land"}).status_code == 302
    (opinion,) = queries.sites_of(ref, site.owner, NOW)[0].opinions
    other = at_the_desk(site.second.reviewer, later(2), monkeypatch)
    assert "等我部门答复的选址" in other.get("/desk/projects/").content.decode()
    said = {"act": "answer", "opinion": opinion.ref, "view": "fit", "text": "有指标"}
    assert other.post(one, {**said, "text": ""}).status_code == 422
    assert other.post(one, said).status_code == 302
    desk = at_the_desk(site.first.reviewer, later(3), monkeypatch)
    assert desk.post(one, {"act": "conclude", "conclusion": "压占道路红线"}).status_code == 302

    another = a_project(site, "2611-990101-04-01-000009")
    with pytest.raises(SiteFoundUnfit) as no:
        operations.choose_site(another, "100,50 0,50 0,0 100,0", by=site.owner, now=later(4))
    assert no.value.why == "压占道路红线"
    with pytest.raises(LayerNotLater):
        control_lines.draw_control_line("red", APART, BEGAN, "示政发", by=SYSTEM, now=later(4))
    keeper = places.signed_on(places.an_officer(site.first.town, "reform_office", "601"), "reform.601")
    office = at_the_desk(keeper, later(4), monkeypatch)
    draw = {"act": "draw", "line": "red", "land": APART, "begins": TODAY.isoformat(), "document": "示政发〔2026〕7号"}
    assert office.post("/desk/projects/lines", draw).status_code == 302
    assert "第 2 版" in office.get("/desk/projects/lines").content.decode()

    assert operations.choose_site(another, LAND, by=site.owner, now=later(5)).conflicts == 0
    assert len(queries.sites_of(ref, site.owner, later(5))) == 1
