"""The pages and the JSON of the pilots: begun, evaluated and extended at the desk, told to everybody."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.test_pilots import AFTER, SAID, Land, begun, land
from tests.operations.town import NOW, TODAY
from yimen.registries.pilots import queries

__all__ = ["land"]
pytestmark = pytest.mark.django_db(databases=["default", "read"])


@covers("S-574", "S-544")
def test_a_pilot_is_begun_evaluated_and_extended_at_the_desk_and_told_in_public(
    land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    reform, public = at_the_desk(land.reform, NOW, monkeypatch), Client()
    form = {
        "feature": "commitment_at_once", "name": "投资项目告知承诺制", "purpose": "看先批后查",
        "begins": TODAY.isoformat(), "document": "示审改〔2026〕1号", "last": "2027-01-18",
        "office": land.office.town.office,
    }  # fmt: skip

    nobody = reform.post("/desk/pilots/", {**form, "office": ""})
    assert nobody.status_code == 422 and "试点名称" in nobody.content.decode()
    assert reform.post("/desk/pilots/", form).status_code == 302
    listed = reform.get("/desk/pilots/").content.decode()
    assert "投资项目告知承诺制" in listed and "试点中" in listed and "开一个试点" in listed
    one = f"/desk/pilots/{queries.pilots(NOW)[0].ref}"
    reform, watcher = (at_the_desk(who, AFTER, monkeypatch) for who in (land.reform, land.watcher))
    assert "写下评估" not in reform.get(one).content.decode()
    assert "扩大试点" not in reform.get(f"{one}?do=extend").content.decode()
    evaluation = {"act": "evaluate", "verdict": "works", "said": "先批后查管得住。"}
    assert "写下评估" in watcher.get(one).content.decode()
    assert reform.post(one, evaluation).status_code == 422
    assert watcher.post(one, evaluation).status_code == 302
    more = {"act": "extend", "office": land.other.town.office, "day": "2026-12-21", "document": "文", "why": "同类"}
    assert "哪些部门" in reform.get(f"{one}?do=extend").content.decode()
    assert reform.post(one, {**more, "document": ""}).status_code == 422
    assert reform.post(one, more).status_code == 302
    told = reform.get(one).content.decode()
    assert "后来加入的" in told and "先批后查管得住" in told and "示范市第2局" in told
    shown = public.get(one.replace("/desk", "")).content.decode()
    assert "先批后查管得住" in shown and "首批试点" in shown and "何812" not in shown
    assert "投资项目告知承诺制" in public.get("/pilots").content.decode()
    assert public.get("/pilots/0123456789ABCDEF").status_code == 404
    assert at_the_desk(land.office.clerk, AFTER, monkeypatch).get("/desk/pilots/").status_code == 403


def test_what_is_tried_elsewhere_or_is_over_is_no_button_for_anybody(
    land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, over = errand.received(land.office).ref, NOW + timedelta(days=61)
    begun(land, replace(SAID, feature="home_visit"), points=(land.office.town.centre,))
    begun(land, replace(SAID, feature="guide"), points=(land.office.town.centre,))
    visit, guide = '<button class="button primary">申请上门', 'value="assign_guide"'

    me, desk = (at_the_desk(who, NOW, monkeypatch) for who in (land.office.citizen, land.office.clerk))
    assert visit in me.get("/home-visits").content.decode()
    assert guide in desk.get(f"/desk/service/cases/{case}").content.decode()
    me, desk = (at_the_desk(who, over, monkeypatch) for who in (land.office.citizen, land.office.clerk))
    closed = me.get("/home-visits").content.decode()
    assert visit not in closed and "这一天还没有中心提供上门服务" in closed and "看这一天" in closed
    assert guide not in desk.get(f"/desk/service/cases/{case}").content.decode()


@covers("S-574")
def test_the_json_door_carries_a_pilot_from_its_beginning_to_its_end(
    land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    reform, clerk, watcher = (caller(who) for who in (land.reform, land.office.clerk, land.watcher))
    body = {
        "feature": "guide", "name": "帮办试点", "purpose": "看值不值", "document": "文", "begins": TODAY.isoformat(),
        "last_day": "2026-12-31", "points": [land.office.town.centre],
    }  # fmt: skip

    assert code(clerk.post("/pilots", body)) == "people.not_allowed"
    assert code(reform.post("/pilots", {**body, "points": []})) == "pilots.nobody_named"
    made = reform.post("/pilots", body)
    assert made.status_code == 201
    ref = said(made)["ref"]
    day = {"day": TODAY.isoformat(), "document": "文", "why": "因"}
    assert code(reform.post(f"/pilots/{ref}/open", day)) == "pilots.not_evaluated"
    assert (
        code(reform.post(f"/pilots/{ref}/extend", {**day, "offices": [land.other.town.office]}))
        == "pilots.not_tried_so"
    )
    evaluation = {"verdict": "mixed", "said": "有用，人手不够。"}
    assert code(clerk.post(f"/pilots/{ref}/evaluations", evaluation)) == "people.not_allowed"
    assert watcher.post(f"/pilots/{ref}/evaluations", evaluation).status_code == 200
    assert (
        reform.post(f"/pilots/{ref}/change", {"last_day": "2027-01-31", "document": "文", "why": "再看"}).status_code
        == 200
    )
    assert reform.post(f"/pilots/{ref}/end", day).status_code == 200
    assert code(reform.post(f"/pilots/{ref}/end", day)) == "pilots.over"
    told = said(NOBODY.get(f"/pilots/{ref}"))
    assert told["row"]["standing"] == "ended" and [one["kind"] for one in told["decisions"]] == ["end", "change"]
    assert told["evaluations"][0]["said"] == "有用，人手不够。" and "by_name" not in str(told), "names are for the desk"
    assert [one["name"] for one in said(NOBODY.get("/pilots"))] == ["帮办试点"]
    figures = said(NOBODY.get(f"/pilots/{ref}/figures", on="2026-11-25"))
    assert [one["group"] for one in figures["groups"]] == ["first", "rest"] and figures["since_from"] == "2026-11-20"
