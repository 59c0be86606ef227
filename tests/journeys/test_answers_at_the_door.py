"""What the window may answer: a "no" that others confirm, a yes with something to follow, a yes on a promise."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys import papers, people
from tests.journeys.city import APPLICANT, DECIDER, REVIEWER, WINDOW, City
from tests.journeys.looking import Eyes

RENEWAL = "食品经营许可（延续）"
RENEWAL_FORM = {"licence_number": "JY21101010000012", "expires": "2027-03-01", "phone": "13800000001"}
WHY = "该地址属于征收范围，已停止核发。"
INSTEAD = "请到县政务服务中心三楼咨询安置商铺。"
NO_PERMIT = "只销售预包装食品的，不需要取得食品经营许可。"
RECORD = "开业前在网上大厅办理“仅销售预包装食品备案”，当天办结。"
RULES = "食品安全规章制度目录清单"


@covers("S-181", "S-182")
def test_a_clerks_no_is_heard_only_when_an_approver_confirms_it(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    case, window, applicant, decider = city.a_case(), somebody(), somebody(), somebody()
    at_the_desk(window, city, WINDOW, case.number)

    deed = people.deed(window, "propose_refusal")
    deed.get_by_label("法律依据").fill("《食品经营许可和备案管理办法》第十二条")
    deed.get_by_label("说明为什么").fill(WHY)
    deed.get_by_label("告诉申请人该怎么办").fill(INSTEAD)
    eyes.look(window, "proposing")
    deed.get_by_role("button").last.click()
    expect(window.locator("[data-done=propose_refusal]")).to_be_visible()

    at_home(applicant, case.ref)
    expect(applicant.get_by_text("已收件").first).to_be_visible()
    expect(applicant.get_by_text(WHY)).to_have_count(0)
    eyes.look(applicant, "being-examined")

    at_the_desk(decider, city, DECIDER, case.number)
    deed = people.deed(decider, "confirm_refusal")
    expect(decider.get_by_text(WHY).first).to_be_visible()
    deed.get_by_role("checkbox", name="依据、说明和指引我已核对").check()
    eyes.look(decider, "confirming")
    deed.get_by_role("button").last.click()
    expect(decider.locator("[data-done=confirm_refusal]")).to_be_visible()

    applicant.reload()
    expect(applicant.get_by_role("heading", name="决定：不予受理")).to_be_visible()
    expect(applicant.get_by_text(INSTEAD)).to_be_visible()
    people.wait_for_the_worker(applicant, "不予受理决定书")
    eyes.look(applicant, "refused-with-guidance")
    eyes.nothing_was_wrong()


@covers("S-181")
def test_who_needs_no_permit_is_told_so_at_once_and_what_to_do_instead(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    case, window, applicant = city.a_case(), somebody(), somebody()
    at_the_desk(window, city, WINDOW, case.number)

    deed = people.deed(window, "find_not_needed")
    deed.get_by_label("法律依据").fill("《食品经营许可和备案管理办法》第四条第二款")
    deed.get_by_label("为什么不需要办理").fill(NO_PERMIT)
    deed.get_by_role("button").last.click()
    expect(deed.get_by_role("button").last).to_be_visible()
    expect(window.locator("[data-done=find_not_needed]")).to_have_count(0)
    deed = people.deed(window, "find_not_needed")
    expect(deed.get_by_label("为什么不需要办理")).to_have_value(NO_PERMIT)
    deed.get_by_label("告诉申请人该怎么办").fill(RECORD)
    eyes.look(window, "telling-not-needed")
    deed.get_by_role("button").last.click()
    expect(window.locator("[data-done=find_not_needed]")).to_be_visible()

    at_home(applicant, case.ref)
    expect(applicant.get_by_text("不需要办理").first).to_be_visible()
    expect(applicant.get_by_text(RECORD)).to_be_visible()
    people.wait_for_the_worker(applicant, "不受理通知书")
    eyes.look(applicant, "not-needed-with-what-to-do")
    eyes.nothing_was_wrong()


@covers("S-177")
def test_what_is_missing_may_follow_and_the_certificate_waits_for_it(
    city: City, somebody: Callable[..., Page], eyes: Eyes, tmp_path: Path
) -> None:
    case, window, applicant = city.a_case(without="rules"), somebody(), somebody()
    at_the_desk(window, city, WINDOW, case.number)

    deed = people.deed(window, "accept_tolerating")
    expect(deed.get_by_role("checkbox", name=RULES)).to_be_checked()
    eyes.look(window, "tolerating")
    deed.get_by_role("button").last.click()
    expect(window.locator("[data-done=accept_tolerating]")).to_be_visible()
    people.do(window, "hand_over")
    reviewed_and_granted(somebody(), somebody(), city, case.number)

    at_home(applicant, case.ref)
    expect(applicant.get_by_role("heading", name=f"后补材料：{RULES}")).to_be_visible()
    eyes.look(applicant, "granted-with-something-to-follow")
    following = applicant.locator("#m-rules")
    following.locator("input[type=file]").set_input_files(papers.a_picture(tmp_path / "rules.png", "rules"))
    expect(following.get_by_text("rules.png")).to_be_visible()

    window.goto("/desk/")
    people.open_case(window, case.number)
    people.do(window, "supply")
    applicant.reload()
    expect(applicant.get_by_role("heading", name=f"后补材料：{RULES}")).to_have_count(0)
    eyes.look(applicant, "everything-in")
    eyes.nothing_was_wrong()


@covers("S-178")
def test_a_promise_stands_for_what_would_have_been_examined(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    case = city.a_case_of(RENEWAL, RENEWAL_FORM, ("business_licence", "unchanged"))
    window, applicant = somebody(), somebody()
    people.sign_in_at_the_desk(window, city, WINDOW)
    people.open_case(window, case.number, RENEWAL)

    at_home(applicant, case.ref)
    promise = applicant.locator("#promise")
    code = promise.locator(".code").inner_text().split()[-1]
    promise.get_by_role("textbox").fill(code)
    promise.get_by_role("button").click()
    expect(applicant.get_by_role("heading", name="承诺已签")).to_be_visible()
    people.open_case(window, case.number, RENEWAL)
    deed = people.deed(window, "accept_on_commitment")
    deed.get_by_role("checkbox", name="条件已逐条告知申请人").check()
    eyes.look(window, "promising")
    deed.get_by_role("button").last.click()
    expect(window.locator("[data-done=accept_on_commitment]")).to_be_visible()

    applicant.reload()
    expect(applicant.get_by_text("已受理").first).to_be_visible()
    eyes.look(applicant, "accepted-on-a-promise")
    eyes.nothing_was_wrong()


def at_the_desk(page: Page, city: City, login: str, number: str) -> None:
    people.sign_in_at_the_desk(page, city, login)
    people.open_case(page, number)


def at_home(page: Page, case: str) -> None:
    page.goto(f"/mine/{case}")
    people.sign_in(page, APPLICANT)
    expect(page.get_by_role("heading", level=1)).to_contain_text("食品经营许可")


def reviewed_and_granted(reviewer: Page, decider: Page, city: City, number: str) -> None:
    at_the_desk(reviewer, city, REVIEWER, number)
    deed = people.deed(reviewer, "review")
    deed.get_by_role("radio", name="建议准予许可").check()
    deed.get_by_label("意见").fill("符合条件，制度清单随后补来。")
    deed.get_by_role("button").last.click()
    expect(reviewer.locator("[data-done=review]")).to_be_visible()
    at_the_desk(decider, city, DECIDER, number)
    deed = people.deed(decider, "decide")
    deed.get_by_role("radio", name="准予许可").check()
    deed.get_by_role("button").last.click()
    expect(decider.locator("[data-done=decide]")).to_be_visible()
