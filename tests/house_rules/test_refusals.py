"""Every refusal has a code and a sentence in both languages, and every sentence belongs to a refusal."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from string import Formatter

from tests.house_rules.sources import HOUSE, modules
from yimen.kernel.refusal import Refusal
from yimen.threshold.sentences import SENTENCES

#: What is typed in Chinese whatever language one reads.
TYPED = {"structure.bad_line": "休"}

_CODE = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def heirs(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for heir in kind.__subclasses__():
        if heir.__module__.startswith("yimen."):
            yield heir
        yield from heirs(heir)


@cache
def refusals() -> tuple[type[Refusal], ...]:
    """Every refusal of the house; a family without a code of its own is not one."""
    list(modules())
    return tuple(sorted(set(heirs(Refusal)), key=lambda kind: (kind.__module__, kind.__name__)))


def facts_of(kind: type[Refusal]) -> set[str]:
    return {one.name for one in fields(kind)} if is_dataclass(kind) else set()


def facts_in(sentence: str) -> set[str]:
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = Counter(kind.code for kind in refusals())

    assert len(codes) > 100
    assert [code for code, times in codes.items() if times > 1 or not _CODE.fullmatch(code)] == []


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    assert {kind.code for kind in refusals()} == set(SENTENCES)


def test_every_refusal_explains_itself() -> None:
    assert [kind.__qualname__ for kind in refusals() if not vars(kind).get("__doc__")] == []


def test_facts_are_fields_of_a_dataclass_that_is_compared_by_itself() -> None:
    assert [
        kind.__qualname__
        for kind in refusals()
        if vars(kind).get("__annotations__", {}).keys() - {"code"} and not is_dataclass(kind)
    ] == []


def test_a_sentence_says_only_what_the_refusal_knows() -> None:
    known = {kind.code: facts_of(kind) for kind in refusals()}
    said = {code: facts_in(chinese) | facts_in(english) for code, (chinese, english) in SENTENCES.items()}

    assert {code: facts - known[code] for code, facts in said.items() if not facts <= known[code]} == {}


def test_a_sentence_stands_in_both_languages() -> None:
    assert [code for code, (chinese, _) in SENTENCES.items() if not _CHINESE.search(chinese)] == []
    assert [code for code, (_, english) in SENTENCES.items() if not english.strip()] == []
    assert [
        code for code, (_, english) in SENTENCES.items() if _CHINESE.search(english.replace(TYPED.get(code, ""), ""))
    ] == []


def test_every_refusal_is_used_somewhere() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in HOUSE.rglob("*.py"))
    used = Counter(re.findall(r"\b[A-Z]\w+", text))

    assert [kind.__qualname__ for kind in refusals() if used[kind.__name__] < 2] == []


def test_a_fact_that_the_refusal_does_not_have_would_be_found() -> None:
    assert facts_in("还剩 {n} 件,{item.name} 与 {days[0]}") == {"n", "item", "days"}
