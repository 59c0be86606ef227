"""The same pages for somebody who reads no Chinese: names of items, offices and people stay, all else is English."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass

from playwright.sync_api import Page, expect

from tests.journeys import people
from tests.journeys.city import COMPANY, FORM, City
from tests.journeys.looking import Eyes
from yimen.assembly.sample.items import ITEMS, OFFICES

_PAPER_NUMBER = re.compile(r"示市监.〔\d+〕\d+号")
#: What somebody typed, and what it was found by, is quoted as it stands.
_QUOTED = re.compile(r"“[^“”]{1,40}”")
CHINESE = re.compile(r"[\u4e00-\u9fff，。：；、（）]")
TEXTS = """
() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent && !["SCRIPT", "STYLE"].includes(parent.tagName)) found.push(walk.currentNode.textContent.trim());
  }
  for (const e of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]"))
    for (const name of ["aria-label", "placeholder", "title", "alt"])
      if (e.hasAttribute(name)) found.push(e.getAttribute(name));
  return [document.title, ...found];
}
"""


def test_a_reader_of_english_finds_no_chinese_but_names(city: City, somebody: Callable[..., Page], eyes: Eyes) -> None:
    page = somebody()
    draft = f"/drafts/{city.a_draft()[0]}"
    page.goto(f"{draft}/check")
    people.sign_in(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    pages = [
        "/",
        "/search?q=开饭店",
        f"/items/{city.item}",
        *(f"{draft}/{step}" for step in ("situation", "form", "materials", "check")),
    ]
    names = city.names()
    left = chinese_on(page, eyes, pages, names)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="We have received your application")).to_be_visible()
    left += chinese_on(
        page, eyes, [page.url, page.url.removesuffix("/receipt"), "/mine", "/certificates", "/messages", "/me"], names
    )
    left += chinese_on(
        somebody(locale="en-GB"),
        eyes,
        ["/login", "/register", "/progress", "/verify", "/verify/ABC", "/desk/login"],
        names,
    )

    assert left == []
    eyes.nothing_was_wrong()


def chinese_on(page: Page, eyes: Eyes, addresses: Iterable[str], names: Iterable[str]) -> list[str]:
    """Chinese of our own that is left on these pages; what is data of the city is taken away first."""
    left = []
    for address in addresses:
        page.goto(address)
        name = address.split("?")[0].strip("/").rsplit("/", 1)[-1]
        eyes.look_on_phone(page, f"english-{name or 'home'}")
        left += [f"{name}: {text}" for text in page.evaluate(TEXTS) if CHINESE.search(_without_data(text, names))]
    return left


def _without_data(text: str, names: Iterable[str]) -> str:
    # The numbers of papers first: a short word of an item may be a part of one.
    text = _PAPER_NUMBER.sub("", text)
    for known in sorted({*names, *_DATA}, key=len, reverse=True):
        text = text.replace(known, "")
    return _QUOTED.sub("", text)


def _words_of(thing: object) -> Iterator[str]:
    """Every text in the terms of an item, however deep."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for part in fields(thing):
            yield from _words_of(getattr(thing, part.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _words_of(part)


_NAMES = (
    "示范市市场监督管理局",
    "示范市行政服务中心",
    "示范市",
    COMPANY,
    "陈小禾",
    "滨河路1号",
    "简体中文",
    "中文",
    "开饭店",
)
_DATA = sorted(
    {
        *_NAMES,
        *FORM.values(),
        *(f"示范市{office}" for office in OFFICES.values()),
        *(line for item in ITEMS for text in (item.name, *_words_of(item.terms)) for line in text.splitlines()),
    }
    - {""},
    key=len,
    reverse=True,
)
