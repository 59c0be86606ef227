"""The civic voice through the doors: raised without an account, handled at the desk, read and commented by anybody."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations.errand import later
from tests.operations.town import NOW
from tests.operations.voicing import Desk, a_desk, raised, staff_of
from tests.standing import standing
from yimen.engine.public.voices import queries
from yimen.journal.models import Attempt

pytestmark = pytest.mark.django_db


@covers("S-396", "S-398", "S-412")
def test_a_voice_without_an_account_is_answered_and_read_by_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, nobody = a_desk(), Client()
    member = at_the_desk(desk.member, later(1), monkeypatch)
    home = at_the_desk(desk.office.citizen, later(1), monkeypatch)
    form = {"kind": "question", "topic": "market", "title": "摊位证怎么换", "told": "到期了", "open": "yes"}
    lost = nobody.post("/voices/raise", form)
    assert lost.status_code == 422 and "到期了" in lost.content.decode()
    page = nobody.post("/voices/raise", {**form, "region": desk.office.town.city}).headers["Location"]
    shown, number = nobody.get(page).content.decode(), page.rpartition("/")[2].partition("?")[0]
    digits = shown.partition("查询码</dt>")[2].partition('"code">')[2][:8]
    assert digits.isdigit() and "最晚" in shown and digits not in nobody.get(f"/voices/own/{number}").content.decode()
    stranger = Client()
    assert stranger.get(f"/voices/own/{number}").status_code == 404
    assert stranger.post("/voices/find", {"number": number, "code": "12345678"}).status_code == 422
    assert stranger.post("/voices/find", {"number": number, "code": digits}).headers["Location"].endswith(number)

    ref = queries.at_desk(desk.member, later(1))[0].ref
    assert number in member.get("/desk/civic/").content.decode()
    one, office = f"/desk/civic/voices/{ref}", desk.office.town.office
    assert member.post(one, {"act": "assign", "office": "0" * 16, "kind": "help", "topic": "market"}).status_code == 422
    assert member.post(one, {"act": "assign", "office": office, "kind": "help", "topic": "market"}).status_code == 302
    head = at_the_desk(desk.head, later(1), monkeypatch)
    assert "签收" in head.get(one).content.decode() and "交给谁" in member.get(one).content.decode()
    assert head.post(one, {"act": "answer", "answer": "A01 窗口。"}).status_code == 302
    assert "A01 窗口" not in stranger.get(f"/voices/own/{number}").content.decode()
    assert member.post(one, {"act": "close"}).status_code == 302
    assert stranger.post(f"/voices/own/{number}", {"act": "content", "content": "yes"}).status_code == 302
    public = {"act": "show", "title": "换证", "told": "打 13812345678", "answer": "A01 窗口。"}
    assert member.post(one, public).status_code == 422
    assert member.post(one, {**public, "told": "到期了"}).status_code == 302
    assert "换证" in stranger.get("/voices?topic=market").content.decode()
    voice = f"/voices/on/{ref}"
    assert stranger.post(voice, {"act": "comment", "text": "好"}).status_code == 422
    assert "专席看过后显示" in home.post(voice, {"act": "comment", "text": "去过了，很快"}).content.decode()
    comment = queries.unread_comments(desk.member, later(1))[0].ref
    assert "去过了" in member.get("/desk/civic/comments").content.decode()
    assert member.post("/desk/civic/comments", {"act": "show", "comment": comment}).status_code == 302
    assert "去过了" in stranger.get(f"{voice}?order=hottest").content.decode()

    manager = at_the_desk(desk.manager, later(1), monkeypatch)
    shift = {"act": "plan", "staff": staff_of(desk.member), "day": "2026-11-20", "begins": "10:00", "hours": "8"}
    assert manager.post("/desk/civic/duty", {**shift, "begins": "十点"}).status_code == 422
    assert manager.post("/desk/civic/duty", shift).status_code == 302
    assert "签到" in member.get("/desk/civic/duty").content.decode()
    weights = {"responded": "25", "on_time": "25", "quality": "25", "content": "25"}
    scheme = {"act": "weigh", "line": "hotline", "since": "2026-11-01", "basis": "考核办法", **weights}
    assert manager.post("/desk/civic/rules", {**scheme, "content": "20"}).status_code == 422
    assert manager.post("/desk/civic/rules", scheme).status_code == 302
    assert "100" in member.get("/desk/civic/work").content.decode()
    assert member.post("/desk/civic/work", {"act": "make", "month": "2026-11-01"}).status_code == 422
    assert member.post("/desk/civic/work", {"act": "make", "month": "2026-10-01"}).status_code == 302
    report = queries.reports(desk.member, NOW)[0].ref
    assert member.post("/desk/civic/work", {"act": "publish", "report": report}).status_code == 302
    assert "2026 年 10 月" in stranger.get("/voices/reports").content.decode()
    assert "没有交办的工单" in stranger.get(f"/voices/reports/{report}").content.decode()

    program, body = caller(desk.office.citizen), {**form, "region": desk.office.town.city}
    told = said(NOBODY.post("/voices", body))
    assert said(NOBODY.post(f"/voices/own/{told['number']}", {"code": told["code"]}))["state"] == "received"
    assert code(program.post(f"/voices/own/{told['number']}/withdraw", {})) == "voices.unknown"
    assert said(program.get("/voices"))["rows"][0]["title"] == "换证" and said(program.get("/voices/mine")) == []
    assert [row["number"] for row in said(caller(desk.member).get("/voices/desk"))] == [told["number"]]
    answering = caller(desk.head)
    assert code(answering.post(f"/voices/{told['ref']}/close", {})) == "voices.not_at_the_desk"
    assert said(answering.get("/voices/work", month="2026-11-01"))[0]["score"] == "100.0"


@standing
def desk() -> Desk:
    return a_desk()


def test_a_voice_without_a_name_stays_without_when_a_citizen_who_is_signed_in_uses_its_code(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    me = desk.office.citizen
    page, program = at_the_desk(me, later(2), monkeypatch), caller(me)
    nameless, named = raised(desk, 1, named=""), raised(desk)
    page.post("/voices/find", {"number": nameless.number, "code": nameless.code})

    for one, told in ((nameless, {"code": nameless.code}), (named, {})):
        first, second = (page.post(f"/voices/own/{one.number}", {"act": "withdraw"}) for _ in range(2))
        assert (first.status_code, second.status_code) == (302, 422)
        assert code(program.post(f"/voices/own/{one.number}/withdraw", told)) != "voices.unknown"
        assert code(program.post(f"/voices/own/{one.number}/content", {**told, "content": "yes"})) != "voices.unknown"

    tried = Attempt.objects.filter(actor_ref=me.ref)
    assert not tried.filter(subject=nameless.number).exists() and tried.filter(subject=named.number).count() == 3


def test_codes_of_voices_are_not_tried_without_end() -> None:
    number, wrong = raised(a_desk(), named="").number, {"code": "12345678"}
    doors = ((f"/voices/own/{number}/withdraw", wrong), (f"/voices/own/{number}/content", {**wrong, "content": "yes"}))

    for n in range(30):
        path, body = doors[n % 2]
        assert code(NOBODY.post(path, body)) == "voices.unknown"

    assert all(NOBODY.post(path, body).status_code == 429 for path, body in doors)


def test_a_voice_that_is_recorded_twice_by_one_form_is_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    member = at_the_desk(desk.member, later(1), monkeypatch)
    form = {"way": "phone", "kind": "question", "topic": "market", "title": "换证", "told": "到期了", "open": "yes"}
    form["region"] = desk.office.town.city

    for key in ("a-form-1", "a-form-1", "a-form-2"):
        assert member.post("/desk/civic/record", {**form, "key": key}).status_code == 200

    assert len(queries.at_desk(desk.member, later(1))) == 2
