"""Opening a restaurant: from two words in a search box to a certificate that anybody can verify."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import psycopg
from playwright.sync_api import Page, expect

from tests.conftest import TEST_HOME
from tests.covers import covers
from tests.journeys import papers, people
from tests.journeys.city import DECIDER, ITEM, OFFICE, REVIEWER, SUPERVISOR, WINDOW, City
from tests.journeys.looking import Eyes
from yimen.gateways.signing.authority import DemoAuthority
from yimen.kernel.papers.seals import SealFinding

DEFECT = "图上没有标明各区域面积"
LICENCE = "食品经营许可证"


@covers("S-173", "S-199", "S-263")
def test_a_restaurant_gets_its_food_licence(
    city: City, somebody: Callable[..., Page], eyes: Eyes, tmp_path: Path
) -> None:
    applicant = somebody()
    number = the_applicant_hands_in(applicant, eyes, tmp_path)

    window = somebody()
    the_window_names_what_is_missing(window, eyes, city, number)
    the_applicant_mends_it(applicant, eyes, tmp_path)
    the_window_accepts_and_hands_over(window, eyes, number)
    the_reviewer_reviews(somebody(), eyes, city, number)
    a_different_officer_decides(somebody(), eyes, city, number)

    pdf = the_certificate_appears(applicant, eyes, tmp_path)
    its_seal_holds_and_one_altered_byte_breaks_it(pdf)
    its_code_opens_the_page_that_verifies_it(somebody(), eyes, city, pdf)
    the_board_counted_it_on_time(somebody(), eyes, city, number)
    the_journal_is_green_and_red_once_somebody_edits_it(city)
    eyes.nothing_was_wrong()


def the_applicant_hands_in(page: Page, eyes: Eyes, folder: Path) -> str:
    page.goto("/")
    eyes.look(page, "home")
    page.get_by_label("搜索想办的事").fill("开饭店")
    page.get_by_role("button", name="搜索").click()
    eyes.look(page, "search")
    page.get_by_role("link", name=ITEM, exact=True).click()
    expect(page.get_by_role("heading", name=ITEM, level=1)).to_be_visible()
    eyes.look(page, "guide")
    page.get_by_role("link", name="开始办理").click()
    eyes.look(page, "sign-in")
    people.sign_in(page)
    eyes.look(page, "start")
    people.choose_the_company(page)
    eyes.look(page, "situation")
    people.answer_the_situation(page)
    eyes.look(page, "form")
    people.fill_the_form(page)
    eyes.look(page, "materials")
    people.upload_everything(page, folder)
    eyes.look(page, "check")
    people.hand_it_in(page)
    expect(page.get_by_text(re.compile(r"\d+月\d+日（周.）")).first).to_be_visible()
    number = people.number_on(page)
    eyes.look(page, "receipt")
    return number


def the_window_names_what_is_missing(page: Page, eyes: Eyes, city: City, number: str) -> None:
    page.goto("/desk/login")
    eyes.look(page, "desk-sign-in")
    people.sign_in_at_the_desk(page, city, WINDOW)
    eyes.look(page, "worklist")
    people.open_case(page, number)
    eyes.look(page, "case-at-the-window")
    deed = people.deed(page, "open_correction")
    deed.get_by_role("checkbox", name=DEFECT).check()
    deed.get_by_label("补充说明").fill("其余材料齐全。")
    eyes.look_on_phone(page, "correction")
    deed.get_by_role("button").last.click()
    expect(page.get_by_role("heading", name="第 1 次补正通知")).to_be_visible()
    expect(page.get_by_text(DEFECT).first).to_be_visible()
    eyes.look(page, "case-waiting-for-the-applicant")


def the_applicant_mends_it(page: Page, eyes: Eyes, folder: Path) -> None:
    page.goto("/mine")
    eyes.look(page, "my-cases")
    page.get_by_role("main").get_by_role("link", name="去补正").click()
    expect(page.locator("#mend").get_by_text(DEFECT)).to_be_visible()
    eyes.look(page, "to-mend")
    plan = papers.a_picture(folder / "layout-with-areas.png", "areas")
    page.locator("#m-layout input[type=file]").set_input_files(plan)
    expect(page.locator("#m-layout").get_by_text(plan.name)).to_be_visible()
    page.get_by_role("button", name="我已补好，交回窗口").click()
    expect(page.locator("#mend")).to_have_count(0)
    eyes.look(page, "my-case")


def the_window_accepts_and_hands_over(page: Page, eyes: Eyes, number: str) -> None:
    page.goto("/desk/")
    people.open_case(page, number)
    eyes.look(page, "case-mended")
    people.do(page, "accept")
    eyes.look(page, "case-accepted")
    people.do(page, "hand_over")


def the_reviewer_reviews(page: Page, eyes: Eyes, city: City, number: str) -> None:
    people.sign_in_at_the_desk(page, city, REVIEWER)
    people.open_case(page, number)
    deed = people.deed(page, "review")
    deed.get_by_role("radio", name="建议准予许可").check()
    deed.get_by_label("意见").fill("材料齐全，布局合理，符合许可条件。")
    eyes.look(page, "review")
    deed.get_by_role("button").last.click()
    expect(page.locator("[data-done=review]")).to_be_visible()


def a_different_officer_decides(page: Page, eyes: Eyes, city: City, number: str) -> None:
    people.sign_in_at_the_desk(page, city, DECIDER)
    people.open_case(page, number)
    deed = people.deed(page, "decide")
    deed.get_by_role("radio", name="准予许可").check()
    eyes.look(page, "decide")
    deed.get_by_role("button").last.click()
    expect(page.locator("[data-done=decide]")).to_be_visible()
    eyes.look(page, "case-decided")


def the_certificate_appears(page: Page, eyes: Eyes, folder: Path) -> Path:
    page.goto("/certificates")
    people.wait_for_the_worker(page, LICENCE)
    eyes.look(page, "my-certificates")
    page.get_by_role("link", name="出示").first.click()  # the latest stands first
    expect(page.get_by_text(LICENCE).first).to_be_visible()
    eyes.look(page, "certificate")
    with page.expect_download() as arriving:
        page.get_by_role("link", name="下载签名 PDF").click()
    pdf = folder / "certificate.pdf"
    arriving.value.save_as(pdf)
    page.goto("/mine")
    page.get_by_role("main").get_by_role("link", name=ITEM).first.click()
    people.wait_for_the_worker(page, "准予")
    eyes.look(page, "my-case-granted")
    page.goto("/messages")
    eyes.look(page, "messages")
    return pdf


def its_seal_holds_and_one_altered_byte_breaks_it(pdf: Path) -> None:
    content, authority = pdf.read_bytes(), DemoAuthority(TEST_HOME.keys / "authority")
    assert "Signature is Valid" in papers.poppler_says(pdf)
    assert papers.seal_of(content, authority) is SealFinding.SOUND

    for at in (len(content) // 7, len(content) // 2, len(content) - 40):
        altered = pdf.with_name("altered.pdf")
        altered.write_bytes(papers.with_one_byte_altered(content, at))
        assert "Signature is Valid" not in papers.poppler_says(altered)
        assert papers.seal_of(altered.read_bytes(), authority) is not SealFinding.SOUND


def its_code_opens_the_page_that_verifies_it(page: Page, eyes: Eyes, city: City, pdf: Path) -> None:
    address = papers.code_on(pdf)
    assert "/verify/" in address
    page.goto(f"{city.address}/verify/{address.rsplit('/', 1)[1]}")
    expect(page.get_by_role("heading", name="证照有效")).to_be_visible()
    expect(page.get_by_text(OFFICE).first).to_be_visible()
    eyes.look(page, "verified")
    page.get_by_label("选择文件").set_input_files(pdf.with_name("altered.pdf"))
    page.get_by_role("button", name="查验").last.click()
    expect(page.get_by_role("heading", name="证照有效")).to_have_count(0)
    eyes.look_on_phone(page, "altered-file")


def the_board_counted_it_on_time(page: Page, eyes: Eyes, city: City, number: str) -> None:
    people.sign_in_at_the_desk(page, city, SUPERVISOR)
    page.goto("/oversight/")
    figure = page.locator(".figure", has_text="按时办结率")
    expect(figure.locator(".value")).to_contain_text("100")
    eyes.look(page, "board")
    figure.get_by_role("link", name="明细").click()
    expect(page.get_by_text(number)).to_be_visible()
    eyes.look(page, "board-list")


def the_journal_is_green_and_red_once_somebody_edits_it(city: City) -> None:
    assert city.yimen("journal", "verify").returncode == 0

    # A superuser goes round the rights and the triggers; not round the chain.
    with psycopg.connect(city.where.administrator, autocommit=True) as superuser:
        superuser.execute("set session_replication_role = replica")
        row = superuser.execute(
            "update journal_entry set actor_ref = 'nobody' where verb = 'grant' and subject_kind = 'case'"
            " returning id, subject_ref, seq"
        ).fetchone()
    assert row is not None

    red = city.yimen("journal", "verify", "--json")
    assert red.returncode == 1
    fault = json.loads(red.stdout)["fault"]
    assert (fault["what"], fault["id"], fault["subject_ref"], fault["seq"]) == ("altered", *row)
