"""Figures under oversight: a page says numerator and denominator, opens its cases, and gives its rows away."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.tracing import Busy, read_at_once
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.stepclocks import operations as stepclocks
from yimen.kernel.actor import SYSTEM
from yimen.kernel.rulings import REMEDIES, Outcome, Ruling


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[Busy]:
    with fresh_database():
        yield Busy()


@pytest.fixture
def head(city: Busy, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(city.overseer, city.now, monkeypatch)


@covers("S-272", "S-183")
def test_a_supervisor_goes_from_a_rate_to_its_cases_and_takes_them_away(city: Busy, head: Client) -> None:
    page = head.get("/oversight/figures/on-time?span=quarter").content.decode()

    assert "60.0%" in page and "3 / 5" in page
    assert "/oversight/figures/cases/open_overdue?span=quarter" in page
    behind = head.get("/oversight/figures/cases/open_overdue?span=quarter").content.decode()
    assert f"/desk/cases/{city.forgotten}" in behind and f"/desk/cases/{city.kept}" not in behind
    taken = head.get("/oversight/figures/cases/in_time?span=quarter&csv=cases").content.decode()
    assert taken.count("食品经营许可（新办）") == 3
    zeros = head.get("/oversight/figures/six-zeros?span=quarter").content.decode()
    assert "A01 综合窗口" in zeros
    for which, ref in (("passed_back", city.sent_back), ("trips", city.corrected), ("backlog", city.forgotten)):
        (link,) = re.findall(f'href="(/oversight/figures/cases/{which}[^"]*)"', zeros)
        assert f"/desk/cases/{ref}" in head.get(html.unescape(link)).content.decode()
    data = head.get("/api/v1/figures/on-time?days=90").json()
    assert data["total"] == {"in_time": 3, "late": 1, "open_overdue": 1}


@covers("S-379")
def test_bottlenecks_are_ranked_by_step_person_and_unit_and_a_case_shows_its_whole_way(
    city: Busy, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with read_at_once():
        stepclocks.follow(500, by=SYSTEM, now=city.now)
    by_step, by_post, by_unit = (
        head.get(f"/oversight/figures/bottlenecks?span=quarter&by={by}").content.decode()
        for by in ("step", "post", "office")
    )
    assert "决定" in by_step and "审查" in by_step and "示范市市场监督管理局" in by_unit
    assert "decider岗" in by_post and "何0104" in by_post

    way = head.get(f"/oversight/cases/{city.corrected}").content.decode()

    assert "reviewer岗" in way and "何0102" in way and "10 个工作日" in way and "没有暂停过" in way
    elsewhere = at_the_desk(city.of_elsewhere, city.now, monkeypatch)
    assert elsewhere.get(f"/oversight/cases/{city.corrected}").status_code == 404


@covers("S-242")
def test_the_reform_office_counts_a_set_of_items_keeps_the_figure_and_anybody_checks_it(
    city: Busy, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reform = at_the_desk(city.reform, city.now, monkeypatch)
    page = reform.get("/oversight/figures/items?measure=compression&before=2026-11-21").content.decode()
    assert "75.0%" in page and "20 个工作日" in page

    kept = reform.post("/oversight/figures/items?measure=hours", {"name": "小时承诺", "key": "k1"})

    assert "清单、摘要和合计一致" in head.get(kept["Location"]).content.decode()
    assert reform.post("/oversight/figures/items?measure=steps", {"name": "", "key": "k2"}).status_code == 422
    steps = reform.get("/api/v1/figures/items/hours?office=" + city.office.town.office).json()
    assert (steps["counted"], steps["percent"]) == (1, "0.0%")


@covers("S-580", "S-485")
def test_another_citys_value_is_entered_compared_and_put_right_on_its_page(
    city: Busy, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reform = at_the_desk(city.reform, city.now, monkeypatch)
    page = "/oversight/figures/benchmarks"
    asked = {
        "act": "enter", "city": "福州市", "title": "按时办结率", "figure": "on_time", "value": "80",
        "as_of": "2016-12-31",
        "source": "年报", "key": "b1",
    }  # fmt: skip
    assert reform.post(page, {**asked, "source": ""}).status_code == 422
    assert head.post(page, asked).status_code == 422
    kept = reform.post(page, asked)["Location"]
    rank = {**asked, "title": "竞争力排名", "figure": "", "told_in": "rank", "value": "5", "key": "b2"}
    reform.post(page, rank)

    shown = head.get(page).content.decode()

    assert "80%" in shown and "60.0%" in shown and "3 / 5" in shown and "-20.0 个百分点" in shown and "落后" in shown
    assert "第 5 名" in shown and "不算差距" in shown and "录入一个参考值" not in shown
    put_right = {"act": "correct", "seen": "1", "value": "60", "source": "年报", "reason": "抄错", "key": "b3"}
    assert reform.post(kept, {**put_right, "seen": "7"}).status_code == 422
    assert reform.post(kept, put_right)["Location"] == kept
    assert "抄错" in head.get(kept).content.decode() and "持平" in head.get(kept).content.decode()
    first, second = reform.get("/api/v1/figures/benchmarks?days=90").json()
    assert (first["part"], first["whole"], first["gap"], first["stands"]) == (3, 5, "0", "even")
    assert (second["reference"]["title"], second["ours"], second["stands"]) == ("竞争力排名", "", None)
    assert "按时办结率" in head.get(page + "?csv=compared").content.decode()
    reform.post(kept, {"act": "withdraw", "reason": "口径不同", "key": "b4"})
    assert "口径不同" in head.get(page).content.decode()


@covers("S-281")
def test_a_head_draws_a_sample_and_its_auditor_records_what_was_found(
    city: Busy, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {
        "office": city.office.town.office, "auditor": "503", "since": "2026-11-20", "until": "2026-12-05", "size": "1",
        "due_on": "2026-12-31", "key": "s1",
    }  # fmt: skip
    assert head.post("/oversight/audits", {**asked, "until": ""}).status_code == 422
    drawn = head.post("/oversight/audits", asked)["Location"]

    auditor = at_the_desk(city.reform, city.now, monkeypatch)
    address = auditor.get(drawn).content.decode().split('href="/oversight/audits/')[-1].split('"')[0]
    page = auditor.get(f"/oversight/audits/{address}").content.decode()
    assert "办理过程" in page and "登记抽查结果" in page
    assert (
        auditor.post(f"/oversight/audits/{address}", {"result": "flawed", "finding": "", "key": "s2"}).status_code
        == 422
    )
    told = {"result": "flawed", "finding": "没有写明依据。", "key": "s3"}
    assert auditor.post(f"/oversight/audits/{address}", told)["Location"] == drawn
    assert "没有写明依据。" in head.get(drawn).content.decode()
    assert at_the_desk(city.office.clerk, city.now, monkeypatch).get(drawn).status_code == 404


@covers("S-127", "S-239")
def test_the_head_lets_a_case_go_first_on_its_page_and_a_class_changes_with_a_reason(city: Busy, head: Client) -> None:
    address = f"/desk/cases/{city.forgotten}/exceptions"
    assert "一般" in head.get(address).content.decode()
    assert head.post(address, {"act": "prioritise", "reason": "病重", "key": "p0"}).status_code == 422
    told = {"act": "prioritise", "ground": "hardship", "reason": "申请人病重。", "key": "p1"}
    assert head.post(address, told)["Location"] == f"/desk/cases/{city.forgotten}"
    moved = {"act": "reclassify", "complexity": "simple", "reason": "材料简单。", "key": "p2"}
    assert head.post(address, moved).status_code == 302
    page = head.get(f"/desk/cases/{city.forgotten}").content.decode()
    assert "批准优先办理" in page and "改变程序类别" in page


def test_every_page_of_figures_opens_in_both_languages_and_for_overseers_alone(
    city: Busy, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = head.get("/oversight/figures").content.decode()
    addresses = [part.split('"')[0] for part in index.split('href="')[1:] if part.startswith("/oversight/figures/")]

    assert addresses and {head.get(one).status_code for one in addresses} == {200}
    levels = {"item": city.office.item, "steps": "3", "by_day": "2027-06-30", "basis": "方案", "key": "t1"}
    assert at_the_desk(city.reform, city.now, monkeypatch).post("/oversight/figures/levels", levels).status_code == 302
    english = {one: head.get(one, headers={"accept-language": "en"}).content.decode() for one in addresses}
    assert all("As of" in page or "as of" in page for page in english.values())
    for one in ("idle?", "flows?", "points/" + city.office.item + "?", "efforts?", "pace?by=item&"):
        assert "食品经营许可（新办）" in head.get(f"/oversight/figures/{one}span=quarter").content.decode()
    clerk = at_the_desk(city.office.clerk, city.now, monkeypatch)
    assert {clerk.get(one).status_code for one in (*addresses, "/oversight/figures")} == {403}
    assert head.get("/oversight/figures/cases/nonsense").status_code == 404


def test_the_list_of_figures_names_only_those_that_its_reader_may_open(
    city: Busy, head: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = town.an_officer(city.office.town, "centre_manager", "504")
    manager = at_the_desk(town.signed_on(staff, "manager.desk"), city.now, monkeypatch)

    named = {reader: _elsewhere(reader.get("/oversight/figures").content.decode()) for reader in (head, manager)}

    assert "/oversight/penalties" in named[head] - named[manager]
    assert all(reader.get(one).status_code == 200 for reader, links in named.items() for one in links)


def _elsewhere(page: str) -> set[str]:
    """What a page of oversight leads to under oversight but for the figures themselves."""
    return {one for one in re.findall(r'href="(/oversight/[^"#?]*)', page) if "/figures" not in one}


@covers("S-126")
def test_departures_are_counted_officer_by_officer(city: Busy, head: Client) -> None:
    office, denial = city.office, Ruling(Outcome.DENY, "场所不符合要求。", "《食品安全法》第三十五条", REMEDIES)
    before = head.get("/api/v1/figures/discretion?days=90").json()

    # The item publishes no criteria, and the review advised to grant; its clerk is told that the case goes on.
    cases.decide(errand.reviewed(office), denial, by=office.decider, now=later(30))
    refused = errand.received(office).ref
    cases.propose_refusal(refused, "《食品安全法》", "不归本部门管", "请到市政务大厅", by=office.clerk, now=later(2))
    cases.reject_refusal(refused, "属于本部门", by=office.decider, now=later(3))

    assert {row["in_words_alone"] + row["against_advice"] + row["rejected"] for row in before} == {0}
    after = {row["name"]: row for row in head.get("/api/v1/figures/discretion?days=90").json()}
    decider, clerk = after["何0104"], after["何0101"]
    assert (decider["denied"], decider["in_words_alone"], decider["against_advice"]) == (1, 1, 1)
    assert (clerk["proposed"], clerk["rejected"], clerk["decided"]) == (1, 1, 0)
    assert "自由裁量偏离" in head.get("/oversight/figures/discretion?span=quarter").content.decode()
