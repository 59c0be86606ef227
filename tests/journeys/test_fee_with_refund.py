"""A fee: asked for with its reason, paid at the gateway, refunded in part by two people, and told to the payer."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys.city import APPLICANT, CASHIER, CHIEF, WINDOW, City
from tests.journeys.looking import Eyes
from tests.journeys.people import do, open_case, sign_in, sign_in_at_the_desk, wait_for_the_worker
from yimen.kernel.terms import Fee

NAME = "收费的食品经营许可（示例）"
FEE = Fee("现场检测费", 12_050, "每次 120.5 元", "《行政事业性收费标准管理办法》第十条", reduction="小微企业减半")


@covers("S-563", "S-317")
def test_a_fee_is_paid_on_a_phone_and_refunded_by_two_people(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    case = city.a_case_that_costs(NAME, FEE)
    clerk = somebody()
    sign_in_at_the_desk(clerk, city, WINDOW)
    open_case(clerk, case.number, NAME)
    do(clerk, "accept")

    payer = somebody()
    payer.goto(f"/login?next=/mine/{case.ref}")
    sign_in(payer, APPLICANT)
    wait_for_the_worker(payer, "去缴费")
    payer.get_by_role("link", name="去缴费").or_(payer.get_by_role("button", name="去缴费")).first.click()
    expect(payer.get_by_text("现场检测费")).to_be_visible()
    expect(payer.get_by_text("每次 120.5 元")).to_be_visible()
    eyes.look(payer, "bill")
    payer.get_by_role("button", name="网上缴费").click()
    expect(payer.get_by_text("沙箱支付页，不会真的扣款")).to_be_visible()
    eyes.look(payer, "sandbox")
    payer.get_by_role("button", name="确认付款").click()
    wait_for_the_worker(payer, "已缴清")
    eyes.look_on_phone(payer, "paid")
    code = payer.locator(".code").last.inner_text()

    cashier = somebody()
    sign_in_at_the_desk(cashier, city, CASHIER)
    cashier.goto("/desk/cashier/")
    eyes.look(cashier, "till-closed")
    cashier.get_by_label("备用金（元）").fill("100")
    cashier.get_by_role("button", name="开班收费").click()
    cashier.get_by_label("缴款码或办件编号").fill(code)
    cashier.get_by_role("button", name="查找").click()
    cashier.get_by_label("退费金额（元）").fill("60.25")
    cashier.get_by_label("退费原因").fill("小微企业，检测费应减半收取")
    eyes.look(cashier, "bill-at-the-till")
    cashier.locator("form", has=cashier.get_by_label("退费原因")).get_by_role("button", name="提交审批").click()
    expect(cashier.get_by_text("退费已提交")).to_be_visible()

    chief = somebody()
    sign_in_at_the_desk(chief, city, CHIEF)
    chief.goto("/desk/cashier/approvals")
    expect(chief.get_by_text("小微企业，检测费应减半收取")).to_be_visible()
    eyes.look(chief, "approvals")
    approval = chief.locator("section", has_text="小微企业，检测费应减半收取")
    approval.get_by_role("button", name="批准").first.click()
    expect(chief.get_by_text("小微企业，检测费应减半收取")).to_have_count(0)

    payer.goto(f"/mine/{case.ref}")
    wait_for_the_worker(payer, "部分退费")
    wait_for_the_worker(payer, "退费凭证")
    expect(payer.get_by_text("缴费收据").first).to_be_visible()
    eyes.look(payer, "case-refunded")
    cashier.goto("/desk/cashier/")
    eyes.look(cashier, "till-open")
    cashier.get_by_label("清点现金（元）").fill("100")
    cashier.get_by_role("button", name="结账收班").click()
    expect(cashier.get_by_text("账实相符").first).to_be_visible()
    eyes.look(cashier, "tills")
    eyes.nothing_was_wrong()
