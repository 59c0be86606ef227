"""What people do on the way of every journey: sign in, fill, upload; each as it is said."""

import time
from pathlib import Path

import pyotp
from playwright.sync_api import Locator, Page, expect

from tests.journeys import papers
from tests.journeys.city import APPLICANT, CENTRE, COMPANY, FORM, ITEM, MATERIALS, City
from tests.operations.town import PASSWORD, SECRET
from yimen.assembly.sample.items.market import FOOD_LICENCE

WORKER_PATIENCE = 40.0
SITUATION = ("餐馆、饮品店", "不做", "不在网上卖", "本人（法定代表人")
LABELS = {term.code: term.label for term in FOOD_LICENCE.terms.fields}


def sign_in(page: Page, login: str = APPLICANT) -> None:
    """On the sign-in page of the hall."""
    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="登录").click()


def sign_in_at_the_desk(page: Page, city: City, login: str) -> None:
    """With the password and the six digits of now; whoever has done so on this day keeps the session."""
    if login in city.sessions:
        page.context.add_cookies(city.sessions[login])
        return
    page.goto("/desk/login")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("六位动态口令").fill(pyotp.TOTP(SECRET).now())
    page.get_by_role("main").get_by_role("button", name="登录").click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    city.sessions[login] = [cookie for cookie in page.context.cookies() if cookie["name"] in ("yimen_session",)]


def come_back_to_the_desk(page: Page, city: City, login: str) -> None:
    """Signed in again, on the page that the sign-in page leads back to."""
    back = page.locator("input[name=next]").input_value()
    page.context.add_cookies(city.sessions[login])
    page.goto(back)


def open_case(page: Page, number: str, item: str = ITEM) -> None:
    """By its number, which opens the case at once."""
    page.goto("/desk/search/")
    page.get_by_label("编号、申请人或事项").fill(number)
    page.get_by_role("main").get_by_role("button", name="查找").click()
    expect(page.get_by_role("heading", name=item, level=1)).to_be_visible()


def deed(page: Page, act: str) -> Locator:
    """The form of an act, opened."""
    found = page.locator(f"#act-{act}")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def do(page: Page, act: str) -> None:
    """An act that needs no words."""
    deed(page, act).get_by_role("button").last.click()
    expect(page.locator(f"[data-done={act}]")).to_be_visible()


def number_on(receipt: Page) -> str:
    """The case number that a receipt tells."""
    return receipt.locator(".paper .code").first.inner_text()


def find_the_food_licence(page: Page) -> None:
    """From the first page to the guide, in plain words."""
    page.goto("/")
    page.get_by_label("搜索想办的事").fill("开饭店")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("link", name="食品经营许可（新办）", exact=True).click()


def start_for_the_company(page: Page, login: str = APPLICANT) -> None:
    """From the guide to the questions, signing in on the way when that is asked for."""
    page.get_by_role("link", name="开始办理").click()
    if "/login" in page.url:
        sign_in(page, login)
    choose_the_company(page)


def choose_the_company(page: Page) -> None:
    """For whom it is done."""
    page.get_by_role("radio", name=COMPANY).check()
    page.get_by_role("button", name="开始填写").or_(page.get_by_role("button", name="另开一份新的")).click()


def answer_one(page: Page, answer: str) -> None:
    """A tap on an answer goes on by itself, as the page says; without JavaScript a button does."""
    radio = page.get_by_role("radio", name=answer)
    if page.get_by_text("点选后自动到下一问").is_visible():
        radio.click()
        expect(radio).to_have_count(0)
    else:
        radio.check()
        page.get_by_role("button", name="保存，继续").click()


def answer_the_situation(page: Page) -> None:
    """A small restaurant, nothing raw, not on the net, by the owner."""
    for answer in SITUATION:
        answer_one(page, answer)
    page.wait_for_url("**/form")


def fill_the_form(page: Page) -> None:
    """Every field that this situation asks for."""
    for code, value in FORM.items():
        if code == "main_project":
            page.get_by_role("radio", name=value).check()
        else:
            page.get_by_label(LABELS[code]).fill(value)
    page.get_by_role("button", name="保存，去上传材料").last.click()


def upload(page: Page, folder: Path, material: str) -> None:
    """A picture or a scan; it goes up as soon as it is chosen, or with the button when there is no JavaScript."""
    paper = (
        papers.a_scan(folder / f"{material}.pdf", material)
        if material == "rules"
        else papers.a_picture(folder / f"{material}.png", material)
    )
    place = page.locator(f"#m-{material}")
    place.locator("input[type=file]").set_input_files(paper)
    button = place.get_by_role("button", name="上传", exact=True)
    if button.is_visible():
        button.click()
    expect(page.locator(f"#m-{material}").get_by_text(paper.name).first).to_be_visible()


def upload_everything(page: Page, folder: Path) -> None:
    """All materials of this situation."""
    for material in MATERIALS:
        upload(page, folder, material)
    page.get_by_role("link", name="去核对").click()


def fill_an_application(page: Page, folder: Path) -> None:
    """From the first page to the last check, without looking left or right."""
    find_the_food_licence(page)
    start_for_the_company(page)
    answer_the_situation(page)
    fill_the_form(page)
    upload_everything(page, folder)


def hand_it_in(page: Page) -> None:
    """At the centre of the city, where others have been opened by other journeys; then one click makes a case of it."""
    centre = page.get_by_role("radio", name=CENTRE)
    if centre.count():
        centre.check()
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", name="已经收到您的申请")).to_be_visible()


def wait_for_the_worker(page: Page, sign: str) -> None:
    """Open the page again until what the worker makes is there."""
    deadline = time.monotonic() + WORKER_PATIENCE
    while not page.get_by_text(sign).first.is_visible():
        assert time.monotonic() < deadline, f"{sign} did not come to {page.url}"
        page.wait_for_timeout(400)
        page.reload()
