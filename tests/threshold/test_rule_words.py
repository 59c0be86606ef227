"""Every rule of publication is said in both languages, and every element has its name."""

import re
from dataclasses import fields
from pathlib import Path

import yimen
from yimen.kernel.authority import NoLetter, Rank
from yimen.kernel.elements import Service
from yimen.kernel.offices.powers import ClassTooLow
from yimen.kernel.publication import RULES
from yimen.kernel.terms import MaterialTerm, Situation, SituationRule, Terms
from yimen.kernel.writing import Missing
from yimen.registries.catalogue.refusals import KindDoesNotFit, NotPublishable, NotReviewer
from yimen.threshold.sentences import sentence
from yimen.threshold.structure.workbook import SHEETS
from yimen.threshold.words.facts import FACTS
from yimen.threshold.words.rules import ELEMENT_WORDS, RULE_WORDS, element_called, element_said, rule_said

_FIELD = re.compile(r"""(?:must_be_said|must_be_clean|TextMissing)\(\s*(?:field=)?"(\w+)\"""")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_rule_has_its_words_and_every_word_a_rule() -> None:
    assert {rule.code for rule in RULES} == set(RULE_WORDS)
    assert all(_HAN.search(chinese) and not _HAN.search(english) for chinese, english in RULE_WORDS.values())


def test_every_element_of_a_version_has_a_name() -> None:
    told = {field.name for kind in (Terms, Service) for field in fields(kind)}

    assert told - set(ELEMENT_WORDS) == set()
    assert {rule.element.removeprefix("service.") for rule in RULES} <= set(ELEMENT_WORDS)


def test_an_element_is_called_by_its_name_and_its_part() -> None:
    assert element_said("materials.plan") == "申请材料 plan"
    assert element_said("service.results[2]", "en") == "results 2"
    assert element_said("service") == "服务要素"
    assert element_said("something_else") == "something_else"


def test_the_entry_of_a_list_is_called_by_its_own_name_and_a_rule_by_its_number() -> None:
    terms = Terms(
        materials=(MaterialTerm("plan", "平面图"),),
        situations=(Situation("sale", "卖什么？", ()),),
        rules=(SituationRule("first"), SituationRule("sale", ("sale:loose",))),
    )

    assert element_called("materials.plan", terms) == "申请材料“平面图”"
    assert element_called("materials.plan.defects", terms, "en") == "materials “平面图” defects"
    assert element_called("situations.sale", terms) == "情形“卖什么？”"
    assert element_called("rules.sale.promised", terms) == "情形规则 2 承诺时限"
    assert element_called("rules.sale", terms, "en") == "situation rules 2"
    assert element_called("materials.gone", terms) == "申请材料 gone"
    assert element_called("service.results[2]", terms) == "审批结果 2"
    assert element_called("promised", terms) == "承诺时限"


def test_a_refusal_names_element_rule_and_basis_in_words() -> None:
    refused = NotPublishable(element="promised", rule="promise_within_statute", basis="《行政许可法》第四十二条")

    assert "承诺时限不长于法定时限" in sentence(refused)
    assert "《行政许可法》第四十二条" in sentence(refused)
    assert "promised limit" in sentence(refused, "en")
    assert rule_said("promise_within_statute") == "承诺时限不长于法定时限。"


def test_every_field_that_must_be_filled_in_has_a_word() -> None:
    root = Path(yimen.__file__).parent
    asked = {field for path in root.rglob("*.py") for field in _FIELD.findall(path.read_text("utf-8"))}
    columns = {column.code for sheet in SHEETS.values() for column in sheet.columns}

    assert "guidance" in asked and (asked | columns) - set(FACTS["field"]) == set()
    assert all(_HAN.search(chinese) and not _HAN.search(english) for chinese, english in FACTS["field"].values())


def test_no_refusal_calls_a_thing_by_its_code() -> None:
    suspended = KindDoesNotFit(kind="change", why="suspended")

    assert "暂停" in sentence(suspended) and "suspended" not in sentence(suspended)
    assert sentence(NotReviewer(level="legal")).count("合法性审核") == 1
    assert sentence(NoLetter(needed=Rank.DEPUTY)).endswith("（要由分管领导这一级决定）。")
    assert sentence(ClassTooLow(needed=1, has=2)).startswith("这个事项只下放到一级镇街中心")
    assert "first-class centres" in sentence(ClassTooLow(needed=1, has=2), "en")
    assert "document of the batch" in sentence(Missing(field="batch"), "en")
    assert all(
        _HAN.search(chinese) and not _HAN.search(english) and "_" not in english
        for words in FACTS.values()
        for chinese, english in words.values()
    )
