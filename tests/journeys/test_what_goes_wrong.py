"""What goes wrong at a counter every day: a click too many, the way back, two tabs, a foreign address, a long lunch."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.journeys import people
from tests.journeys.city import STRANGER, WINDOW, City
from tests.journeys.looking import Eyes

NOTE = "第三页的面积请一并标注，其余不用改。"
#: A page with everything that a form may hold: alike forms, two buttons, fields of one name, choices of many.
FIELDS = """<input type="hidden" name="key" value="{key}"><input name="finding"><input name="finding">
<input type="password" name="secret">
<input type="checkbox" name="task" value="1" checked><input type="checkbox" name="task" value="2">
<select name="window" multiple><option>东<option>南<option>西</select>
<button name="then" value="leave">离开</button><button name="then" value="send">送出</button>"""
MANY = f"""<!doctype html><html lang="zh"><title>示例</title><body {{who}}>{{scripts}}
<form method="post"><input type="hidden" name="act" value="refuse"><input name="finding"><button>不</button></form>
<form method="post" id="plain"><input type="hidden" name="act" value="conclude">{FIELDS}</form>
<form method="post" id="kept" data-keeps="acc1:case:note">{FIELDS}</form>
<form method="post" data-signs-out><button>退出</button></form>
<output></output><script>
addEventListener("input", (e) => {{{{ document.querySelector("output").value += e.target.name + " "; }}}});
</script>"""


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


def test_each_word_comes_back_in_its_own_field_and_no_button_says_another(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    page, drawn = a_page_of_many(somebody())
    for form in ("#kept", "#plain"):
        fill_the_many(page.locator(form))

    drawn.update(who="", key="second")
    page.locator("#plain").get_by_role("button", name="离开").click()
    expect(page.locator("body:not([data-who])")).to_be_visible()
    page.wait_for_load_state()  # the page is there before its scripts have run
    drawn.update(who='data-who="acc1"')
    page.goto("/many")

    expect(page.locator("output")).to_have_text("finding finding task task window " * 2)
    assert page.locator("form").first.locator("[name=finding]").input_value() == ""
    for form in ("#kept", "#plain"):
        it_stands_as_it_was_filled(page.locator(form))
    eyes.nothing_was_wrong()


def test_words_wait_only_for_the_one_who_wrote_them(city: City, somebody: Callable[..., Page], eyes: Eyes) -> None:
    page, drawn = a_page_of_many(somebody())

    for comes_back in ("another", "whoever signed out", "whoever was away too long"):
        drawn.update(who='data-who="acc1"')
        page.goto("/many")
        page.locator("#plain [name=finding]").first.fill("门窗齐全")
        drawn.update(who="")
        page.locator("#plain").get_by_role("button", name="离开").click()
        expect(page.locator("body:not([data-who])")).to_be_visible()
        page.wait_for_load_state()

        if comes_back == "whoever signed out":
            page.get_by_role("button", name="退出").click()
        if comes_back == "whoever was away too long":
            page.clock.install(time=datetime.now(UTC) + timedelta(minutes=31))
        drawn.update(who=f'data-who="{"acc2" if comes_back == "another" else "acc1"}"')
        page.goto("/many")
        assert page.locator("#plain [name=finding]").first.input_value() == "", comes_back
    eyes.nothing_was_wrong()


def a_page_of_many(page: Page) -> tuple[Page, dict[str, str]]:
    """The page with many fields, drawn as the second says, with what the desk's pages do."""
    page.goto("/desk/login")
    sources = [script.get_attribute("src") for script in page.locator("script[src*=yimen], script[src*=desk]").all()]
    drawn = {
        "scripts": "".join(f'<script src="{source}" defer></script>' for source in sources),
        "who": 'data-who="acc1"',
        "key": "first",
    }
    page.route(
        "**/many", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=MANY.format(**drawn))
    )
    page.goto("/many")
    return page, drawn


def fill_the_many(form: Locator) -> None:
    """Other words into each of its fields."""
    form.locator("[name=finding]").first.fill("门窗齐全")
    form.locator("[name=finding]").last.fill("冷库两间")
    form.locator("[name=secret]").fill("秘密")
    form.locator("[name=task]").first.uncheck()
    form.locator("[name=task]").last.check()
    form.locator("[name=window]").select_option(["东", "西"])


def it_stands_as_it_was_filled(form: Locator) -> None:
    """Each word in its field; what nobody writes, as the page was drawn."""
    assert [box.input_value() for box in form.locator("[name=finding]").all()] == ["门窗齐全", "冷库两间"]
    assert [box.is_checked() for box in form.locator("[name=task]").all()] == [False, True]
    assert form.locator("[name=window]").evaluate("(it) => [...it.selectedOptions].map((o) => o.value)") == ["东", "西"]
    assert [button.get_attribute("value") for button in form.get_by_role("button").all()] == ["leave", "send"]
    assert form.locator("[name=key]").input_value() == "second"
    assert form.locator("[name=secret]").input_value() == ""
