"""Rollouts at their doors: planned and confirmed at the desk and by a program, told on the guide."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.test_rollouts import BARE
from tests.operations.town import NOW, TODAY

DUE = (TODAY + timedelta(days=30)).isoformat()
PLAN = {"channel": "web", "batch": "第一批", "due": DUE, "basis": "示府办〔2026〕8号"}


@covers("S-150", "S-151")
@pytest.mark.django_db(databases=["default", "read"], transaction=False)
def test_a_batch_is_planned_and_confirmed_at_the_desk_and_told_on_the_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    office = errand.an_office(BARE)
    reform = town.signed_on(town.an_officer(office.town, "reform_office", "r1"), "the.reformer")
    head = town.signed_on(town.an_officer(office.town, "office_head", "h1"), "the.head")
    desk = at_the_desk(reform, NOW, monkeypatch)
    assert desk.post("/desk/catalogue/rollouts", {**PLAN, "items": office.item, "due": "soon"}).status_code == 422

    done = desk.post("/desk/catalogue/rollouts", {**PLAN, "items": office.item, "key": "k1"}, follow=True)

    page = done.content.decode()
    assert "已保存" in page and "准备中" in page and "全流程试办通过" in page
    gaps = desk.get("/desk/catalogue/rollouts/gaps").content.decode()
    assert "食品经营许可（新办）" in gaps and "第一批" in gaps
    guide = Client().get(f"/items/{office.item}").content.decode()
    assert "还没有开通网上申报" in guide and "计划2026年12月20日" in guide and "开始办理" not in guide
    (row,) = said(NOBODY.get("/rollouts"))["rows"]
    own = at_the_desk(head, NOW, monkeypatch)
    one = f"/desk/catalogue/rollouts/items/{office.item}"
    assert "确认哪一项" in own.get(one).content.decode()
    own.post(one, {"rollout": row["ref"], "what": "trial", "note": "试办件 7 号", "key": "k2"})
    assert "试办件 7 号" in own.get(one).content.decode()
    found = desk.get("/desk/catalogue/rollouts/find", {"item": office.item})
    assert found.status_code == 302 and found["Location"].endswith(one)


@pytest.mark.django_db
def test_a_program_plans_confirms_and_calls_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    office = errand.an_office(BARE)
    reform = caller(town.signed_on(town.an_officer(office.town, "reform_office", "r1"), "the.reformer"))
    plan = {**PLAN, "items": [office.item]}
    assert code(caller(office.clerk).post("/rollouts", plan)) == "people.not_allowed"

    assert said(reform.post("/rollouts", plan))["items"] == 1

    (row,) = said(NOBODY.get("/rollouts", batch="第一批"))["rows"]
    assert (row["standing"], row["lacking"]) == ("preparing", ["flow", "trained", "trial"])
    assert said(NOBODY.get("/rollouts/batches"))[0]["items"] == 1
    assert said(NOBODY.get("/rollouts/gaps"))["rows"][0]["due"] == DUE
    assert said(NOBODY.get(f"/rollouts/items/{office.item}"))["channels"][1]["due"] == DUE
    refused = reform.post(f"/rollouts/{row['ref']}/confirm", {"what": "trial", "note": "试办"})
    assert code(refused) == "people.not_allowed"
    assert said(reform.post(f"/rollouts/{row['ref']}/end", {"basis": "先整合"}))["ref"] == row["ref"]
    assert said(NOBODY.get("/rollouts"))["rows"] == []
    assert code(caller(office.citizen).post("/drafts", {"item": office.item, "party": office.party})) == (
        "draft.not_filed_online"
    )
