"""The business register at its doors: the column, the public page, the notice at the desk, and the lists there."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code
from tests.doors.calling import said as told
from tests.doors.desk import at_the_desk
from tests.operations import town, trading
from tests.operations.errand import later
from tests.operations.town import TODAY
from tests.operations.trading import CATERING, FORM, TYPED
from tests.standing import standing
from yimen.engine.centre.matters import queries as matter_queries
from yimen.engine.supervision.enterprises import queries

pytestmark = pytest.mark.django_db(databases=["default", "read"])


@covers("S-303", "S-499", "S-505")
def test_from_the_column_to_the_licence_the_public_page_and_the_notice_that_an_office_takes_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening = trading.an_opening()
    market, food = opening.register.market, opening.register.food
    home = at_the_desk(market.citizen, later(0), monkeypatch)
    column = home.get("/opening?trade=H62").content.decode()
    # Before anything is filled in: one limit, both ways, and which permits follow the licence.
    assert "6 个工作日" in column and "以前 7 个环节、13.5 个工作日，现在 4.0 个工作日" in column
    assert "领执照后办" in column and f"{CATERING}</span>" in column and "食品经营许可（新办）" in column

    begun = home.post(f"/bundles/{opening.bundle}/start", {"party": market.party, "key": "1"})
    address = begun.headers["Location"].removesuffix("/form")
    form = {f"field-{key}": text for key, text in {**TYPED, trading.PHONE: "0000-1234"}.items()}
    kept = home.post(f"{address}/form", {**form, "revision": "1", "then": "next"})
    assert kept.headers["Location"] == f"{address}/materials"
    ref = address.removeprefix("/matters/")
    trading.matters.attach(ref, trading.IDENTITY, "id.png", trading.PNG, by=market.citizen, now=later(0))
    seen = matter_queries.find(ref, market.citizen, later(0))
    assert seen is not None
    last = {"revision": str(seen.revision), "centre": market.town.centre, "key": "2"}
    assert home.post(f"{address}/check", last).headers["Location"] == address
    assert f'href="/opening/{ref}"' in home.get(address).content.decode()
    seen = matter_queries.find(ref, market.citizen, later(0))
    assert seen is not None
    trading.grant(market, seen.parts[0].case_ref, market.clerk)
    trading.entered(monkeypatch)

    page = home.get(f"/opening/{ref}").content.decode()
    assert "执照有了，接着办许可" in page and "待办" in page and "统计登记证" in page
    (row,) = queries.listed(FORM["name"]).rows
    found = Client().get("/enterprises", {"words": "示范市禾木"}).content.decode()
    assert row.code in found and "存续" in found
    owner = at_the_desk(trading.citizen(market, 4), later(4), monkeypatch)
    assert "我的企业" in owner.get("/enterprises").content.decode()
    public = Client().get(f"/enterprises/{row.code}").content.decode()
    assert "待取得许可，不得经营" in public and "认缴 100 万元，实缴 0 万元" in public and "企业设立登记" in public
    assert "滨河街＊＊" in public and FORM["residence"] not in public and "2646-" not in public
    assert Client().get("/enterprises/91990000000000000X").status_code == 404
    english = Client(headers={"Accept-Language": "en"}).get(f"/enterprises/{row.code}").content.decode()
    assert "Permit pending; may not begin" in english

    desk = at_the_desk(food.reviewer, later(4), monkeypatch)
    (notice,) = queries.notices(food.reviewer, later(4))
    assert CATERING in desk.get("/desk/enterprises/").content.decode()
    said = {"act": "acknowledge", "notice": notice.ref}
    refused = desk.post("/desk/enterprises/", {**said, "arranged": " ", "key": "k1"})
    done = desk.post("/desk/enterprises/", {**said, "arranged": "许可前每月看一次", "key": "k2"}, follow=True)
    assert refused.status_code == 422 and "许可前每月看一次" in done.content.decode()
    assert "企业开办一件事" in desk.get("/desk/enterprises/openings").content.decode()


@standing
def register() -> trading.Register:
    return trading.a_register()


def test_the_abnormal_list_and_the_trades_are_kept_at_the_desk(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    market = register.market
    trading.grant(market, trading.applied(register), market.clerk)
    trading.entered(monkeypatch)
    (row,) = queries.listed(FORM["name"]).rows
    desk = at_the_desk(market.decider, later(4), monkeypatch)
    address = "/desk/enterprises/abnormal"
    said = {"act": "enter", "code": row.code, "ground": "not_found", "reason": "两次专用信函无人签收"}
    assert desk.post(address, {**said, "code": "x", "key": "k1"}).status_code == 422
    listed = desk.post(address, {**said, "key": "k2"}, follow=True).content.decode()
    assert "两次专用信函无人签收" in listed
    public = Client().get("/enterprises/abnormal").content.decode()
    assert FORM["name"] in public and "办理住所或经营场所变更登记" in public
    entry = queries.abnormal_of(market.decider)[0].ref
    desk.post(address, {"act": "leave", "entry": entry, "left_reason": "已变更住所", "key": "k3"})
    assert "已变更住所" in Client().get(f"/enterprises/{row.code}").content.decode()

    trades = "/desk/enterprises/trades"
    assert desk.get(trades).status_code == 403
    reform = town.signed_on(town.an_officer(market.town, "reform_office", "r1"), "the.reformer")
    keeper = at_the_desk(reform, later(4), monkeypatch)
    new = {
        **{"act": "trade", "code": "O80", "name": "居民服务业", "concrete": "洗衣\n理发", "days": "3"},
        **{"entry_office": market.town.office, "basis": trading.BASIS, "begins": TODAY.isoformat()},
    }
    blank = keeper.post(trades, {**new, "key": "k4"})
    assert blank.status_code == 422 and "要写明由哪个部门监管" in blank.content.decode()
    done = keeper.post(trades, {**new, "supervising_office": market.town.office, "key": "k5"}, follow=True)
    assert "洗衣、理发" in done.content.decode()
    merge = {"act": "merge", "name": "统计登记", "office": market.town.office, "days": "2", "key": "k6"}
    keeper.post(trades, {**merge, "basis": trading.BASIS, "begins": TODAY.isoformat()})
    assert "统计登记" in Client().get("/opening").content.decode()


@covers("S-500")
def test_programs_read_the_register_and_keep_its_rules_as_people_do(
    register: trading.Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    market, food = register.market, register.food
    ref = trading.applied(register)
    trading.grant(market, ref, market.clerk)
    trading.entered(monkeypatch)
    monkeypatch.setenv("YIMEN_NOW", later(4).isoformat())
    (row,) = told(NOBODY.get("/enterprises", words=FORM["name"]))["rows"]
    view = told(NOBODY.get(f"/enterprises/{row['code']}"))
    assert {one["kind"]: one["source"] for one in view["facts"]}["subscribed"] == "企业设立登记"
    assert view["scope"][0]["may_begin"] == "no" and "id" not in view["row"]
    assert [one["item_ref"] for one in told(NOBODY.get("/trades/notice", trade="H62"))] == [food.item]
    assert NOBODY.get("/enterprises/91990000000000000X").status_code == 404
    officer, keeper = caller(food.reviewer), caller(market.decider)
    (notice,) = told(officer.get("/enterprises/notices"))
    path = f"/enterprises/notices/{notice['ref']}/acknowledge"
    assert code(keeper.post(path, {"arranged": "看过"})) == "writing.no_such_thing"
    assert told(officer.post(path, {"arranged": "列入抽查"})) == {"ref": notice["ref"]}
    assert told(officer.get("/enterprises/notices/taken-up"))[0]["arranged"] == "列入抽查"
    bad = {"ground": "untrue", "reason": "公示的电话不存在"}
    assert code(officer.post(f"/enterprises/{row['code']}/abnormal", bad)) == "people.not_allowed"
    entry = told(keeper.post(f"/enterprises/{row['code']}/abnormal", bad))["ref"]
    assert told(NOBODY.get("/enterprises/abnormal"))[0]["reason"] == bad["reason"]
    assert told(keeper.post(f"/enterprises/abnormal/{entry}/leave", {"reason": "已更正"})) == {"ref": entry}
    owner = caller(trading.citizen(market, 4))
    made = told(owner.post(f"/enterprises/{row['code']}/scope", {"concrete": ["饮品店"]}))
    assert told(NOBODY.get(f"/enterprises/certificates/{made['code']}"))["concrete"] == ["饮品店"]
    assert code(owner.post(f"/enterprises/{row['code']}/scope", {"concrete": ["造船"]})) == (
        "enterprise.concrete_outside_scope"
    )
    reform = caller(town.signed_on(town.an_officer(market.town, "reform_office", "r1"), "the.reformer"))
    said = {"basis": trading.BASIS, "begins": TODAY.isoformat()}
    trade = {**said, "code": "O80", "name": "居民服务业", "concrete": ["洗衣"], "entry_office": market.town.office}
    assert code(reform.post("/trades", trade)) == "trades.owner_missing"
    told(reform.post("/trades", {**trade, "supervising_office": market.town.office}))
    kept = told(
        reform.post("/trades/merged", {**said, "name": "统计登记", "office": food.town.office, "notice_days": 2})
    )
    assert code(reform.post(f"/trades/merged/{kept['ref']}/end", {"on": TODAY.isoformat(), "basis": "改"})) == (
        "writing.impossible_dates"
    )
    assert code(reform.post("/trades/prior", {**said, "item": food.item})) == "people.not_allowed"
    assert code(reform.post("/trades/registrations", {**said, "item": market.item, "effect": "establish"})) == (
        "trades.already_kept"
    )
    assert told(reform.get("/trades/faults")) == []
