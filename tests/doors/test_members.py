"""Member platforms through the doors: connected at the desk, heard and answered by signature, put right by hand."""

import json

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_connections import the_keeper
from tests.operations.test_members import word
from yimen.engine.exchange.members.models import MemberPlatform
from yimen.engine.exchange.superiors import signing

pytestmark = pytest.mark.django_db
SENT = {"content_type": "application/json"}
PAGE = "/desk/exchange/members"


@covers("S-569")
def test_a_city_is_connected_its_words_wait_with_the_reason_and_go_in_when_its_office_is_admitted(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(the_keeper(office), later(1), monkeypatch)
    clerk = at_the_desk(office.clerk, later(1), monkeypatch)
    form = {
        "act": "open", "office": office.town.office, "name": "江南市平台", "region": office.town.city,
        "their_ref": "CITY", "key": "their key", "tells": ["item", "case"], "asks": ["item"],
    }  # fmt: skip
    assert clerk.get(PAGE).status_code == 403
    assert desk.post(PAGE, {**form, "key": ""}).status_code == 422
    assert desk.post(PAGE, form).status_code == 302
    row = MemberPlatform.objects.get()
    assert b"their key" not in bytes(row.key_cipher)
    one, to = f"{PAGE}/{row.ref}", f"/callbacks/members/{row.ref}"

    def sends(where: str, told: object, key: str = "their key") -> tuple[int, dict[str, object]]:
        body = json.dumps(told).encode()
        headers = {"X-System-Signature": signing.signature(body, key)}
        answer = Client().post(f"{to}/{where}", body, headers=headers, **SENT)
        return answer.status_code, json.loads(answer.content)

    org = "9" * 18
    words = {"platform": "CITY", "words": [word(1, org_code=org, task_code="T1")]}
    assert sends("words", words, "another")[0] == 401
    assert sends("words", {**words, "platform": "OTHER"})[0] == 422
    assert sends("words", words) == (200, {"taken": 1, "new": 1, "held": 1})
    assert "不是它登记的部门" in desk.get(one).content.decode() and "1 条不能认" in desk.get(PAGE).content.decode()
    assert desk.post(one, {"act": "retry"}).status_code == 302
    assert desk.post(one, {"act": "admit", "org": org, "name": "市局"}).status_code == 302
    shown = desk.get(one).content.decode()
    assert "没有等着的消息。" in shown and "T1" in shown and "已收下" in shown
    assert sends("words", {**words, "words": [word(1, org_code=org, task_code="T2")]})[0] == 409
    signed = {"X-System-Signature": signing.signature(b"CITY 2026-11-23", "their key")}
    assert json.loads(Client().get(f"{to}/counts?day=2026-11-23", headers=signed).content) == {"item": 1}
    assert Client().get(f"{to}/counts?day=2026-11-24", headers=signed).status_code == 401

    asked = {"serial": "1", "kind": "item", "code": "T1", "purpose": "核对", "asked_at": later(1).isoformat()}
    status, answer = sends("questions", asked)
    assert (status, answer["name"], answer["state"]) == (200, "事项", "U")
    assert sends("questions", asked)[0] == 409
    assert sends("questions", {**asked, "serial": "2", "kind": "case"})[0] == 403
    assert "核对" in desk.get(one).content.decode() and "没有开通查询" in desk.get(one).content.decode()
    assert sends("words", {"platform": "CITY", "words": [word(2, "certificate", org_code=org)]})[1]["held"] == 1
    assert desk.post(one, {"act": "permit", "tells": ["item", "case", "certificate"]}).status_code == 302
    assert "内容读不懂" in desk.get(one).content.decode()
    assert desk.post(one, {"act": "drop", "number": "2", "how": "对方测试"}).status_code == 302
    assert desk.post(one, {"act": "key", "key": "new key"}).status_code == 302
    assert sends("words", words)[0] == 401 and sends("words", words, "new key")[0] == 200
    assert desk.post(one, {"act": "close", "basis": "并网"}).status_code == 302
    assert sends("words", words, "new key")[0] == 401 and desk.get(f"{PAGE}/NOBODY").status_code == 404
