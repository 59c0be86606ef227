"""Blank forms and filled samples are made of the same fields as the online form; a sample is what it would take."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.forms import checked
from yimen.kernel.papers.blank_forms import example, filled_in, to_fill_in
from yimen.kernel.papers.leaflets import About
from yimen.kernel.terms import FieldKind, FieldTerm, Terms

LABELS = st.text("经营场所面积（平方米）负责人电话", min_size=1, max_size=20)


@st.composite
def fields(draw: st.DrawFn) -> FieldTerm:
    kind = draw(st.sampled_from(FieldKind))
    options = tuple(draw(st.lists(LABELS, min_size=1, max_size=4, unique=True))) if kind is FieldKind.CHOICE else ()
    most = draw(st.integers(20, 300))
    return FieldTerm("f", draw(LABELS), kind, options=options, max_length=most)


@given(fields())
def test_what_a_sample_says_is_taken_by_the_online_form_word_for_word(field: FieldTerm) -> None:
    assert checked(field, example(field)) == example(field)


@given(st.lists(fields(), max_size=6))
def test_blank_form_and_sample_ask_what_the_online_form_asks_and_the_blank_one_answers_nothing(
    asked: list[FieldTerm],
) -> None:
    about = About("食品经营许可", "X1", 3, "市场监管局", Terms(fields=tuple(asked)), (), date(2026, 11, 22), "")

    blank, sample = to_fill_in(about), filled_in(about)

    for form in (blank, sample):
        rows = next((one.rows for one in form.sections if one.title == "申请内容"), ())
        assert [row[1] for row in rows] == [field.label for field in asked]
        assert "第 3 版" in form.number
    said = str(blank.sections)
    assert "☑" not in said and "张样例" not in said
