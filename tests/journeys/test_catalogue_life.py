"""The life of an item: drafted, reviewed, shown, in force, changed while a case runs, cancelled."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys import people
from tests.journeys.city import CHIEF, EDITOR, LEGAL, REFORM, WINDOW, City
from tests.journeys.looking import Eyes

ITEM = "食品经营许可（试点）"
BOARD = "/desk/catalogue/board"


class Desks:
    """A window of their own for everybody at a desk."""

    def __init__(self, city: City, somebody: Callable[..., Page]) -> None:
        self.city, self.somebody, self.windows = city, somebody, dict[str, Page]()

    def of(self, login: str) -> Page:
        if login not in self.windows:
            self.windows[login] = self.somebody()
            people.sign_in_at_the_desk(self.windows[login], self.city, login)
        return self.windows[login]


@covers("S-080", "S-081", "S-084")
def test_from_draft_to_force_to_changed_to_cancelled_with_a_case_running_across(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    item, version = city.a_new_item(ITEM)
    desk, hall = Desks(city, somebody), somebody()

    the_first_version_comes_into_force(desk, hall, city, item, version)
    case = city.a_case(item).number
    the_next_version_is_reviewed_shown_and_answered(desk, hall, city, item, eyes)
    the_guide_says_the_new_limit_and_the_case_keeps_the_old_one(desk, hall, item, case)
    the_item_is_cancelled(desk, hall, city, item, eyes)
    eyes.nothing_was_wrong()


def the_first_version_comes_into_force(desk: Desks, hall: Page, city: City, item: str, version: str) -> None:
    page = desk.of(EDITOR)
    page.goto(f"/desk/catalogue/versions/{version}/propose")
    grounds(page, "新设", "试点，一证准营")
    city.passes(the_change(page))
    decide(desk, the_change(page))
    hall.goto(f"/items/{item}")
    expect(hall.get_by_role("heading", name=ITEM, level=1)).to_be_visible()


def the_next_version_is_reviewed_shown_and_answered(desk: Desks, hall: Page, city: City, item: str, eyes: Eyes) -> None:
    page = desk.of(EDITOR)
    page.goto(f"/desk/catalogue/items/{item}")
    page.get_by_role("button", name="起草下一个版本").click()
    page.get_by_role("navigation", name="要素分组").get_by_role("link", name="时限").click()
    page.get_by_label("承诺办结时限，数量").fill("3")
    expect(page.get_by_text("已自动保存")).to_be_visible()
    page.goto(f"/desk/catalogue/items/{item}/versions")
    page.get_by_role("link", name="提交审查", exact=True).click()
    eyes.look(page, "propose")
    grounds(page, "变更", "压缩时限，方便开店")
    change = the_change(page)
    for login in (CHIEF, LEGAL, REFORM):
        reviewer = desk.of(login)
        reviewer.goto(BOARD)
        reviewer.get_by_role("link", name=ITEM).click()
        if login == CHIEF:
            eyes.look(reviewer, "change")
        people.deed(reviewer, "pass_change").get_by_role("button", name="同意").click()
        expect(reviewer.get_by_text("部门审查：同意")).to_be_visible()
    a_citizen_comments(hall, eyes)
    the_office_answers(desk, change)
    city.days_pass(change)
    decide(desk, change)


def a_citizen_comments(hall: Page, eyes: Eyes) -> None:
    hall.goto("/notices")
    eyes.look(hall, "notices")
    hall.get_by_role("link", name=ITEM).first.click()
    expect(hall.get_by_text(re.compile("承诺时限由 .* 改为 3 个工作日"))).to_be_visible()
    hall.get_by_label("您的意见").fill("三天核查得过来吗？")
    hall.get_by_role("button", name="提交意见").click()
    expect(hall.get_by_text("意见收到了")).to_be_visible()
    eyes.look(hall, "notice")


def the_office_answers(desk: Desks, change: str) -> None:
    reform, editor = desk.of(REFORM), desk.of(EDITOR)
    reform.goto(f"/desk/catalogue/changes/{change}")
    expect(reform.get_by_text("公示还没有结束")).to_be_visible()
    editor.goto(f"/desk/catalogue/changes/{change}")
    editor.get_by_label("答复").fill("核查得过来，已加派人手。")
    editor.get_by_role("button", name="答复并公开").click()
    expect(editor.get_by_text("核查得过来，已加派人手。")).to_be_visible()


def the_guide_says_the_new_limit_and_the_case_keeps_the_old_one(desk: Desks, hall: Page, item: str, case: str) -> None:
    hall.goto(f"/items/{item}")
    expect(hall.get_by_text(re.compile(r"(^|\D)3 个工作日")).first).to_be_visible()
    page = desk.of(WINDOW)
    page.goto("/desk/search/")
    page.get_by_label("编号、申请人或事项").fill(case)
    page.get_by_role("main").get_by_role("button", name="查找").click()
    expect(page.get_by_text("版本 V1")).to_be_visible()


def the_item_is_cancelled(desk: Desks, hall: Page, city: City, item: str, eyes: Eyes) -> None:
    page = desk.of(EDITOR)
    page.goto(f"/desk/catalogue/items/{item}/versions")
    eyes.look(page, "versions")
    page.get_by_role("link", name="取消、下放、暂停").click()
    grounds(page, "取消", "与食品经营许可合为一证")
    city.passes(the_change(page))
    decide(desk, the_change(page))
    answer = hall.goto(f"/items/{item}")
    assert answer is not None and answer.status == 410
    expect(hall.get_by_text("这个事项取消了")).to_be_visible()
    eyes.look(hall, "ended")
    hall.get_by_role("link", name="变更历史").click()
    expect(hall.get_by_text("与食品经营许可合为一证")).to_be_visible()


def grounds(page: Page, kind: str, reason: str) -> None:
    """Why it is changed, and hand it in."""
    choice = page.get_by_role("group", name="变更类型")
    choice.get_by_text(kind, exact=True).click()
    page.get_by_label("理由").fill(reason)
    page.get_by_label("依据文件").fill("示政发〔2026〕12号")
    page.get_by_role("button", name="提交审查").click()
    expect(page.get_by_role("heading", name="审查过程")).to_be_visible()


def the_change(page: Page) -> str:
    """The change that is shown."""
    found = re.search(r"/changes/([0-9A-Z]{16})", page.url)
    assert found is not None, page.url
    return found.group(1)


def decide(desk: Desks, change: str) -> None:
    """The reform office lets it take effect, now."""
    page = desk.of(REFORM)
    page.goto(f"/desk/catalogue/changes/{change}")
    people.deed(page, "put_in_force").get_by_role("button", name="确定生效").click()
    expect(page.get_by_text("自此生效")).to_be_visible()
