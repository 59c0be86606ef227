"""Connected systems through the doors: connected at the desk, gone over to from a case, told back, asked and seen."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_connections import a_system, the_keeper
from yimen.engine.exchange.connections import ports, queries, signing
from yimen.engine.exchange.connections.models import ConnectedSystem, Jump
from yimen.engine.exchange.connections.operations import Connecting
from yimen.gateways.lines.sandbox import SandboxLines

pytestmark = pytest.mark.django_db
SENT = {"content_type": "application/json"}


@covers("S-557")
def test_a_system_is_connected_at_the_desk_and_a_case_goes_over_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    case = errand.received(office).ref
    desk = at_the_desk(the_keeper(office), later(1), monkeypatch)
    home, outside = at_the_desk(office.citizen, later(1), monkeypatch), Client()
    form = {
        "act": "connect", "office": office.town.office, "kind": "real_estate", "name": "不动产登记系统", "way": "jump",
        "contract": "2.1", "address": "https://estate.example.invalid/in", "silent_after": "60", "items": office.item,
    }  # fmt: skip
    assert desk.post("/desk/exchange/systems", {**form, "address": "http://plain"}).status_code == 422
    assert "先申请接入" in desk.post("/desk/exchange/systems", form).content.decode()
    opened = {**form, "kind": "water", "name": "水务系统", "way": "exchange"}
    assert "密钥只显示这一次" in desk.post("/desk/exchange/systems", opened).content.decode()
    said_of_it = Connecting(
        "real_estate", "不动产登记系统", "jump", "2.1", "https://estate.example.invalid/in", items=(office.item,)
    )
    a_system(office, said_of_it, 1)
    shown = desk.get("/desk/exchange/systems").content.decode()
    assert "等第一条消息" in shown and "24 类系统中已对接 2 类" in shown
    system = ConnectedSystem.objects.get(kind="real_estate")
    key = signing.key_of(system.ref, 1)

    assert "到不动产登记系统继续办" in home.get(f"/mine/{case}").content.decode()
    assert home.post(f"/mine/{case}/jump", {"system": system.ref}).status_code == 422
    go = {"system": system.ref, "as_whom": office.party}
    over = home.post(f"/mine/{case}/jump", go).content.decode()
    ticket = over.partition("?ticket=")[2].partition('"')[0]
    to = f"/callbacks/connections/{system.ref}"
    assert outside.post(f"{to}/redeem", "x.y", **SENT).status_code == 401
    who = outside.post(f"{to}/redeem", ticket, **SENT)
    assert who.status_code == 200 and json.loads(who.content)["applicant_name"] == "陈小禾"
    assert outside.post(f"{to}/redeem", ticket, **SENT).status_code == 410
    body = json.dumps({"jump": Jump.objects.get().ref, "number": 1, "word": "filed"}).encode()
    signed = {"headers": {"X-System-Signature": signing.signature(body, key)}, **SENT}
    assert outside.post(f"{to}/words", body, **SENT).status_code == 401
    assert json.loads(outside.post(f"{to}/words", body, **signed).content)["said"] == "done"
    assert json.loads(outside.post(f"{to}/words", body, **signed).content)["said"] == "known"
    yesterday = (later(1) - timedelta(days=1)).date().isoformat()
    count = json.dumps({"day": yesterday, "count": 0}).encode()
    signed = {"headers": {"X-System-Signature": signing.signature(count, key)}, **SENT}
    assert json.loads(outside.post(f"{to}/counts", count, **signed).content)["agrees"] == "yes"

    assert "对方已收件" in home.get(f"/mine/{case}").content.decode()
    assert "正常" in desk.get("/desk/exchange/systems").content.decode()
    assert desk.post("/desk/exchange/systems", {"act": "renew", "system": system.ref}).status_code == 200
    off = {"act": "disconnect", "system": system.ref, "basis": "系统合并"}
    assert desk.post("/desk/exchange/systems", off).status_code == 302
    assert home.post(f"/mine/{case}/jump", go).status_code == 422


def test_a_system_is_asked_at_home_at_the_desk_and_by_programs(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    case = errand.received(office).ref
    home, desk = at_the_desk(office.citizen, later(1), monkeypatch), at_the_desk(office.clerk, later(1), monkeypatch)
    ports.wire(SandboxLines())
    keeper, clerk, citizen = caller(the_keeper(office)), caller(office.clerk), caller(office.citizen)
    said_of_it = {"name": "水务系统", "contract": "1.0", "items": [office.item]}
    body = {"office": office.town.office, "kind": "water", "way": "direct", **said_of_it}
    made = said(keeper.post("/connections", body))["ref"]
    assert code(clerk.post("/connections", body)) == "people.not_allowed"

    assert "水务系统" in home.get("/me/data").content.decode()
    assert "沙箱的回答" in home.post("/me/data", {"system": made}).content.decode()
    page = f"/desk/exchange/cases/{case}"
    assert page in desk.get(f"/desk/cases/{case}").content.decode()
    assert desk.post(page, {"system": made, "purpose": ""}).status_code == 422
    assert "沙箱的回答" in desk.post(page, {"system": made, "purpose": "核对用水户"}).content.decode()
    assert "核对用水户" in home.get("/me/data").content.decode()
    assert "还有更多" not in home.get("/me/data").content.decode()
    with monkeypatch.context() as few:
        few.setattr(queries, "MOST", 1)
        assert "只列出前 1 条，还有更多。" in home.get("/me/data").content.decode()

    assert said(citizen.post(f"/connections/{made}/own", {"party": office.party}))["outcome"] == "answered"
    asked = {"case": case, "purpose": "核对用水户"}
    assert said(clerk.post(f"/connections/{made}/asked", asked))["sandbox"] == "yes"
    assert len(said(citizen.get("/connections/asked-of-me"))) == 4
    assert code(citizen.post(f"/cases/{case}/jumps", {"system": made, "party": office.party})) == "connection.other_way"
    assert said(keeper.get("/connections/coverage"))["connected"] == 1
    assert said(keeper.get("/connections"))[0]["answered"] == 4
    assert keeper.post(f"/connections/{made}/key").status_code == 200
    assert keeper.post(f"/connections/{made}/end", {"basis": "并网"}).status_code == 200


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("redeem", b"a\x00b.c"),
        ("words", b'{"jump": "a\\u0000b", "number": 1, "word": "filed"}'),
        ("words", b'{"jump": "a\\ud800b", "number": 1, "word": "filed"}'),
        ("counts", b'{"day": "2026-11-01", "count": Infinity}'),
        ("counts", b'{"day": "2026-11-01", "count": 3000000000}'),
        ("desk", b"9" * 5000),
        ("form", b"a\x00b"),
    ],
)
def test_what_no_database_takes_is_refused_and_breaks_nothing(
    to: str, told: bytes, monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    desk, page = at_the_desk(the_keeper(office), later(1), monkeypatch), "/desk/exchange/systems"
    form = {
        "act": "connect", "office": office.town.office, "kind": "real_estate", "name": "不动产登记系统", "way": "jump",
        "contract": "2.1", "address": "https://estate.example.invalid/in", "silent_after": "60", "items": office.item,
    }  # fmt: skip
    strange = {"desk": {"silent_after": told.decode()}, "form": {"name": told.decode()}}
    if to in strange:
        assert desk.post(page, {**form, **strange[to]}).status_code in (200, 400, 422)
        return
    assert desk.post(page, {**form, "way": "exchange"}).status_code == 200
    system = ConnectedSystem.objects.get()
    signed = {"headers": {"X-System-Signature": signing.signature(told, signing.key_of(system.ref, 1))}, **SENT}

    answer = Client().post(f"/callbacks/connections/{system.ref}/{to}", told, **signed)

    assert answer.status_code in (400, 401, 404, 422)
