"""Somebody with a telephone and a receipt: no account, one question: how far is it?"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys.city import COMPANY, ITEM, City
from tests.journeys.looking import PHONE, Eyes

MANNERS = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


@covers("S-337", "S-373")
def test_whoever_holds_number_and_code_sees_how_far_it_is_on_a_phone(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    case = city.a_case()
    number, code = case.number, case.query_code

    phone = somebody(**MANNERS)
    phone.goto("/")
    eyes.look_on_phone(phone, "home")
    phone.get_by_role("main").get_by_role("link", name="凭编号查进度").tap()
    ask(phone, number, wrong(code))
    expect(phone.get_by_text("没有查到。请核对编号和查询码")).to_be_visible()
    expect(phone.get_by_label("办件编号")).to_have_value(number)
    eyes.look_on_phone(phone, "wrong-code")

    ask(phone, number.lower().replace("-", " "), code)
    expect(phone.get_by_role("heading", name=ITEM)).to_be_visible()
    expect(phone.get_by_text("已收件").first).to_be_visible()
    expect(phone.get_by_text(COMPANY)).to_have_count(0)
    eyes.look_on_phone(phone, "progress")
    eyes.nothing_was_wrong()


def ask(page: Page, number: str, code: str) -> None:
    page.get_by_label("办件编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查进度").tap()


def wrong(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)
