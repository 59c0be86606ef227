"""The level above through the doors: connected at the desk, filed to by a program, seen by whose case it is."""

import json

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_superiors import HALL, Province, a_filing, the_keeper, told_up
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.models import Case
from yimen.engine.exchange.superiors import ports, signing
from yimen.engine.exchange.superiors.models import SuperiorFiling, SuperiorPlatform
from yimen.kernel.superiors import Wrong
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import SuspensionRow
from yimen.registries.dated import ZONE
from yimen.registries.people import operations as register_of_people
from yimen.registries.people import queries as people
from yimen.registries.people.refusals import AlreadyRegistered

pytestmark = pytest.mark.django_db
SENT = {"content_type": "application/json"}


@covers("S-329")
def test_the_hall_above_is_connected_at_the_desk_files_a_case_and_tells_what_it_decided(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = Province()
    ports.wire(province)
    keeper = the_keeper(office)
    desk, home = at_the_desk(keeper, later(1), monkeypatch), at_the_desk(office.citizen, later(1), monkeypatch)
    page = "/desk/exchange/superiors"
    form = {
        "act": "open", "office": office.town.office, "kind": HALL.kind, "name": HALL.name, "address": HALL.address,
        "contract": HALL.contract, "codes": HALL.codes, "files": HALL.files,
    }  # fmt: skip
    assert desk.post(page, {**form, "address": "http://plain"}).status_code == 422
    assert "密钥只显示这一次" in desk.post(page, form).content.decode()
    platform = SuperiorPlatform.objects.get()
    one, key = f"{page}/{platform.ref}", signing.key_of(platform.ref, 1)
    told_up(platform.ref, 1)
    assert "缺对方的编码" in desk.get(one).content.decode()
    assert desk.get(f"{page}/NOBODY").status_code == 404

    def sends(to: str, told: object, signed_with: str = key) -> tuple[int, dict[str, str]]:
        body = json.dumps(told).encode()
        headers = {"X-System-Signature": signing.signature(body, signed_with)}
        answer = Client().post(f"/callbacks/superiors/{platform.ref}/{to}", body, headers=headers, **SENT)
        return answer.status_code, json.loads(answer.content)

    filing = a_filing(office)
    assert sends("filings", filing, "another key")[0] == 401
    status, refused = sends("filings", filing)
    assert (status, refused["code"], refused["lacks"]) == (422, "superior.item_unknown", "SP-100")
    assert "没有与编码 SP-100 对应的事项" in desk.get(one).content.decode()
    code = {"act": "code", "list": "item", "ours": office.item, "theirs": "SP-100"}
    assert desk.post(one, code).status_code == 302
    since = SuspensionRow(later(0), None, "设备检修", "通知")
    with monkeypatch.context() as suspended:
        suspended.setattr(catalogue, "suspension", lambda ref, now: since)
        status, refused = sends("filings", filing)
    assert (status, refused["code"]) == (422, "catalogue.suspended")
    assert refused["facts"] == {"since": later(0).astimezone(ZONE).isoformat(), "reason": "设备检修"}
    assert "暂停受理：设备检修" in desk.get(one).content.decode()
    SuperiorFiling.objects.update(facts={})
    assert "这个事项自 … 起暂停受理" in desk.get(one).content.decode()
    register, tries = register_of_people.register_person, []

    def quicker(*facts: object, **more: object) -> object:
        tries.append(facts)
        if len(tries) < 4:
            raise AlreadyRegistered()
        return register(*facts, **more)

    monkeypatch.setattr(register_of_people, "register_person", quicker)
    assert sends("filings", filing) == (503, {"code": "people.already_registered"})
    assert SuperiorFiling.objects.get().code == "catalogue.suspended"
    assert sends("filings", filing)[1]["said"] == "done" and sends("filings", filing)[1]["said"] == "known"
    assert sends("filings", {**filing, "item": "X"})[0] == 409
    case = Case.objects.get()
    window = at_the_desk(office.clerk, later(1), monkeypatch)
    for door, address in ((home, f"/mine/{case.ref}"), (window, f"/desk/cases/{case.ref}")):
        shown = door.get(address).content.decode()
        assert "在省网上办事大厅提交，对方编号" in shown and "GD-1" in shown

    assert desk.post(one, {"act": "code", "list": "state", "ours": "granted", "theirs": "11"}).status_code == 302
    number = people.opened(office.citizen.party_id or 0).number  # type: ignore[union-attr]
    result = {
        "number": "GD-77", "turn": 1, "identity": number, "item_name": "跨市客运班线许可", "office_name": "省交通厅",
        "case_state": "11", "happened_at": later(0).isoformat(),
    }  # fmt: skip
    assert sends("results", result)[1]["said"] == "done" and sends("results", result)[1]["said"] == "known"
    assert sends("results", {**result, "item_name": "别的"})[0] == 409
    assert "跨市客运班线许可" in home.get("/me/data").content.decode()
    (listed,) = said(caller(keeper).get("/superiors"))
    assert (listed["filed"], listed["link"]) == (1, "queued")


@covers("S-561")
def test_what_was_found_stands_at_the_desk_with_who_sees_to_it_until_somebody_says_how_it_was_settled(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = Province()
    ports.wire(province)
    keeper = the_keeper(office)
    desk, head = at_the_desk(keeper, later(1), monkeypatch), at_the_desk(office.decider, later(1), monkeypatch)
    form = {
        "act": "open", "office": office.town.office, "kind": "supervision", "name": "省电子监察系统",
        "address": "https://watch.example.invalid", "contract": "1.0", "codes": "national", "files": "",
    }  # fmt: skip
    desk.post("/desk/exchange/superiors", form)
    platform = SuperiorPlatform.objects.get()
    one = f"/desk/exchange/superiors/{platform.ref}"
    cases.accept(errand.received(office).ref, by=office.clerk, now=later(2))
    province.says = 99
    told_up(platform.ref, 2)

    found = platform.findings.get()
    assert found.what == Wrong.AHEAD
    shown = desk.get(one).content.decode()
    assert "对方说收到的比发出的多" in shown and "由示范市市场监督管理局处理" in shown
    assert head.get(one).status_code == 403
    assert desk.post(one, {"act": "settle", "finding": found.ref, "how": ""}).status_code == 422
    assert desk.post(one, {"act": "settle", "finding": found.ref, "how": "对方已更正"}).status_code == 302
    assert "对方已更正" in desk.get(one).content.decode()
    assert desk.post(one, {"act": "renew"}).status_code == 200
    assert desk.post(one, {"act": "close", "basis": "并网"}).status_code == 302
    assert "已停用" in desk.get(one).content.decode()
