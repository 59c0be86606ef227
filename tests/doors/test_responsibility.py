"""Responsibility through the doors: opened from a complaint's page, heard, decided, appealed; and read by anybody."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.answering import House, a_house
from tests.operations.errand import later
from tests.operations.staffing import ref_of
from tests.standing import standing
from yimen.engine.supervision.responsibility import queries

pytestmark = pytest.mark.django_db
ROOM = "/desk/responsibility/"


@standing
def house(office: errand.Office) -> House:
    return a_house(office)


@covers("S-387")
def test_a_case_is_opened_from_a_complaint_heard_decided_and_withdrawn_on_appeal(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener = at_the_desk(house.opener, later(10), monkeypatch)
    at = f"{ROOM}open?source=complaint&of={house.complaint}"
    assert "立案问责" in opener.get(f"/desk/voice/complaints/{house.complaint}").content.decode()
    assert ref_of(house.subject) in opener.get(at).content.decode()
    assert opener.get(f"{ROOM}open?source=card&of={house.complaint}").status_code == 404
    assert at_the_desk(house.team.manager, later(10), monkeypatch).get(at).status_code == 403
    form = {"source": "complaint", "of": house.complaint, "staff": ref_of(house.subject), "finding": "压件三天"}
    assert opener.post(f"{ROOM}open", {**form, "finding": " "}).status_code == 422
    assert opener.post(f"{ROOM}open", form).status_code == 302
    ref = queries.mine(house.subject, later(10))[0].ref
    page = f"{ROOM}{ref}"
    assert "已经立案" in opener.get(at).content.decode() and "作出决定" not in opener.get(page).content.decode()

    mine = at_the_desk(house.subject, later(11), monkeypatch)
    assert "有关于您的问责" in mine.get("/desk/team/mine").content.decode()
    decider = at_the_desk(house.decider, later(11), monkeypatch)
    assert mine.post(page, {"act": "speak", "words": "系统停机"}).status_code == 302
    shown = decider.get(page).content.decode()
    assert "系统停机" in shown and "通报批评" in shown and "作出决定" in shown
    ruled = {"act": "decide", "censure": "criticised", "reason": "查实", "document": "示监问〔2026〕1号"}
    stale = {**ruled, "notice": "压件三天", "seen": "0" * 16}
    assert decider.post(page, ruled).status_code == 422 and decider.post(page, stale).status_code == 422
    assert decider.post(page, {**stale, "seen": ""}).status_code == 422
    row = queries.one(ref, house.decider, later(11))
    assert row is not None and decider.post(page, {**stale, "seen": row.seen}).status_code == 302
    assert "压件三天" not in Client().get("/responsibility").content.decode()
    assert "当月扣 5 分" in mine.get(page).content.decode()
    assert mine.post(page, {"act": "appeal", "why": "停机有记录"}).status_code == 302
    assert opener.post(page, {"act": "judge", "outcome": "withdraw", "reason": "撤"}).status_code == 422
    judge = at_the_desk(house.judge, later(12), monkeypatch)
    assert judge.post(page, {"act": "judge", "outcome": "withdraw", "reason": "停机属实"}).status_code == 302
    assert "扣的 5 分已经退回" in mine.get(page).content.decode()
    assert at_the_desk(house.office.reviewer, later(12), monkeypatch).get(page).status_code == 404


@covers("S-387")
def test_the_list_and_public_censures_are_read_by_anybody_and_programs_go_the_same_way(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    reform = at_the_desk(house.reform, later(1), monkeypatch)
    kept = {"censure": "reminded", "points": "2", "publicity": "told", "document": "示审改〔2026〕8号"}
    assert reform.post(f"{ROOM}censures", {**kept, "valid_from": "2026-11-19"}).status_code == 422
    assert reform.post(f"{ROOM}censures", {**kept, "valid_from": "2026-11-21"}).status_code == 302
    assert "提醒谈话" in reform.get(f"{ROOM}censures").content.decode()
    opener, decider, mine = caller(house.opener), caller(house.decider), caller(house.subject)
    body = {"source": "complaint", "of": house.complaint, "staff": ref_of(house.subject), "finding": "压件三天"}
    assert code(caller(house.reform).post("/responsibility-cases", body)) == "people.not_allowed"
    ref = said(opener.post("/responsibility-cases", body))["ref"]
    at = f"/responsibility-cases/{ref}"

    ruled = {"censure": "criticised", "reason": "查实", "document": "示监问〔2026〕2号", "notice": "窗口压件三天"}
    assert code(decider.post(f"{at}/decision", ruled)) == "responsibility.not_heard"
    assert code(caller(house.office.reviewer).get(at)) == "request.nothing_here"
    assert code(opener.post(f"{at}/decision", ruled)) == "responsibility.had_a_hand"
    assert mine.post(f"{at}/defence", {"said": "系统停机"}).status_code == 200
    read = {"seen": said(decider.get(at))["seen"]}
    unlisted = {**ruled, **read, "censure": "moved"}
    assert code(decider.post(f"{at}/decision", unlisted)) == "responsibility.not_published"
    assert code(decider.post(f"{at}/decision", ruled)) == "meanwhile.changed"
    assert decider.post(f"{at}/decision", {**ruled, **read}).status_code == 200
    assert [row["state"] for row in said(mine.get("/responsibility-cases/mine"))] == ["decided"]
    assert said(NOBODY.get("/responsibility-cases/told"))["notices"] == []
    over = later(1) + timedelta(days=60)
    monkeypatch.setenv("YIMEN_NOW", over.isoformat())
    (notice,) = said(NOBODY.get("/responsibility-cases/told"))["notices"]
    assert (notice["who"], notice["notice"]) == (f"{house.subject.name[0]}某", "窗口压件三天")
    page = Client().get("/responsibility").content.decode()
    assert "窗口压件三天" in page and house.subject.name not in page and "通报批评" in page
