"""Situations: an applicant goes back and forth between the questions, and a clerk mends a decision table."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import people
from tests.journeys.city import EDITOR, City
from tests.journeys.looking import Eyes

DRAFTED = "食品经营许可（情形示范）"


def test_an_applicant_is_asked_one_question_after_the_other(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    page = somebody()
    people.find_the_food_licence(page)
    people.start_for_the_company(page)

    people.answer_one(page, "食品销售")
    expect(page.get_by_text("第 2 问")).to_be_visible()
    page.get_by_role("link", name="修改").first.click()
    expect(page.get_by_role("radio", name="食品销售")).to_be_checked()
    page.get_by_role("button", name="保存，继续").click()
    for answer in ("不做", "不在网上卖", "本人（法定代表人"):
        people.answer_one(page, answer)
    page.wait_for_url("**/form")

    expect(page.get_by_text("一般是 5 个工作日")).to_be_visible()
    eyes.look(page, "form-of-a-shop")
    page.goto(f"/items/{city.item}?answer=business:sale")
    expect(page.get_by_text("按您的情形；一般是 5 个工作日")).to_be_visible()
    eyes.look(page, "guide-of-a-shop")
    page.get_by_role("link", name="一次性告知单").click()
    expect(page.get_by_role("heading", name="一次性告知单")).to_be_visible()
    eyes.look(page, "notice-list-of-a-shop")
    eyes.nothing_was_wrong()


def test_a_clerk_mends_a_decision_table(city: City, somebody: Callable[..., Page], eyes: Eyes) -> None:
    page = somebody()
    people.sign_in_at_the_desk(page, city, EDITOR)
    city.a_new_item(DRAFTED)
    page.goto("/desk/catalogue/situations")
    page.get_by_role("link", name=DRAFTED).click()
    expect(page.get_by_text("每种情形都有规则适用")).to_be_visible()

    page.get_by_role("button", name="加一个选项").first.click()
    page.get_by_label("选项 4").first.fill("流动摊点")
    page.get_by_label("选项 4").first.blur()
    expect(page.get_by_text("选“流动摊点”时，没有规则适用")).to_be_visible()
    eyes.look_on_phone(page, "table-with-a-gap")
    page.get_by_role("button", name="补一条规则").click()
    expect(page.get_by_text("每种情形都有规则适用")).to_be_visible()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已保存。")).to_be_visible()
    eyes.look(page, "table")
    page.get_by_role("link", name="像办事人一样看").click()
    expect(page.get_by_role("radio", name="流动摊点")).to_be_visible()
    eyes.look(page, "preview")
    eyes.nothing_was_wrong()
