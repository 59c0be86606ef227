"""The real-estate window on its pages and through the JSON door: declared, taxed, drawn, paid and looked at."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import conveying, errand
from tests.operations.conveying import Estate, an_estate, carried_on, declared, drawn, passed, view
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.town import NOW, an_officer, signed_on
from tests.standing import standing
from yimen.engine.parallel.joint import operations as joint
from yimen.journal import cursors

pytestmark = pytest.mark.django_db
FORM = {
    "kind": "second_hand", "price": "1000000", "area": "90", "signed_on": NOW.date().isoformat(),
    "bought_on": (NOW.date() - timedelta(days=400)).isoformat(), "original": "", "costs": "",
    "buyer_name_1": "陈小禾", "buyer_share_1": "", "buyer_homes_1": "only", "buyer_proof_1": "rules",
    "seller_name_1": "王卖方", "seller_share_1": "1/1", "seller_homes_1": "more", "seller_proof_1": "",
}  # fmt: skip


@standing
def estate() -> Estate:
    return an_estate()


@pytest.fixture(autouse=True)
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_on = "(era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"
    monkeypatch.setattr(cursors, "_NEXT", cursors._NEXT.replace(cursors._SETTLED, read_on))
    monkeypatch.setattr(cursors, "_SETTLED", read_on)


@covers("S-316", "S-541")
def test_a_home_is_declared_taxed_and_drawn_at_each_desk_and_its_buyer_reads_the_account(
    estate: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.accepted(estate.lead)
    page = f"/desk/estate/{ref}"
    clerk = at_the_desk(estate.lead.clerk, later(1.5), monkeypatch)
    form = clerk.get(page, follow=True).content.decode()
    assert "只问一次" in form and "陈小禾" in form and "二手房（存量房买卖）最多 9 个工作日" in form
    wrong = clerk.post(f"{page}/declare", {**FORM, "act": "declare", "buyer_share_1": "1/2", "key": "d1"})
    assert wrong.status_code == 422 and "正好是一个整体" in wrong.content.decode()
    assert clerk.post(f"{page}/declare", {**FORM, "act": "declare", "key": "d2"}).headers["Location"] == page
    errand.cases.hand_over(ref, by=estate.lead.clerk, now=later(2))
    joint.begin_joint(ref, by=estate.lead.reviewer, now=later(2.5))

    bureau = at_the_desk(estate.tax.reviewer, later(3), monkeypatch)
    shown = bureau.get(page).content.decode()
    assert "含税价里的税 3%" in shown and "29,126.21" in shown and "财政部 税务总局公告2025年第17号" in shown
    opinion = next(one.opinion_ref for one in view(estate, ref).tasks if one.code == "estate-tax")
    assert "这一项用办理结果答复" in bureau.get(f"/desk/joint/{opinion}").content.decode()
    assert bureau.post(page, {"act": "levy", "fen": "1", "key": "l1"}).status_code == 422
    seen = conveying.queries.preview(ref, estate.tax.reviewer, later(3))
    assert bureau.post(page, {"act": "levy", "fen": str(seen.fen), "key": "l2"}).status_code == 302  # type: ignore[union-attr]
    survey = at_the_desk(estate.lead.reviewer, later(3.5), monkeypatch)
    plan = {"act": "draw", "unit": conveying.UNIT, "area": "90.00", "sheet": "图1", "key": "p1"}
    assert survey.post(page, plan).status_code == 302
    passed(estate, ref)
    carried_on(later(4.5))

    window = at_the_desk(estate.lead.clerk, later(5), monkeypatch)
    listed = window.get("/desk/estate/").content.decode()
    assert "登记审核通过" in listed and "已核定，待缴" in listed
    watches = at_the_desk(supervision(estate.lead), later(5), monkeypatch)
    assert page in watches.get("/desk/estate/").content.decode() and watches.get(page).status_code == 200
    at_home = at_the_desk(estate.lead.citizen, later(5), monkeypatch)
    told = at_home.get(f"/mine/{ref}/conveyance").content.decode()
    assert "税是怎么算的" in told and "4,854.37" not in told and "9,708.74" in told and "《个人所得税法》" not in told
    assert "登记和税" in at_home.get(f"/mine/{ref}").content.decode()
    assert "另一方的税合计" in told and "卖方取得日" not in told and "个人所得税" not in told
    bought = view(estate, ref).bill
    assert bought is not None
    anybody = Client().get(f"/pay/{bought.code}").content.decode()
    assert "个人所得税" in anybody and "王卖方" not in anybody and "陈小禾" not in anybody and "计税依据" not in anybody
    sent = at_home.post(f"/mine/{ref}/conveyance", {"payer": "王卖方", "relation": "卖方", "key": "y1"})
    assert sent.status_code == 302 and view(estate, ref).bill.payer == "王卖方"  # type: ignore[union-attr]
    rules = at_the_desk(estate.tax.head, later(5), monkeypatch)
    assert "超过 140 平方米" in rules.get("/desk/estate/tax-rules/").content.decode()
    assert at_the_desk(estate.head, later(5), monkeypatch).get(page).status_code == 200


@covers("S-539", "S-540")
def test_programs_levy_and_bill_and_keep_rules(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(3).isoformat())
    ref = declared(estate)
    clerk, bureau = caller(estate.lead.clerk), caller(estate.tax.reviewer)

    looked = said(bureau.get(f"/cases/{ref}/levy-preview"))
    levied = said(bureau.post(f"/cases/{ref}/levy", {"seen_fen": looked["fen"]}))
    early = clerk.post(f"/cases/{ref}/tax-bill", {})
    drawn(estate, ref, now=later(3))
    passed(estate, ref, later(3))
    bill = said(clerk.post(f"/cases/{ref}/tax-bill", {}))
    home = said(caller(estate.lead.citizen).get(f"/cases/{ref}/conveyance"))

    assert levied["fen"] == looked["fen"] and (early.status_code, code(early)) == (
        409,
        "conveyance.reviews_outstanding",
    )
    assert home["bill"]["code"] == bill["code"] and home["row"]["tax"] == "to_pay"
    assert [one["case_ref"] for one in said(clerk.get("/conveyances/to-pay"))] == [ref]
    head = caller(estate.tax.head)
    # Who entered the rules levies nothing under them.
    assert code(head.get(f"/cases/{ref}/levy-preview")) == "taxrules.own_rule"
    assert bureau.get("/cases/0000000000000000/conveyance").status_code == 404
    rule = {
        "office": estate.tax.office, "code": "deed-test", "tax": "deed", "kind": "exempt", "law": "试点文件",
        "begins": "2026-12-01", "kinds": ["first_hand"],
    }  # fmt: skip
    assert code(clerk.post("/tax-rules", rule)) == "people.not_allowed"
    kept = said(head.post("/tax-rules", rule))["ref"]
    assert code(head.post("/tax-rules", rule)) == "taxrules.entered"
    assert said(head.post("/tax-rules/statutes", {"office": estate.tax.office}))["entered"] == 0
    assert head.post(f"/tax-rules/{kept}/end", {"ends": "2027-12-01", "document": "结束"}).status_code == 200
    assert code(head.post(f"/tax-rules/{kept}/withdraw", {"document": "录错"})) == "taxrules.withdrawn_by_another"
    chief = signed_on(an_officer(replace(estate.lead.town, office=estate.tax.office), "chief", "609"), "tax.chief")
    desk = at_the_desk(chief, later(3), monkeypatch)
    assert "录错了，撤回" in desk.get("/desk/estate/tax-rules/").content.decode()
    assert (
        desk.post(
            "/desk/estate/tax-rules/", {"act": "withdraw", "rule": kept, "document": "更正单1号", "key": "w1"}
        ).status_code
        == 302
    )
    assert code(caller(chief).post(f"/tax-rules/{kept}/withdraw", {"document": "再撤"})) == "taxrules.unknown"
    assert head.post("/tax-rules", rule).status_code == 201, "entered rightly now, for the same days"
    rows = said(head.get("/tax-rules"))
    assert len(rows) > 20 and [one["standing"] for one in rows if one["ref"] == kept] == ["withdrawn"]
