"""Languages of the guides on a page: what they are called, and a passage in the one that was chosen, or in Chinese."""

import re
from collections.abc import Mapping
from dataclasses import field

from django.utils.html import format_html
from django.utils.safestring import SafeString

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.kernel.translation import GuideLanguage, GuidePart, missing, passages

CHINESE = "zh-Hans"
_HAN = re.compile(r"[\u4e00-\u9fff]")
LANGUAGES: Mapping[str, str] = {
    GuideLanguage.ENGLISH: "英文",
    GuideLanguage.TIBETAN: "藏文",
    GuideLanguage.MONGOLIAN: "蒙古文",
}
OWN_NAMES: Mapping[str, str] = {
    CHINESE: "中文",
    GuideLanguage.ENGLISH: "English",
    GuideLanguage.TIBETAN: "བོད་ཡིག",
    GuideLanguage.MONGOLIAN: "ᠮᠣᠩᠭᠣᠯ",
}
"""What a language calls itself: on a link that leads to it, whatever the reader reads now."""
PARTS: Mapping[GuidePart, str] = {
    GuidePart.HEAD: "名称和结果",
    GuidePart.CONDITIONS: "受理条件",
    GuidePart.MATERIALS: "情形和材料",
    GuidePart.STEPS: "办理环节",
    GuidePart.FEES: "收费",
    GuidePart.QUESTIONS: "常见问题",
    GuidePart.PLACE: "办理地点",
}
TABLES: tuple[Mapping[str, str], ...] = (LANGUAGES, {part.value: words for part, words in PARTS.items()})
"""Every table: a test proves that each name has its English."""


@snapshot
class Telling:
    """A guide as it is told: in Chinese, or in another language with what that one lacks."""

    language: str = CHINESE
    texts: Mapping[str, str] = field(default_factory=dict)
    lacking: Mapping[GuidePart, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return LANGUAGES.get(self.language, "")

    def says(self, chinese: str) -> str:
        """A passage as the reader reads it."""
        return self.texts.get(chinese, "") or chinese

    def marked(self, chinese: str) -> SafeString:
        """The same for a page: with its language, so that it is set, broken and spoken rightly."""
        if self.language == CHINESE or not chinese:
            return format_html("{}", chinese)
        text = self.texts.get(chinese, "")
        if not text and _HAN.search(chinese) is None:
            return format_html("{}", chinese)
        if not text:
            return format_html('<span lang="{}">{}</span>', CHINESE, chinese)
        return format_html('<span class="told" lang="{}">{}</span>', self.language, text)


def telling(language: str, texts: Mapping[str, str], name: str, terms: Terms) -> Telling:
    """How a version is told in a language; without a single passage in it, in Chinese."""
    if language not in LANGUAGES or not texts:
        return Telling()
    return Telling(language, texts, missing(passages(name, terms), texts))
