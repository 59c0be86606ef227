"""The business register at its doors: the column, the public page, the notice at the desk, and the lists there."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import town, trading
from tests.operations.errand import later
from tests.operations.town import TODAY
from tests.operations.trading import CATERING, FORM, TYPED
from yimen.engine.enterprises import queries
from yimen.engine.matters import queries as matter_queries

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
    told = {"revision": str(seen.revision), "centre": market.town.centre, "key": "2"}
    assert home.post(f"{address}/check", told).headers["Location"] == address
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


def test_the_abnormal_list_and_the_trades_are_kept_at_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    register = trading.a_register()
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
