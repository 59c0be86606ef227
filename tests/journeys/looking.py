"""Looking at a page as its readers do: desktop, phone, large print; axe finds nothing, and nothing may stick out."""

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from yimen.assembly.home import PROJECT

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
AXE = PROJECT / "web" / "vendor" / "axe.min.js"
_LARGE = "yimen_print"
#: Style sheets are read ahead for one experimental rule alone, which is off: a third of every look went there.
FINDINGS = "axe.run({resultTypes: ['violations'], preload: {assets: ['media']}}).then(r => r.violations)"
SETTLED = """
async () => {
  await document.fonts.ready;
  for (const moving of document.getAnimations()) {
    if (moving.effect?.getComputedTiming().endTime < Infinity) moving.finish();
  }
}
"""
STICKING_OUT = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width + 1) return [];
  return [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1)
    .map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} ${e.textContent.trim().slice(0, 20)}`);
}
"""


@dataclass
class Eyes:
    """Whoever looks: remembers everything that was wrong until the journey asks, and draws what they see if wanted."""

    folder: Path
    draws: bool
    numbers: Any = field(default_factory=lambda: count(1))
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.axe = AXE.read_text(encoding="utf-8")

    def look(self, page: Page, name: str) -> None:
        """The page as it stands, on a desk and in a hand; then the same address in large print."""
        title = f"{next(self.numbers):02}-{name}"
        self._judge(page, title, "desktop", DESKTOP)
        self._judge(page, title, "phone", PHONE)
        page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
        self._in_large_print(page, title)

    def look_on_phone(self, page: Page, name: str) -> None:
        """The page as it stands, in a hand only."""
        self._judge(page, f"{next(self.numbers):02}-{name}", "phone", PHONE)

    def nothing_was_wrong(self) -> None:
        """Fails with everything that was found on the way."""
        assert self.wrong == [], "\n" + "\n".join(self.wrong)

    def _in_large_print(self, page: Page, title: str) -> None:
        context: BrowserContext = page.context
        context.add_cookies([{"name": _LARGE, "value": "large", "url": page.url}])
        large = context.new_page()
        try:
            large.goto(page.url)
            self._judge(large, title, "large", DESKTOP)
            large.set_viewport_size(PHONE)  # type: ignore[arg-type]
            self._nothing_sticks_out(large, title, "large print on a phone")
        finally:
            large.close()
            context.clear_cookies(name=_LARGE)

    def _judge(self, page: Page, title: str, how: str, size: dict[str, int]) -> None:
        # A click comes back as soon as the next page has begun; it is judged when it is there.
        page.wait_for_load_state("load")
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate(SETTLED)
        if self.draws:
            picture = self.folder / f"{title}-{how}.jpg"
            page.screenshot(path=picture, type="jpeg", quality=80, full_page=True, animations="disabled")
        self._nothing_sticks_out(page, title, how)
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(self.axe)
        for found in page.evaluate(FINDINGS):
            for node in found["nodes"]:
                said = " ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
                self.wrong.append(f"{title} ({how}): {found['id']} {node['target']} {said} {node['html'][:160]}")

    def _nothing_sticks_out(self, page: Page, title: str, how: str) -> None:
        sticking = page.evaluate(STICKING_OUT)
        if sticking:
            self.wrong.append(f"{title} ({how}): sticks out sideways: {', '.join(sticking[:4])}")
