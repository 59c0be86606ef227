"""What goes wrong at a counter every day: a click too many, the way back, two tabs, a foreign address, a long lunch."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import people
from tests.journeys.city import STRANGER, WINDOW, City
from tests.journeys.looking import Eyes

NOTE = "第三页的面积请一并标注，其余不用改。"


def test_two_clicks_and_the_way_back_make_one_case(city: City, somebody: Callable[..., Page], eyes: Eyes) -> None:
    page = somebody()
    page.goto(f"/drafts/{city.a_draft()[0]}/check")
    people.sign_in(page)
    before = city.received()

    page.get_by_role("button", name="提交申请").dblclick()
    expect(page.get_by_role("heading", name="已经收到您的申请")).to_be_visible()
    page.go_back()
    if (again := page.get_by_role("button", name="提交申请")).is_visible():
        again.click()
    expect(page.get_by_role("heading", name="已经收到您的申请")).to_be_visible()
    eyes.look_on_phone(page, "after-the-way-back")

    assert city.received() == before + 1
    eyes.nothing_was_wrong()


def test_a_case_of_somebody_else_looks_like_no_case(city: City, somebody: Callable[..., Page], eyes: Eyes) -> None:
    stranger, case, draft = somebody(), city.a_case().ref, city.a_draft()[0]
    stranger.goto("/login")
    people.sign_in(stranger, STRANGER)
    expect(stranger.get_by_role("link", name="赵建国的账户")).to_be_visible()

    for address in (f"/drafts/{draft}/check", f"/mine/{case}", f"/mine/{case}/receipt"):
        ref = address.split("/")[2]
        assert shown(stranger, address) == shown(stranger, address.replace(ref, "Z" * len(ref)))
    eyes.look_on_phone(stranger, "no-such-case")
    eyes.nothing_was_wrong()


def shown(page: Page, address: str) -> str:
    """What a page that is not there says."""
    answer = page.goto(address)
    assert answer is not None and answer.status == 404
    return page.locator("body").inner_text()


def test_an_old_tab_tells_what_happened_and_keeps_what_was_typed(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    window = somebody()
    people.sign_in_at_the_desk(window, city, WINDOW)
    people.open_case(window, city.a_case().number)
    old_tab = window.context.new_page()
    old_tab.goto(window.url)
    people.do(window, "accept")

    deed = people.deed(old_tab, "open_correction")
    deed.get_by_role("checkbox").first.check()
    deed.get_by_label("补充说明").fill(NOTE)
    deed.get_by_role("button").last.click()

    expect(old_tab.locator("#mistakes")).to_contain_text("受理")
    expect(old_tab.locator("#mistakes")).to_contain_text(NOTE)
    eyes.look(old_tab, "old-tab")
    eyes.nothing_was_wrong()


def test_a_long_lunch_costs_nothing_that_was_typed(city: City, somebody: Callable[..., Page], eyes: Eyes) -> None:
    window = somebody()
    people.sign_in_at_the_desk(window, city, WINDOW)
    people.open_case(window, city.a_case().number)
    deed = people.deed(window, "open_correction")
    deed.get_by_role("checkbox").first.check()
    deed.get_by_label("补充说明").fill(NOTE)

    window.context.clear_cookies(name="yimen_session")
    deed.get_by_role("button").last.click()
    expect(window.get_by_role("heading", name="工作人员登录")).to_be_visible()
    eyes.look_on_phone(window, "signed-out")
    people.come_back_to_the_desk(window, city, WINDOW)

    deed = people.deed(window, "open_correction")
    expect(deed.get_by_label("补充说明")).to_have_value(NOTE)
    expect(deed.get_by_role("checkbox").first).to_be_checked()
    eyes.nothing_was_wrong()
