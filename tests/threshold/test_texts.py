"""Every text of the interface has its English, with the same facts in it."""

import ast
import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from django.utils import translation

from yimen.threshold import desk_menu, messages, names
from yimen.threshold import english as tables
from yimen.threshold.language import WORDS, told, told_html

PACKAGE = Path(__file__).parents[2] / "yimen"
_TAG = re.compile(r"""\{%\s*t\s+(?:"((?:[^"\\]|\\")*)"|'((?:[^'\\]|\\')*)')""")
_FIELD = re.compile(r"\{%\s*(?:column|field|fold|panel|table)\s(.*?)%\}", re.S)
_QUOTED = re.compile(r"""\"([^\"]*)\"|'([^']*)'""")
_NAMED = re.compile(
    r"""<(?:a|button)\b[^>]*?aria-label="{% t '([^']*)'[^"]*"(?:[^>%]|%}|{%)*?>"""
    r"""\s*(?:{% icon "\w+" %}\s*)?{% t "([^"]*)"[^<]*?%}\s*</"""
)
_FACT = re.compile(r"\{([a-z_]+)\}")


def texts_of_templates() -> Iterator[tuple[str, str]]:
    for template in PACKAGE.rglob("templates/**/*.html"):
        text = template.read_text(encoding="utf-8")
        for double, single in _TAG.findall(text):
            yield (double or single).replace('\\"', '"'), str(template.relative_to(PACKAGE))
        for said in _FIELD.findall(text):
            for words in filter(_chinese, map("".join, _QUOTED.findall(said))):
                yield words, str(template.relative_to(PACKAGE))


def texts_of_python() -> Iterator[tuple[str, str]]:
    for module in [*PACKAGE.glob("threshold/**/*.py"), *PACKAGE.glob("channels/**/*.py")]:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in ("told", "told_html"):
                for said in ast.walk(node.args[0]):
                    if isinstance(said, ast.Constant) and isinstance(said.value, str) and _chinese(said.value):
                        yield said.value, str(module.relative_to(PACKAGE))


def texts_of_doors() -> Iterator[tuple[str, str]]:
    """Every Chinese constant of the web doors: what stands there is shown to somebody."""
    for door in ("hall", "workbench", "oversight", "kiosk", "displays"):
        for module in PACKAGE.glob(f"channels/{door}/**/*.py"):
            tree = ast.parse(module.read_text(encoding="utf-8"))
            docstrings = {
                id(node.body[0].value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
                and node.body
                and isinstance(node.body[0], ast.Expr)
            }
            for node in ast.walk(tree):
                said = node.value if isinstance(node, ast.Constant) else None
                if isinstance(said, str) and len(said) > 1 and id(node) not in docstrings and _chinese(said):
                    yield said, str(module.relative_to(PACKAGE))


def texts_of_tables() -> Iterator[tuple[str, str]]:
    for table, called in names.TABLES.items():
        yield from ((name, table) for name in called.values())
    yield from ((words, "desk_menu.py") for one in desk_menu.DESK_ENTRIES for words in (one.words, one.shelf.value))
    for title, text in messages.MESSAGES.values():
        yield from ((title, "messages.py"), (text, "messages.py"))


def test_a_table_of_names_is_called_as_no_other_is() -> None:
    called: dict[str, list[str]] = {}
    for room in pkgutil.iter_modules(names.__path__):
        for name, table in vars(import_module(f"{names.__name__}.{room.name}")).items():
            if name.isupper() and isinstance(table, Mapping):
                called.setdefault(name, []).append(room.name)

    assert {name: rooms for name, rooms in called.items() if len(rooms) > 1} == {}


def test_every_message_is_told_in_words() -> None:
    facts = {"item": "食品经营许可（新办）", "number": "SF-7K4M-29QX-M3", "until": "2026-12-01"}

    with translation.override("zh-hans"):
        title, text = messages.in_words("open_correction", facts)

    assert title == "请您补正材料"
    assert "SF-7K4M-29QX-M3" in text and "请在2026年12月1日（周二）前补好" in text and "{" not in text


def test_a_promised_moment_is_spelled_as_on_every_page() -> None:
    facts = {"item": "食品经营许可（新办）", "number": "SF-7K4M-29QX-M3", "promised": "2026-11-27 17:30"}

    with translation.override("zh-hans"):
        assert "承诺最晚2026年11月27日（周五）17:30办结" in messages.in_words("accept", facts)[1]
    with translation.override("en"):
        assert "promised by Fri 27 November 2026 17:30" in messages.in_words("accept", facts)[1]


def _chinese(text: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in text)


def test_no_text_has_two_englishes() -> None:
    said: dict[str, tuple[str, object]] = {}
    for module in pkgutil.iter_modules(tables.__path__):
        for chinese, words in import_module(f"{tables.__name__}.{module.name}").WORDS.items():
            before = said.setdefault(chinese, (module.name, words))
            assert before[1] == words, f"{chinese}: {before[0]} and {module.name} put it differently"


def test_every_text_has_its_english() -> None:
    said = {*texts_of_templates(), *texts_of_python(), *texts_of_tables(), *texts_of_doors()}

    missing = sorted({f"{text}  ({place})" for text, place in said if text not in WORDS})

    assert len(said) > 100
    assert missing == []


def test_both_languages_tell_the_same_facts() -> None:
    for chinese, english in WORDS.items():
        for version in [english] if isinstance(english, str) else english:
            assert set(_FACT.findall(version)) <= set(_FACT.findall(chinese)), chinese
            assert not _chinese(re.sub("开饭店|开店|落户|社保", "", version)) or chinese == "English", chinese


def test_what_is_read_out_contains_what_is_to_be_seen() -> None:
    """Who speaks to the page says the words that stand there (WCAG 2.5.3)."""
    pairs = {pair for page in PACKAGE.rglob("templates/**/*.html") for pair in _NAMED.findall(page.read_text("utf-8"))}

    assert len(pairs) >= 10
    for heard, seen in pairs:
        assert seen in heard, heard
        assert str(WORDS[seen]).lower() in str(WORDS[heard]).lower(), WORDS[heard]


def test_one_and_many_are_told_apart() -> None:
    with translation.override("en"):
        assert told("{n} 个工作日", n="1") == "1 working day"
        assert told("{n} 个工作日", n="0.5") == "0.5 working days"


def test_what_comes_from_others_is_escaped_and_our_own_markup_is_not() -> None:
    with translation.override("zh-hans"):
        text = told_html("{name}的账户", name="<b>x</b>")

    assert text == "&lt;b&gt;x&lt;/b&gt;的账户"
