"""Found: why an item is a hit, in words that every door says alike; and which characters of its name answer for it."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from yimen.registries.catalogue.search import Hit, Why
from yimen.threshold.language import told

WHY_FOUND: Mapping[Why, str] = {
    Why.NAME: "名称里有“{said}”",
    Why.KEYWORD: "“{matched}”说的是“{name}”",
    Why.SYNONYM: "“{said}”也叫“{matched}”",
    Why.PINYIN: "拼音：{matched}",
    Why.INITIALS: "拼音首字母：{matched}",
    Why.CODE: "按事项编码找到",
    Why.SLIP: "改正了一个字：“{said}”→“{matched}”",
    Why.SOUND: "改正了同音字：“{said}”→“{matched}”",
    Why.PART: "有一部分相符：{matched}",
    Why.CONTEXT: "部门或主题相符：{said}",
}


def why_found(hit: Hit) -> str:
    """Why this item is among the results, in the reader's language."""
    return told(WHY_FOUND[hit.reason], said=hit.said, matched=hit.matched, name=hit.row.name)


def marked(name: str, words: tuple[str, ...]) -> SafeString:
    """A name with what was looked for marked in it: the first of the words that stands there."""
    word = next((word for word in words if word and word in name), "")
    before, _, after = name.partition(word) if word else (name, "", "")
    return format_html("{}<mark>{}</mark>{}", before, word, after) if word else format_html("{}", name)
