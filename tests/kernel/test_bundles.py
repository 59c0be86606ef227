"""Bundles: what several items ask is asked once, and what is written once comes out again for each of them."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel import bundles
from yimen.kernel.bundles import Part
from yimen.kernel.elements import Service
from yimen.kernel.terms import (
    FieldKind,
    FieldTerm,
    MaterialTerm,
    Necessity,
    Option,
    Situation,
    Terms,
    TimeLimit,
)

labels = st.sampled_from(["经营场所", "联系电话", "经营面积", "法定代表人"])
fields = st.builds(
    FieldTerm,
    code=st.sampled_from(["a", "b", "c"]),
    label=labels,
    kind=st.sampled_from([FieldKind.TEXT, FieldKind.NUMBER]),
    required=st.sampled_from(["yes", "no"]),
    element=st.sampled_from(["", "phone", "address"]),
)
materials = st.builds(
    MaterialTerm,
    code=st.sampled_from(["id", "plan", "rules"]),
    name=st.sampled_from(["身份证明", "布局图", "管理制度"]),
    necessity=st.sampled_from(list(Necessity)),
    copies=st.integers(0, 3),
    library=st.sampled_from(["", "M1"]),
)
terms = st.builds(
    Terms,
    fields=st.lists(fields, max_size=4, unique_by=lambda one: one.code).map(tuple),
    materials=st.lists(materials, max_size=3, unique_by=lambda one: one.code).map(tuple),
)
parts = st.lists(terms, min_size=1, max_size=4).map(
    lambda found: tuple(Part(f"item{n}", one) for n, one in enumerate(found))
)


@given(parts)
def test_every_field_of_every_item_is_filled_from_the_one_form(made: tuple[Part, ...]) -> None:
    typed = {one.key: f"about {one.key}" for one in bundles.fields(made)}

    for part in made:
        form = bundles.form_for(part, typed)
        assert set(form) == {field.code for field in part.terms.fields}
        assert all(form[field.code] == typed[bundles.field_key(field)] for field in part.terms.fields)


@given(parts)
def test_what_is_asked_once_is_demanded_where_anybody_demands_it(made: tuple[Part, ...]) -> None:
    for one in bundles.fields(made):
        apart = [f for part in made for f in part.terms.fields if bundles.field_key(f) == one.key]
        assert one.term.required == ("yes" if any(field.required == "yes" for field in apart) else "no")
        assert {field.kind for field in apart} == {one.term.kind}
    assert len({one.key for one in bundles.fields(made)}) == len(bundles.fields(made))


@given(parts)
def test_a_material_is_handed_in_once_for_all_that_ask_for_it(made: tuple[Part, ...]) -> None:
    for one in bundles.materials(made):
        apart = [m for part in made for m in part.terms.materials if bundles.material_key(m) == one.key]
        assert one.term.copies == sum(material.copies for material in apart)
        if any(material.necessity is Necessity.REQUIRED for material in apart):
            assert one.term.necessity is Necessity.REQUIRED
        assert all(bundles.material_of(part, one.key) is not None for part in made if part.ref in one.parts)
    saved = bundles.saved(made)
    assert saved.materials_once <= saved.materials_apart and saved.fields_once <= saved.fields_apart


def test_a_question_in_the_same_words_is_asked_once_and_answered_for_each_item() -> None:
    first = Situation("kind", "做什么？", (Option("a", "餐饮"), Option("b", "销售")))
    second = replace(first, code="what", options=(Option("x", "餐饮"), Option("y", "销售")))
    need = FieldTerm("area", "面积")
    made = (
        Part("one", Terms(situations=(first,), fields=(replace(need, when=("kind:a",)),))),
        Part("two", Terms(situations=(second,), fields=(replace(need, when=("what:x",)),))),
    )

    (asked,) = bundles.questions(made)
    said = {asked.key: "餐饮"}

    assert asked.parts == ("one", "two") and asked.labels == ("餐饮", "销售")
    assert [bundles.answers_for(part, said) for part in made] == [("kind:a",), ("what:x",)]
    assert [bundles.answers_for(part, {asked.key: "养鱼"}) for part in made] == [(), ()]


def test_the_slowest_item_says_how_long_it_takes_and_a_prerequisite_inside_makes_one_wait() -> None:
    short, long = TimeLimit(Decimal(3), "working_day"), TimeLimit(Decimal(30), "minute")
    first = Part("one", Terms(promised=short), codes=frozenset({"code-one"}))
    second = Part("two", Terms(promised=long, service=Service(prerequisites=("code-one",))))

    assert bundles.longest((first, second)) == short
    assert bundles.longest((first, Part("three", Terms()))) is None
    assert bundles.waits_for(second, (first, second)) == ("one",)
    assert bundles.waits_for(first, (first, second)) == ()
