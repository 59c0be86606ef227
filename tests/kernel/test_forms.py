"""Forms: a value has one form, a field that does not exist is refused, and gaps are told in the order of the page."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.forms import (
    FieldMalformed,
    FieldUnknown,
    SituationUnknown,
    checked,
    checked_answers,
    checked_form,
    gaps,
)
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import FieldKind, FieldTerm, MaterialTerm, Necessity, Option, Situation, Terms

TERMS = Terms(
    situations=(
        Situation("form", "做什么？", (Option("catering", "餐饮"), Option("sale", "销售"))),
        Situation("new", "第一次吗？", (Option("yes", "是"), Option("no", "否"))),
    ),
    fields=(
        FieldTerm("name", "名称"),
        FieldTerm("seats", "座位数", FieldKind.NUMBER, when=("form:catering",)),
        FieldTerm("note", "说明", required="no"),
    ),
    materials=(
        MaterialTerm("id", "身份证明"),
        MaterialTerm("plan", "布局图", when=("form:catering",)),
        MaterialTerm("photo", "照片", Necessity.OPTIONAL),
        MaterialTerm("rules", "制度", Necessity.TOLERABLE, tolerated_days=5),
    ),
)
every_answer = ["form:catering", "form:sale", "new:yes", "new:no"]
answers = st.lists(st.sampled_from(every_answer), unique_by=lambda one: one.partition(":")[0]).map(tuple)


@given(answers)
def test_answers_come_back_in_the_order_of_the_questions(given_answers: tuple[str, ...]) -> None:
    assert checked_answers(TERMS, given_answers) == tuple(one for one in every_answer if one in given_answers)


@given(answers, st.text(max_size=100).filter(lambda one: one not in every_answer))
def test_an_answer_that_is_no_option_is_refused(given_answers: tuple[str, ...], other: str) -> None:
    with pytest.raises(SituationUnknown) as refused:
        checked_answers(TERMS, (*given_answers, other))
    assert len(refused.value.answer) <= 80


def test_a_question_is_answered_once() -> None:
    with pytest.raises(SituationUnknown):
        checked_answers(TERMS, ("form:catering", "form:sale"))


@given(answers, st.text(max_size=20).filter(lambda one: one not in ("name", "seats", "note")))
def test_a_field_that_does_not_exist_is_refused(given_answers: tuple[str, ...], code: str) -> None:
    with pytest.raises(FieldUnknown):
        checked_form(TERMS, given_answers, {code: "x"})


def test_a_field_of_another_situation_is_left_out() -> None:
    typed = {"name": " 小馆 ", "seats": "20", "note": "  "}

    assert checked_form(TERMS, ("form:catering",), typed) == {"name": "小馆", "seats": "20"}
    assert checked_form(TERMS, ("form:sale",), typed) == {"name": "小馆"}


@given(st.decimals(-(10**14), 10**14, places=3))
def test_a_number_has_one_form(number: Decimal) -> None:
    field = FieldTerm("n", "数", FieldKind.NUMBER)

    value = checked(field, f" {number} ")

    assert Decimal(value) == number
    assert checked(field, value) == value
    assert "E" not in value


@given(st.dates())
def test_a_day_that_exists_is_taken_and_every_other_refused(day: date) -> None:
    field = FieldTerm("d", "日期", FieldKind.DATE)

    assert checked(field, day.isoformat()) == day.isoformat()
    with pytest.raises(FieldMalformed):
        checked(field, f"{day.year:04}-{day.month:02}-32")
    with pytest.raises(FieldMalformed):
        checked(field, day.strftime("%d/%m/%Y"))


@given(st.sampled_from(FieldKind), st.text(max_size=300))
def test_whatever_is_typed_is_taken_in_its_one_form_or_refused(kind: FieldKind, typed: str) -> None:
    field = FieldTerm("f", "字段", kind, options=("甲", "乙"))
    try:
        value = checked(field, typed)
    except Refusal:
        return

    assert checked(field, value) == value


@given(answers, st.frozensets(st.sampled_from(["id", "plan", "photo", "rules"])))
def test_what_is_missing_shrinks_with_all_that_is_given(
    given_answers: tuple[str, ...], handed_in: frozenset[str]
) -> None:
    bare = gaps(TERMS, given_answers, {}, frozenset())
    filled = gaps(TERMS, given_answers, {"name": "小馆", "seats": "20"}, handed_in)

    assert set(filled) <= set(bare)
    assert [gap.kind for gap in bare] == sorted(
        (gap.kind for gap in bare), key=["situation", "field", "material"].index
    )
    assert not {gap.code for gap in filled if gap.kind == "material"} & handed_in


def test_nothing_is_missing_when_questions_fields_and_required_materials_are_there() -> None:
    done = gaps(TERMS, ("form:catering", "new:yes"), {"name": "小馆", "seats": "20"}, frozenset({"id", "plan"}))

    assert done == ()
