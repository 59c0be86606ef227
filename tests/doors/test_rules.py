"""Rules on the pages: a regulation is read, a document alarms what rests on it, a self-check goes its way."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision, the_manager
from yimen.engine.supervision.norms import queries as norms
from yimen.registries.bases import queries as bases
from yimen.registries.dated import day_of
from yimen.registries.regulations import queries as regulations

pytestmark = pytest.mark.django_db
AT = later(4)


@covers("S-515", "S-576", "S-575", "S-577", "S-585")
def test_rules_documents_and_norms_go_their_way_on_the_pages(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, watcher = the_manager(office), supervision(office)
    keeper = places.signed_on(places.an_officer(office.town, "reform_office", "330"), "reform.330")
    clerk, chief, reform, above = (
        at_the_desk(who, AT, monkeypatch) for who in (office.clerk, manager, keeper, watcher)
    )
    law = {
        "number": "DB99/T 1—2026", "title": "中华人民共和国食品安全法", "issuer": "全国人大常委会", "kind": "law",
        "issued_on": "2020-01-01", "begins": "2020-01-01", "ends": "2026-11-20", "text": "第一条",
    }  # fmt: skip
    assert clerk.post("/desk/rules/bases", law).status_code == 422
    assert reform.post("/desk/rules/bases", {**law, "ends": "2019-01-01"}).status_code == 422
    assert reform.post("/desk/rules/bases", law).status_code == 302
    assert "食品经营许可（新办）" in above.get("/desk/rules/bases/alarms").content.decode()
    found = clerk.get("/desk/rules/bases?words=DB99").content.decode()
    assert "1 件依据已失效" in found and 'value="DB99"' in found
    stands = {**law, "number": "示府〔2026〕1号", "title": "行政服务中心标准", "ends": ""}
    assert reform.post("/desk/rules/bases", stands).status_code == 302
    basis = f"/desk/rules/bases/{bases.listed(day_of(AT), '示府').rows[0].ref}"
    linked = {"act": "link_centre", "centre": office.town.centre, "what": "按它建设"}
    assert reform.post(basis, {**linked, "what": ""}).status_code == 422
    assert reform.post(basis, linked).status_code == 302
    assert "按它建设" in clerk.get(basis).content.decode()

    rule = {"title": "窗口服务规范", "kind": "service", "text": "起身相迎", "public": "yes", "audience": ["window"]}
    assert chief.post("/desk/rules/", {**rule, "text": ""}).status_code == 422
    assert chief.post("/desk/rules/", rule).status_code == 302
    (row,) = regulations.listed(keeper, AT)
    one, version = f"/desk/rules/{row.ref}", regulations.one(row.ref, keeper, AT).versions[0].ref  # type: ignore[union-attr]
    publish = {"act": "publish", "version": version, "from_day": "2026-11-20"}
    assert chief.post(one, publish).status_code == 422
    assert reform.post(one, publish).status_code == 302
    assert reform.post(one, {"act": "link_screen", "screen": "nowhere"}).status_code == 422
    assert reform.post(one, {"act": "link_screen", "screen": "window"}).status_code == 302
    assert "窗口服务规范" in clerk.get("/desk/rules/?screen=window").content.decode()
    assert clerk.post(one, {"act": "read", "version": version}).status_code == 302
    assert "100.0%" in chief.get(one).content.decode()
    public = Client().get("/rules").content.decode()
    assert "窗口服务规范" in public and "起身相迎" in Client().get(f"/rules/{row.ref}").content.decode()

    adopted = {
        "act": "adopt", "family": "ten_systems", "title": "十项制度", "basis": "示府〔2026〕1号",
        "kinds": ["administrative"], "more": "环境：标识清楚",
    }  # fmt: skip
    assert reform.post("/desk/rules/norms", {**adopted, "basis": law["number"]}).status_code == 422
    assert reform.post("/desk/rules/norms", adopted).status_code == 302
    norm = norms.norms(AT)[0].ref
    assert "标识清楚" in Client().get(f"/rules/norms/{norm}").content.decode()
    begun = {"act": "open", "norm": norm, "centre": office.town.centre}
    assert above.post("/desk/rules/norms", begun).status_code == 422
    assert chief.post("/desk/rules/norms", begun).status_code == 302
    check = f"/desk/rules/checks/{norms.before_me(manager, AT)[0].ref}"
    assert chief.post(check, {"act": "submit"}).status_code == 422
    answered = {"act": "answer", "number": "11", "outcome": "met", "evidence": "照片"}
    assert chief.post(check, answered).status_code == 302 and chief.post(check, {"act": "submit"}).status_code == 302
    assert chief.post(check, {"act": "confirm", "seen": "好"}).status_code == 422
    assert above.post(check, {"act": "confirm", "seen": "到场看过", "strike_11": "没有标识"}).status_code == 302
    assert "没有标识" in chief.get(check).content.decode()
    assert "十项制度" in above.get("/desk/rules/norms/standing").content.decode()
    assert clerk.get("/desk/rules/norms/standing").status_code == 403
    assert "各中心查得怎么样" in Client().get("/rules").content.decode()
