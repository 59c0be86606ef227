"""Tasks to put right 整改 in words: what was found and how it ended, in the reader's language."""

from collections.abc import Mapping

from yimen.registries.catalogue.reform.findings import FoundElement, FoundFacts
from yimen.registries.catalogue.reform.rectifications import RectificationRow
from yimen.threshold.language import language, told
from yimen.threshold.words.rules import element_said

_STRICTER: Mapping[str, str] = {
    "extra_material": "比全市统一规程多要：{what}。",
    "extra_step": "比全市统一规程多设环节：{what}。",
    "longer_time": "办理时限比全市统一规程长：{what}。",
}
_OTHERWISE_STRICTER = "比全市统一规程严：{what}。"
_SHOWN: Mapping[str, str] = {
    "late": "最近30天有{n}件超过法定时限。",
    "demanded": "最近30天有{n}件被要求补交“{what}”，办事指南写的是非必要材料。",
    "not_in_force": "{unit}公布的清单上有这个事项，但没有实施中的版本。",
    "basis_over": "依据的文件“{unit}”已经失效。",
    "not_on_list": "{unit}最近30天收了{n}件，但现在的承接清单上没有这个事项。",
}
_FOUND_NO_MORE = "系统复核：这个问题已经不存在。"


def found_words(task: RectificationRow) -> str:
    """What was found: as somebody said it, or told from the facts that the records showed."""
    found = task.finding
    if not found.code:
        return task.found
    if found.code == "stricter":
        return told(_STRICTER.get(task.deviation, _OTHERWISE_STRICTER), what=_elements(found))
    return told(_SHOWN[found.code], n=found.cases, unit=found.unit, what=_elements(found))


def mended_words(task: RectificationRow) -> str:
    """How it was put right; what is found no more says so in the reader's language."""
    return told(_FOUND_NO_MORE) if task.mended == "found_no_more" else task.mended


def _elements(found: FoundFacts) -> str:
    return told("、").join(_element(one) for one in found.elements)


def _element(one: FoundElement) -> str:
    return one.name or element_said(one.element, language())
