"""Systems that come in, through the doors: applied for, tried in the sandbox by signed words, shown why, let in."""

import json

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_connections import the_keeper
from tests.operations.test_onboardings import Firm
from yimen.engine.exchange.onboardings import signing
from yimen.engine.exchange.onboardings.models import Onboarding
from yimen.engine.exchange.onboardings.operations import SandboxOpened
from yimen.engine.exchange.pushes import signing as push_keys
from yimen.kernel.onboarding import CheckPoint

pytestmark = pytest.mark.django_db
SENT = {"content_type": "application/json"}
PAGE = "/desk/exchange/onboardings"


@covers("S-568")
def test_a_firm_reads_the_description_tries_its_system_is_told_what_failed_and_goes_live(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = town.signed_on(town.an_officer(office.town, "office_head", "815"), "the.head")
    desk, keeper = at_the_desk(head, later(1), monkeypatch), at_the_desk(the_keeper(office), later(1), monkeypatch)
    outside = Client()
    described = outside.get("/interfaces").content.decode()
    assert (
        "X-System-Signature" in described and "系统繁忙时原样重发" in described and "/callbacks/sandbox/" in described
    )
    form = {
        "act": "apply", "office": office.town.office, "name": "许可审批系统", "way": "push", "vendor": "某软件公司",
        "purpose": "不再二次录入",
    }  # fmt: skip
    assert desk.post(PAGE, {**form, "way": ""}).status_code == 422
    assert desk.post(PAGE, form).status_code == 302
    one = f"{PAGE}/{Onboarding.objects.get().ref}"
    assert "已申请" in desk.get(PAGE).content.decode() and desk.get(f"{PAGE}/NOBODY").status_code == 404
    assert desk.post(one, {"act": "admit"}).status_code == 422
    assert "沙箱密钥只显示这一次" in keeper.post(one, {"act": "admit"}).content.decode()
    assert desk.post(one, {"act": "run"}).status_code == 302
    firm = Firm(SandboxOpened(one.rpartition("/")[2], 1), later(1))

    def sends(body: bytes, key: str = firm.key, door: str = "push") -> tuple[int, dict[str, object]]:
        headers = {"X-System-Signature": signing.signature(body, key)}
        answer = outside.post(f"/callbacks/sandbox/{firm.ref}/{door}", body, headers=headers, **SENT)
        return answer.status_code, json.loads(answer.content)

    status, forged = sends(firm.body(1), "another key")
    assert status == 401 and "HMAC-SHA256" in forged["sandbox"]["why"]  # type: ignore[index]
    status, wrong = sends(firm.body(1, case="SF-1"))
    assert (status, wrong["sandbox"]["fault"]) == (422, "not_the_case")  # type: ignore[index]
    shown = desk.get(one).content.decode()
    assert "写的不是本轮的测试办件。" in shown and "SF-1" in shown and "签名不对" in shown and "没通过" in shown
    assert (
        sends(b"x" * 30_000)[0] == 413
        and outside.post("/callbacks/sandbox/NOBODY/push", b"{}", **SENT).status_code == 401
    )
    report = f"/callbacks/sandbox/{firm.ref}"
    assert outside.get(report).status_code == 401
    mine = {"X-System-Signature": signing.signature(firm.ref.encode(), firm.key)}
    told = json.loads(outside.get(report, headers=mine).content)
    assert (told["case"], told["words"][0]["fault"]) == (firm.props.case_number, "not_the_case")
    firm.passes()

    assert "签名正确的第一条消息" in desk.get(one).content.decode()
    for point in CheckPoint:
        assert desk.post(one, {"act": "point", "point": point, "words": "已落实"}).status_code == 302
    assert "批准上线" not in desk.get(one).content.decode() and "批准上线" in keeper.get(one).content.decode()
    assert desk.post(one, {"act": "live"}).status_code == 422
    live = keeper.post(one, {"act": "live"}).content.decode()
    real = Onboarding.objects.get().system_ref
    assert "正式密钥只显示这一次" in live and push_keys.key_of(real, 1) in live and f"/callbacks/systems/{real}" in live
    body = firm.body(1)
    facts = {"headers": {"X-System-Signature": signing.signature(body, firm.key)}, **SENT}
    assert outside.post(f"/callbacks/systems/{real}", body, **facts).status_code == 401
    assert sends(body)[0] == 401
    assert desk.post(one, {"act": "suspend", "basis": ""}).status_code == 422
    assert desk.post(one, {"act": "suspend", "basis": "密钥外泄"}).status_code == 302
    facts = {"headers": {"X-System-Signature": signing.signature(body, push_keys.key_of(real, 1))}, **SENT}
    assert outside.post(f"/callbacks/systems/{real}", body, **facts).status_code == 401
    assert desk.post(one, {"act": "renew"}).status_code == 200
    assert desk.post(one, {"act": "withdraw", "basis": "系统下线"}).status_code == 302
    assert "已退出" in keeper.get(PAGE).content.decode()
