"""Language: Chinese is the source text, English is complete. One plain table, no compiled catalogue.

Why a table and not gettext: docs/decisions/0007. Which language a reader sees is Django's affair (cookie, then
Accept-Language); this module never decides it, it only says a text in it.
"""

from collections.abc import Mapping

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from yimen.threshold.english import WORDS

CHINESE = "zh-hans"
ENGLISH = "en"


def language() -> str:
    """The language of the reader whose request this is: zh-hans or en."""
    return ENGLISH if (get_language() or CHINESE).startswith("en") else CHINESE


def told(chinese: str, /, **facts: object) -> str:
    """A text in the reader's language, with {facts} put in as they are. What has no English stays Chinese."""
    return chosen(chinese, facts).format_map(facts) if facts else chosen(chinese, facts)


def told_html(chinese: str, /, **facts: object) -> SafeString:
    """The same for a page: the text is ours and may hold markup, the facts are others' and are escaped."""
    escaped = {
        name: conditional_escape(str(value)) if not isinstance(value, SafeString) else value
        for name, value in facts.items()
    }
    text = chosen(chinese, facts)
    return mark_safe(text.format_map(escaped) if facts else text)


def chosen(chinese: str, facts: Mapping[str, object]) -> str:
    """The text as it stands in the table, before facts are put in."""
    if language() != ENGLISH:
        return chinese
    words = WORDS.get(chinese, chinese)
    if isinstance(words, str):
        return words
    one, many = words
    return one if str(facts.get("n", "")) in ("1", "1.0") else many
