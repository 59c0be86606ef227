"""At the catalogue desk: from the tree to a draft that keeps everything and passes its check."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys import people
from tests.journeys.city import EDITOR, ITEM, City
from tests.journeys.looking import Eyes

LIMIT_RULE = "承诺时限不长于法定时限"


@covers("S-083")
def test_an_item_is_found_in_the_tree_and_its_next_version_written(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    page = somebody()
    people.sign_in_at_the_desk(page, city, EDITOR)
    the_tree_leads_to_the_item(page, eyes)
    the_check_fails_and_passes_again(page, eyes)
    a_material_is_added(page, eyes)
    a_reload_keeps_everything(page)
    eyes.nothing_was_wrong()


def the_tree_leads_to_the_item(page: Page, eyes: Eyes) -> None:
    page.goto("/desk/catalogue/")
    eyes.look(page, "tree")
    page.get_by_role("navigation", name="区划和部门").get_by_role("link", name="示范市市场监督管理局").click()
    page.get_by_role("link", name=ITEM, exact=True).click()
    eyes.look(page, "item")
    page.get_by_role("button", name="起草下一个版本").click()
    page.get_by_role("navigation", name="要素分组").get_by_role("link", name="时限").click()
    expect(page.get_by_role("group", name="承诺办结时限")).to_be_visible()


def the_check_fails_and_passes_again(page: Page, eyes: Eyes) -> None:
    amount = page.get_by_label("承诺办结时限，数量")
    broken = page.locator("#checks > .rules").get_by_text(LIMIT_RULE)
    amount.fill("12")
    expect(broken).to_be_visible()
    expect(page.get_by_text("已自动保存")).to_be_visible()
    eyes.look(page, "limits")
    amount.fill("8")
    expect(broken).to_have_count(0)


def a_material_is_added(page: Page, eyes: Eyes) -> None:
    page.get_by_role("navigation", name="要素分组").get_by_role("link", name="申请材料").click()
    eyes.look(page, "materials")
    page.get_by_label("库里的条目").select_option("M001")
    page.get_by_role("button", name="加入", exact=True).click()
    expect(page.get_by_label("材料名称")).to_have_value("食品安全管理人员证明")
    page.get_by_role("link", name="回到申请材料").click()
    page.get_by_role("button", name="加一份材料").click()
    page.get_by_label("材料名称").fill("食品安全自查记录")
    expect(page.get_by_text("已自动保存")).to_be_visible()
    eyes.look(page, "material")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("link", name="食品安全自查记录", exact=True)).to_be_visible()


def a_reload_keeps_everything(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("link", name="食品安全管理人员证明", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="食品安全自查记录", exact=True)).to_be_visible()
    page.get_by_role("navigation", name="要素分组").get_by_role("link", name="时限").click()
    expect(page.get_by_label("承诺办结时限，数量")).to_have_value("8")
