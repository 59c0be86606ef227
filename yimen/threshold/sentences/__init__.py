"""Sentences: what a door says for each refusal code, in Chinese and English. One table, no code without a sentence.

Each room of sentences is a module here with SENTENCES: code -> (Chinese, English); {fact} names a fact of the refusal.
"""

import pkgutil
from collections.abc import Mapping
from importlib import import_module

from yimen.kernel.refusal import Refusal
from yimen.threshold.words.facts import fact_said
from yimen.threshold.words.rules import element_said, rule_said

SENTENCES: Mapping[str, tuple[str, str]] = {
    code: pair
    for module in pkgutil.iter_modules(__path__)
    for code, pair in import_module(f"{__name__}.{module.name}").SENTENCES.items()
}


def sentence(refusal: Refusal, language: str = "zh-hans") -> str:
    """The sentence of a refusal in the reader's language."""
    return sentence_of(refusal.code, vars(refusal), language)


def sentence_of(code: str, facts: Mapping[str, object], language: str = "zh-hans") -> str:
    """The sentence of a refusal that was kept by its code and facts."""
    chinese, english = SENTENCES[code]
    template = english if language.startswith("en") else chinese
    # A body is mended by the names of its fields as they stand in it.
    spoken = facts if code.startswith("request.") else _spoken(code, facts, language)
    return template.format_map(_Facts(spoken))


def _spoken(code: str, facts: Mapping[str, object], language: str) -> Mapping[str, object]:
    """The facts, with elements, rules of publication and what else bears a code called by their words."""
    said = {"element": element_said, "rule": rule_said}
    return {
        name: said[name](str(value), language) if name in said else fact_said(name, value, language, code)
        for name, value in facts.items()
    }


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> object:
        return _Unsaid("…")


class _Unsaid(str):
    """A fact that was not kept, in whatever form a sentence wants it."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return str(self)
