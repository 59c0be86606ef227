"""A newcomer with a telephone finds eight everyday errands in their own words, and is told why each was found."""

import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.city import City
from tests.journeys.looking import PHONE, Eyes

MANNERS = {"viewport": PHONE}
ERRANDS = (
    ("开饭馆", "食品经营许可（新办）"),
    ("娃儿上户口", "出生登记"),
    ("身份证丢了", "居民身份证换领"),
    ("扯结婚证", "内地居民结婚登记"),
    ("房产過戶", "国有建设用地使用权及房屋所有权转移登记（存量房买卖）"),
    ("shebaoka", "社会保障卡申领"),
    ("gsrd", "工伤认定"),
    ("户照", "普通护照签发"),
)
FIRST_THREE = 3


def test_a_newcomer_finds_eight_errands_by_plain_words_on_a_phone(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    city.has_every_sample_item()
    phone = somebody(**MANNERS)
    phone.goto("/")
    began = time.monotonic()

    for words, item in ERRANDS:
        phone.get_by_label("搜索想办的事").fill(words)
        phone.get_by_role("button", name="搜索").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text(f"“{words}”的搜索结果")
        hits = phone.locator(".hit h3").all_inner_texts()[:FIRST_THREE]
        assert any(item in hit for hit in hits), (words, hits)

    print(f"eight errands in {time.monotonic() - began:.1f} s")
    expect(phone.get_by_text("改正了同音字：“户照”→“护照”").first).to_be_visible()
    eyes.look_on_phone(phone, "found")
    phone.get_by_role("link", name="按区域、主题、类型、办理方式筛选").click()
    phone.get_by_label("办理方式").select_option(label="窗口办")
    phone.get_by_role("button", name="筛选", exact=True).click()
    eyes.look_on_phone(phone, "narrowed")
    phone.goto("/search?q=宇宙飞船")
    expect(phone.get_by_text("说不清也没关系")).to_be_visible()
    eyes.look_on_phone(phone, "nothing")
    eyes.nothing_was_wrong()


def test_suggestions_are_chosen_by_keyboard_alone(somebody: Callable[..., Page], eyes: Eyes) -> None:
    page = somebody()
    page.goto("/")

    box = page.get_by_role("combobox", name="搜索想办的事")
    box.press_sequentially("食品经营")
    expect(page.get_by_role("option").first).to_contain_text("食品经营许可")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    eyes.look_on_phone(page, "suggestions")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    box.press_sequentially("许")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("食品经营许可")
    eyes.nothing_was_wrong()
